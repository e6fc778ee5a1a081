/** The control of one part of the application form. */
import { Checkbox, ConfigProvider, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { findEthnicGroupCode, parseCitizenNumber, sexName, soundsLike } from '../../../core/standards/index.ts'
import type { FileRef } from '../../client.ts'
import type { Saying } from '../../say.ts'
import { formWords, helpOf } from '../../words/form.ts'
import { FileInput } from '../act/FileInput.tsx'
import { AddedNote, addedControl, addedLabel } from './AddedInput.tsx'
import { deriveAge } from './age.ts'
import { choicesOf, type Source } from './choices.ts'
import { ChooseFiles, useHere, WaitingFiles } from './files.tsx'
import { OwnNote, ownControl, YesNo } from './OwnInput.tsx'
import { Reason, useOpens } from './opening.tsx'
import { fieldName } from './part-name.ts'
import type { Part, SectionName } from './sections.ts'
import { Wishes } from './Wishes.tsx'

type Props = {
  readonly section: SectionName
  readonly part: Part
  readonly saying: Saying
  readonly path: (string | number)[]
  readonly disabled: boolean
}

type FileProps = {
  readonly label: string
  readonly disabled: boolean
  /** Where in the form it belongs; without it the file goes to the server at once. */
  readonly place: string | undefined
  readonly saying: Saying
  readonly value?: FileRef
  readonly onChange?: (file: FileRef) => void
}
function FilePart({ label, disabled, place, saying, value, onChange }: FileProps) {
  const here = useHere()
  return (
    <div className="tight">
      {!disabled && here && place !== undefined && <ChooseFiles here={here} place={place} label={label} saying={saying} />}
      {!disabled && !(here && place !== undefined) && <FileInput label={label} onStored={file => onChange?.(file)} />}
      {place !== undefined && <WaitingFiles place={place} saying={saying} />}
      {value?.name && (
        <a href={`/api/files/${value.sha256}`} target="_blank" rel="noreferrer">
          {value.name}
        </a>
      )}
    </div>
  )
}

/** What a citizen number says by itself, or what is wrong with it. */
function NumberNote({ number, saying }: { number: string; saying: Saying }) {
  const { t, pick } = saying.texts
  if (number === '') return null
  if (number.includes('*')) return null
  const parsed = parseCitizenNumber(number)
  if (!parsed.ok) return <span className="late">{t.form.badNumber[parsed.fault]}</span>
  const age = deriveAge(saying.law, parsed.birthDate)
  return <span>{t.form.fromNumber(parsed.birthDate, age ?? 0, pick(sexName(parsed.sex)))}</span>
}

type Option = { readonly value: string; readonly label: string }
/** By characters, pinyin, initials or code; a misspelt ethnic group is found too. */
const finds = (source: Source) => (typed: string, option?: Option) =>
  option !== undefined && (soundsLike(typed, option.label) || (source === 'ethnicGroup' && findEthnicGroupCode(typed) === option.value))

function chooser(source: Source, many: boolean, saying: Saying) {
  const options: Option[] = [...choicesOf(source, saying)]
  return (
    <Select<string | string[], Option>
      {...(many && { mode: 'multiple' as const })}
      showSearch={{ filterOption: finds(source) }}
      allowClear
      placeholder={options.length > 12 ? formWords[saying.texts.language].searchHint : saying.texts.t.act.choose}
      options={options}
    />
  )
}

const longest: Readonly<Record<string, number>> = { goals: 800, plan: 800, achievements: 2000 }

function typing({ part, saying }: Props) {
  if (part.control === 'long') return <Input.TextArea rows={6} maxLength={longest[part.name] ?? 2000} showCount />
  if (part.control === 'day') return <Input type="date" />
  if (part.control === 'month') return <Input type="month" />
  if (part.control === 'email') return <Input type="email" inputMode="email" autoComplete="email" maxLength={120} />
  if (part.control === 'digits') return <Input inputMode="tel" maxLength={20} {...(part.name === 'phone' && { autoComplete: 'tel' })} />
  if (part.control === 'year')
    return <Input inputMode="numeric" maxLength={4} {...(saying.law && { placeholder: String(saying.law.policy.year - 1) })} />
  if (part.control === 'whole') return <InputNumber style={{ width: '100%' }} precision={0} min={0} max={9999} inputMode="numeric" />
  if (part.control === 'number') return <Input maxLength={18} autoComplete="off" autoCapitalize="characters" />
  return <Input maxLength={120} {...(part.name === 'name' && { autoComplete: 'name' })} />
}

function control(props: Props, track: string | undefined) {
  const { part, section, saying, disabled, path } = props
  const label = fieldName(section, part.name, saying)
  if (part.control === 'yesNo') return <YesNo saying={saying} />
  if (typeof part.control === 'object') {
    if ('fact' in part.control) return ownControl(part.name, part.control.fact, saying)
    if ('added' in part.control) {
      const { added } = part.control
      if (added.type === 'file') return <FilePart label={label} disabled={disabled} place={path.join('.')} saying={saying} />
      return added.type === 'rows' ? null : addedControl(added, saying)
    }
    return 'chooseMany' in part.control ? chooser(part.control.chooseMany, true, saying) : chooser(part.control.choose, false, saying)
  }
  if (part.control === 'file')
    return <FilePart label={label} disabled={disabled} place={path[0] === section ? path.join('.') : undefined} saying={saying} />
  if (part.control === 'wishes') return <Wishes saying={saying} track={track} disabled={disabled} />
  return typing(props)
}

const noteOf = ({ section, part, saying }: Props, typed: unknown) => {
  if (part.control === 'number') return <NumberNote number={String(typed ?? '')} saying={saying} />
  if (typeof part.control === 'object' && 'fact' in part.control) return <OwnNote fact={part.control.fact} value={typed} saying={saying} />
  if (typeof part.control === 'object' && 'added' in part.control)
    return <AddedNote field={part.control.added} value={typed} saying={saying} />
  return helpOf(`${section}.${part.name}`, saying.texts.language)
}

const askedName = (section: string, part: Part, saying: Saying): string => {
  const name = fieldName(section, part.name, saying)
  return part.optional ? saying.texts.t.act.optional(name) : name
}

/** A part is open by itself or with the row or section that it stands in. */
export function PartInput(props: Props) {
  const { section, path, saying } = props
  const place = path[0] === section ? path.join('.') : [section, ...path].join('.')
  const open = useOpens(place)
  const disabled = props.disabled || !open
  return (
    <ConfigProvider componentDisabled={disabled}>
      <OnePart {...props} disabled={disabled} reason={<Reason place={place} saying={saying} />} />
    </ConfigProvider>
  )
}

function OnePart(props: Props & { readonly reason: ReactNode }) {
  const { section, part, saying, path, reason } = props
  const form = Form.useFormInstance()
  const other = Form.useWatch(part.when ? [section, part.when.field] : ['none'], form)
  const track = Form.useWatch(['request', 'track'], form)
  const typed = Form.useWatch(path, form)
  if (part.when && !part.when.is.includes(other)) return null
  const isAdded = typeof part.control === 'object' && 'added' in part.control
  const label = isAdded ? addedLabel(part.control.added, saying) : askedName(section, part, saying)
  const className = part.wide ? 'wide' : undefined
  if (part.control === 'check') {
    return (
      <div className={className}>
        {reason}
        <Form.Item name={path} valuePropName="checked">
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      </div>
    )
  }
  return (
    <div className={className}>
      {reason}
      <Form.Item name={path} label={label} extra={noteOf(props, typed)}>
        {control(props, typeof track === 'string' ? track : undefined)}
      </Form.Item>
    </div>
  )
}

/** The control of one part of the application form. */
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { wishesAsked } from '../../../core/placement/wishes.ts'
import { parseCitizenNumber, sexName } from '../../../core/standards/index.ts'
import type { FileRef } from '../../client.ts'
import type { Saying } from '../../say.ts'
import { FileInput } from '../act/FileInput.tsx'
import { programmesOf } from '../act/options.ts'
import { moved } from '../moved.ts'
import { deriveAge } from './age.ts'
import { choicesOf } from './choices.ts'
import { ChooseFiles, useHere, WaitingFiles } from './files.tsx'
import { OwnNote, ownControl, YesNo } from './OwnInput.tsx'
import { fieldName } from './part-name.ts'
import type { Part, SectionName } from './sections.ts'

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

type WishProps = {
  readonly saying: Saying
  readonly track: string | undefined
  readonly disabled: boolean
  readonly value?: readonly string[]
  readonly onChange?: (wishes: readonly string[]) => void
}
/** Wishes in their order: choose one, move it, remove it. */
function Wishes({ saying, track, disabled, value = [], onChange }: WishProps) {
  const { t } = saying.texts
  if (!saying.law) return null
  const groups = programmesOf(saying.law, track, saying.texts)
  const most = wishesAsked(saying.law.policy).value.max
  const label = (wish: string) => groups.flatMap(({ options }) => options).find(option => option.value === wish)?.label ?? wish
  const free = groups.map(group => ({ ...group, options: group.options.filter(option => !value.includes(option.value)) }))
  const add = (wish: string) => onChange?.([...value, wish])
  return (
    <div className="tight">
      <ol className="tight">
        {value.map((wish, i) => (
          <li key={wish} className="row">
            <span>
              {i + 1}. {label(wish)}
            </span>
            {!disabled && i > 0 && (
              <Button size="small" onClick={() => onChange?.(moved(value, i, i - 1))}>
                {t.form.moveUp}
              </Button>
            )}
            {!disabled && (
              <Button size="small" onClick={() => onChange?.(value.filter(one => one !== wish))}>
                {t.act.remove}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {!disabled && value.length < most && (
        <Select
          aria-label={t.form.fields.preferences}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder={t.act.choose}
          options={free}
          onChange={wish => wish !== null && add(wish)}
        />
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

function control({ part, section, saying, disabled, path }: Props, track: string | undefined) {
  const label = fieldName(section, part.name, saying)
  if (part.control === 'yesNo') return <YesNo saying={saying} />
  if (typeof part.control === 'object') {
    if ('fact' in part.control) return ownControl(part.name, part.control.fact, saying)
    const options = [...choicesOf(part.control.choose, saying)]
    return <Select showSearch={{ optionFilterProp: 'label' }} allowClear options={options} />
  }
  if (part.control === 'long') return <Input.TextArea rows={6} maxLength={part.name === 'goals' ? 800 : 2000} showCount />
  if (part.control === 'day') return <Input type="date" />
  if (part.control === 'month') return <Input type="month" />
  if (part.control === 'file')
    return <FilePart label={label} disabled={disabled} place={path[0] === section ? path.join('.') : undefined} saying={saying} />
  if (part.control === 'wishes') return <Wishes saying={saying} track={track} disabled={disabled} />
  return <Input maxLength={120} />
}

const noteOf = ({ part, saying }: Props, typed: unknown) => {
  if (part.control === 'number') return <NumberNote number={String(typed ?? '')} saying={saying} />
  if (typeof part.control !== 'object' || !('fact' in part.control)) return undefined
  return <OwnNote fact={part.control.fact} value={typed} saying={saying} />
}

export function PartInput(props: Props) {
  const { section, part, saying, path } = props
  const form = Form.useFormInstance()
  const other = Form.useWatch(part.when ? [section, part.when.field] : ['none'], form)
  const track = Form.useWatch(['request', 'track'], form)
  const typed = Form.useWatch(path, form)
  if (part.when && !part.when.is.includes(other)) return null
  const label = fieldName(section, part.name, saying)
  const className = part.wide ? 'wide' : undefined
  if (part.control === 'check') {
    return (
      <Form.Item name={path} valuePropName="checked" className={className}>
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    )
  }
  return (
    <Form.Item name={path} label={label} extra={noteOf(props, typed)} className={className}>
      {control(props, typeof track === 'string' ? track : undefined)}
    </Form.Item>
  )
}

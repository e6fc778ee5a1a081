/** The plain fields of a policy: each change is handed on when the field is left, so that typing is one change. */
import { useId } from 'react'
import { findAt, isRecord } from '../../../core/edition/change.ts'
import { anchorOf, useEditing } from './context.ts'
import { helpOf, keyName, valueName } from './names.ts'
import { kindOf, resolved, type Shape } from './shape.ts'

export type Place = { readonly shape: Shape; readonly path: string; readonly keys: readonly string[]; readonly value: unknown }
type Labelled = Place & { readonly label: string; readonly bare?: boolean }

/** Label, field, help, and what is wrong with it. */
export function Field({
  path,
  keys,
  label,
  bare,
  children,
}: Omit<Labelled, 'shape' | 'value'> & { children: (id: string, described: string) => React.ReactNode }) {
  const { language, problems } = useEditing()
  const id = useId()
  const help = bare ? undefined : helpOf(keys, language)
  const problem = problems.get(path)
  return (
    <div className="studiofield" id={anchorOf(path)}>
      <label htmlFor={id} className={bare ? 'unseen' : 'small quiet'}>
        {label}
      </label>
      {children(id, `${id}-note`)}
      <div id={`${id}-note`} className="small">
        {problem !== undefined && <span className="late">{problem} </span>}
        {help !== undefined && <span className="quiet">{help}</span>}
      </div>
    </div>
  )
}

type Typed = Labelled & { readonly type: 'text' | 'date' | 'number'; readonly read: (typed: string) => unknown }

function TypedInput({ type, read, ...place }: Typed) {
  const { readOnly, edit } = useEditing()
  const { path, value } = place
  const shown = value === undefined || value === null || typeof value === 'object' ? '' : String(value)
  const long = type === 'text' && shown.length > 60
  const leave = (typed: string) => {
    if (typed !== shown) edit({ path, after: read(typed) })
  }
  return (
    <Field {...place}>
      {(id, described) =>
        long ? (
          <textarea
            key={shown}
            id={id}
            aria-describedby={described}
            className="native"
            rows={3}
            disabled={readOnly}
            defaultValue={shown}
            onBlur={e => leave(e.target.value)}
          />
        ) : (
          <input
            key={shown}
            id={id}
            aria-describedby={described}
            className="native"
            type={type === 'number' ? 'text' : type}
            inputMode={type === 'number' ? 'numeric' : undefined}
            disabled={readOnly}
            defaultValue={shown}
            onBlur={e => leave(e.target.value)}
          />
        )
      }
    </Field>
  )
}

const whole = (typed: string): unknown => (/^-?\d{1,12}$/.test(typed.trim()) ? Number(typed) : typed)

type Option = { readonly value: string; readonly label: string }
export function ChoiceInput({ options, onChoose, ...place }: Labelled & { options: readonly Option[]; onChoose: (value: string) => void }) {
  const { readOnly, words } = useEditing()
  const shown = place.value === undefined ? '' : String(place.value)
  return (
    <Field {...place}>
      {(id, described) => (
        <select
          id={id}
          aria-describedby={described}
          className="native"
          disabled={readOnly}
          value={shown}
          onChange={e => onChoose(e.target.value)}
        >
          {!options.some(o => o.value === shown) && <option value={shown}>{shown === '' ? words.empty : shown}</option>}
          {options.map(o => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function EnumInput(place: Labelled) {
  const { edit, language } = useEditing()
  const values = resolved(place.shape).enum ?? []
  const options = values.map(value => ({ value: String(value), label: valueName(value, language) }))
  const choose = (typed: string) => edit({ path: place.path, after: values.find(v => String(v) === typed) ?? typed })
  return <ChoiceInput {...place} options={options} onChoose={choose} />
}

function BooleanInput(place: Labelled) {
  const { edit, language } = useEditing()
  const options = ['true', 'false'].map(value => ({ value, label: valueName(value, language) }))
  return <ChoiceInput {...place} options={options} onChoose={typed => edit({ path: place.path, after: typed === 'true' })} />
}

/** The clauses of the policy, by the notice's numbers. */
export const useClauses = (): readonly Option[] => {
  const { folder, language } = useEditing()
  const table = findAt(folder, 'policy.clauses')
  if (!Array.isArray(table)) return []
  return table.filter(isRecord).map(({ id, number, heading }) => ({
    value: String(id),
    label: `${String(number)} ${isRecord(heading) ? String(heading[language] ?? '') : ''}（${String(id)}）`,
  }))
}

export function ClauseInput(place: Labelled) {
  const { edit } = useEditing()
  const options = useClauses()
  return <ChoiceInput {...place} options={options} onChoose={after => edit({ path: place.path, after })} />
}

/** Names that the policy itself gives: of its tracks, its facts. */
const namesFor: Readonly<Record<string, string>> = { fact: 'policy.facts', track: 'policy.tracks', from: 'policy.facts' }

const useNames = (key: string): readonly Option[] => {
  const { folder, language } = useEditing()
  const table = findAt(folder, namesFor[key] ?? '')
  if (namesFor[key] === undefined || !isRecord(table)) return []
  return Object.entries(table).map(([value, one]) => {
    const text = isRecord(one) ? (one.label ?? one.name) : undefined
    return { value, label: isRecord(text) ? String(text[language] ?? value) : value }
  })
}

function StringInput(place: Labelled) {
  const { edit } = useEditing()
  const names = useNames(place.keys[place.keys.length - 1] ?? '')
  if (names.length > 0) return <ChoiceInput {...place} options={names} onChoose={after => edit({ path: place.path, after })} />
  return <TypedInput {...place} type="text" read={typed => typed} />
}

/** One value without parts. */
export function Scalar({ bare, label, ...place }: Place & { bare?: boolean; label?: string }) {
  const { language } = useEditing()
  const { keys, shape } = place
  const labelled = { ...place, label: label ?? keyName(keys, language), ...(bare && { bare }) }
  if (keys[keys.length - 1] === 'clause') return <ClauseInput {...labelled} />
  switch (kindOf(shape)) {
    case 'enum':
      return <EnumInput {...labelled} />
    case 'const':
      return <p className="small quiet">{`${labelled.label}：${valueName(resolved(shape).const, language)}`}</p>
    case 'boolean':
      return <BooleanInput {...labelled} />
    case 'integer':
      return <TypedInput {...labelled} type="number" read={whole} />
    case 'day':
      return <TypedInput {...labelled} type="date" read={typed => typed} />
    default:
      return <StringInput {...labelled} />
  }
}

/** A value whose type depends on what is compared: a fact's own values, a number, yes or no. */
export function ComparedValue({ factName, ...place }: Place & { factName: string; bare?: boolean }) {
  const { folder, language, edit } = useEditing()
  const fact = findAt(folder, `policy.facts.${factName}`)
  const labelled = { ...place, label: keyName(place.keys, language) }
  const type = isRecord(fact) ? fact.type : undefined
  const values = isRecord(fact) && Array.isArray(fact.values) ? fact.values : []
  if (type === 'boolean') return <BooleanInput {...labelled} />
  if (type === 'integer') return <TypedInput {...labelled} type="number" read={whole} />
  if (type === 'day') return <TypedInput {...labelled} type="date" read={typed => typed} />
  if (values.length === 0)
    return (
      <TypedInput
        {...labelled}
        type={typeof place.value === 'number' ? 'number' : 'text'}
        read={typeof place.value === 'number' ? whole : typed => typed}
      />
    )
  const options = values.map(value => ({ value: String(value), label: valueName(value, language) }))
  return <ChoiceInput {...labelled} options={options} onChoose={after => edit({ path: place.path, after })} />
}

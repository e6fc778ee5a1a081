/** One part of a policy as fields, drawn from its shape: objects, texts and cited values here; lists, records and forms beside. */
import { Button } from 'antd'
import { isRecord } from '../../../core/edition/change.ts'
import { anchorOf, useEditing } from './context.ts'
import { ListNode, RecordNode, UnionNode } from './Lists.tsx'
import { keyName } from './names.ts'
import { type Place, Scalar } from './Scalars.tsx'
import { isOptional, kindOf, resolved, type Shape, skeleton } from './shape.ts'

export const below = ({ path, keys, value }: Place, key: string, shape: Shape): Place => ({
  shape,
  path: `${path}.${key}`,
  keys: [...keys, key],
  value: Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined,
})

export const isShort = (shape: Shape) => ['enum', 'const', 'day', 'string', 'integer', 'boolean'].includes(kindOf(shape))

/** Takes half of a wide page: a text in two languages, a cited value without parts. */
const isSmall = (shape: Shape) =>
  kindOf(shape) === 'text' || (kindOf(shape) === 'cited' && isShort(resolved(shape).properties?.value ?? {}))

type Parts = readonly (readonly [string, Shape])[]
type MembersProps = { readonly place: Place; readonly shape: Shape; readonly without?: readonly string[] }

const removable = (place: Place, shape: Shape, key: string, readOnly: boolean) =>
  !readOnly && isOptional(shape, key) ? `${place.path}.${key}` : undefined

function ShortMembers({ place, shape, parts }: MembersProps & { parts: Parts }) {
  const { edit, readOnly, words, language } = useEditing()
  if (parts.length === 0) return null
  return (
    <div className="studiogrid">
      {parts.map(([key, part]) => {
        const path = removable(place, shape, key, readOnly)
        const name = `${words.remove} ${keyName([...place.keys, key], language)}`
        return (
          <div key={key} className="studiorow">
            <Node {...below(place, key, part)} />
            {path !== undefined && <Small name={name} sign="×" onClick={() => edit({ path })} />}
          </div>
        )
      })}
    </div>
  )
}

function LongMembers({ place, shape, parts, className }: MembersProps & { parts: Parts; className: string }) {
  const { edit, readOnly } = useEditing()
  if (parts.length === 0) return null
  return (
    <div className={className}>
      {parts.map(([key, part]) => {
        const path = removable(place, shape, key, readOnly)
        return <Node key={key} {...below(place, key, part)} {...(path !== undefined && { onRemove: () => edit({ path }) })} />
      })}
    </div>
  )
}

/** The members that are there, and those that may be added. */
export function Members({ place, shape, without = [] }: MembersProps) {
  const { edit, readOnly, language } = useEditing()
  const present = isRecord(place.value) ? place.value : {}
  const all = Object.entries(shape.properties ?? {}).filter(([key]) => !without.includes(key))
  const there = all.filter(([key]) => key in present || !isOptional(shape, key))
  const missing = all.filter(([key]) => !(key in present) && isOptional(shape, key))
  const long = there.filter(([, part]) => !isShort(part))
  return (
    <div className="tight">
      <ShortMembers place={place} shape={shape} parts={there.filter(([, part]) => isShort(part))} />
      <LongMembers place={place} shape={shape} parts={long.filter(([, part]) => isSmall(part))} className="studiopairs" />
      <LongMembers place={place} shape={shape} parts={long.filter(([, part]) => !isSmall(part))} className="tight" />
      {!readOnly && missing.length > 0 && (
        <div className="row">
          {missing.map(([key, part]) => (
            <Button key={key} size="small" type="dashed" onClick={() => edit({ path: `${place.path}.${key}`, after: skeleton(part) })}>
              + {keyName([...place.keys, key], language)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

export function Small({ name, sign, onClick, disabled }: { name: string; sign: string; onClick: () => void; disabled?: boolean }) {
  return (
    <Button size="small" type="text" aria-label={name} title={name} disabled={disabled === true} onClick={onClick}>
      {sign}
    </Button>
  )
}

export type Removable = Place & { readonly onRemove?: () => void }

/** A part with a name of its own and others below it. */
export function Group({ place, children, onRemove }: { place: Place; children: React.ReactNode; onRemove?: (() => void) | undefined }) {
  const { language, words, readOnly, problems } = useEditing()
  const name = keyName(place.keys, language)
  const problem = problems.get(place.path)
  return (
    <fieldset className="studiogroup" id={anchorOf(place.path)}>
      <legend>{name}</legend>
      {onRemove && !readOnly && <Small name={`${words.remove} ${name}`} sign="×" onClick={onRemove} />}
      {problem !== undefined && <p className="late small">{problem}</p>}
      {children}
    </fieldset>
  )
}

function TextNode({ onRemove, ...place }: Removable) {
  const shape: Shape = { type: 'string' }
  return (
    <Group place={place} onRemove={onRemove}>
      <div className="studiogrid">
        {['zh', 'en'].map(key => (
          <Scalar key={key} {...below(place, key, shape)} keys={[key]} />
        ))}
      </div>
    </Group>
  )
}

/** A value of the law: what it is, the clause that gives it, and, where the notice is silent, who decided it and why. */
function CitedNode({ onRemove, ...place }: Removable) {
  const { words, language, showClause } = useEditing()
  const clause = isRecord(place.value) && typeof place.value.clause === 'string' ? place.value.clause : ''
  const shape = resolved(place.shape)
  const value = shape.properties?.value ?? {}
  const isDecided = isRecord(place.value) && typeof place.value.decidedBy === 'string'
  return (
    <Group place={place} onRemove={onRemove}>
      <div className={isShort(value) ? 'studiogrid' : 'tight'}>
        {isShort(value) ? (
          <Scalar {...below(place, 'value', value)} keys={[...place.keys, 'value']} label={keyName(['this', 'value'], language)} />
        ) : (
          <Node {...below(place, 'value', value)} keys={place.keys} inner />
        )}
        <div className="studiorow">
          <Scalar {...below(place, 'clause', { type: 'string' })} />
          {showClause && clause !== '' && <Small name={`${words.tabs.notice} ${clause}`} sign="§" onClick={() => showClause(clause)} />}
        </div>
      </div>
      {isDecided && <span className="tag warn">{words.decided}</span>}
      <Members place={place} shape={shape} without={['value', 'clause']} />
    </Group>
  )
}

/** Any part of a policy. `inner`: its name stands above it already. */
export function Node({ inner, onRemove, ...place }: Removable & { inner?: boolean }) {
  const props = { ...place, ...(onRemove && { onRemove }), ...(inner && { inner }) }
  switch (kindOf(place.shape)) {
    case 'text':
      return <TextNode {...props} />
    case 'cited':
      return <CitedNode {...props} />
    case 'list':
      return <ListNode {...props} />
    case 'record':
      return <RecordNode {...props} />
    case 'union':
      return <UnionNode {...props} />
    case 'object':
      return inner ? (
        <Members place={place} shape={resolved(place.shape)} />
      ) : (
        <Group place={place} onRemove={onRemove}>
          <Members place={place} shape={resolved(place.shape)} />
        </Group>
      )
    default:
      return <Scalar {...place} />
  }
}

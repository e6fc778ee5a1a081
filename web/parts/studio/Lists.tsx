/** Lists, records and values of several forms: their items come, go and change places. */
import { Button } from 'antd'
import { useState } from 'react'
import { findAt, isRecord } from '../../../core/edition/change.ts'
import { anchorOf, useEditing } from './context.ts'
import { below, Group, isShort, Members, Node, type Removable, Small } from './Node.tsx'
import { findKeyName, itemName, valueName } from './names.ts'
import { ChoiceInput, ComparedValue, type Place, Scalar } from './Scalars.tsx'
import { formName, formOf, formsOf, kindOf, resolved, type Shape, skeleton } from './shape.ts'

type ItemProps = { readonly place: Place; readonly index: number; readonly count: number; readonly list: string }
function ItemButtons({ place, index, count, list }: ItemProps) {
  const { edit, readOnly, words, language } = useEditing()
  if (readOnly) return null
  const name = itemName(place.value, language) ?? String(index + 1)
  return (
    <span className="row">
      <Small
        name={`${words.up} ${name}`}
        sign="↑"
        disabled={index === 0}
        onClick={() => edit({ path: `${list}.${index}`, to: index - 1 })}
      />
      <Small
        name={`${words.down} ${name}`}
        sign="↓"
        disabled={index === count - 1}
        onClick={() => edit({ path: `${list}.${index}`, to: index + 1 })}
      />
      <Small name={`${words.remove} ${name}`} sign="×" onClick={() => edit({ path: `${list}.${index}` })} />
    </span>
  )
}

/** One item; what is long stays closed, and is drawn when it is opened. */
function Item(props: ItemProps) {
  const { place, index, count } = props
  const { language } = useEditing()
  const wrong = useWrong(place.path)
  const [open, setOpen] = useState(count <= 4)
  if (isShort(place.shape))
    return (
      <li className="studiorow" id={anchorOf(place.path)}>
        <Scalar {...place} bare />
        <ItemButtons {...props} />
      </li>
    )
  return (
    <li id={anchorOf(place.path)}>
      <details open={open || wrong} onToggle={e => setOpen(e.currentTarget.open)}>
        <summary>
          {itemName(place.value, language) ?? index + 1} {wrong && <span className="tag bad">!</span>}
        </summary>
        {(open || wrong) && (
          <div className="tight">
            <ItemButtons {...props} />
            <Node {...place} inner />
          </div>
        )}
      </details>
    </li>
  )
}

type Framing = {
  readonly place: Place
  readonly onRemove: (() => void) | undefined
  readonly inner: boolean | undefined
  readonly children: React.ReactNode
}

/** In a group of its own, or bare within an item that has a name already. */
function Framed({ place, onRemove, inner = false, children }: Framing) {
  if (inner) return <div className="tight">{children}</div>
  return (
    <Group place={place} onRemove={onRemove}>
      {children}
    </Group>
  )
}

/** What an item of a list of values is compared with is known by the fact beside the list. */
export function ListNode({ onRemove, inner, ...place }: Removable & { inner?: boolean }) {
  const { edit, readOnly, words, folder } = useEditing()
  const items = resolved(place.shape).items ?? {}
  const list = Array.isArray(place.value) ? place.value : []
  const above = findAt(folder, place.path.split('.').slice(0, -1).join('.'))
  const fact = isRecord(above) && typeof above.fact === 'string' ? above.fact : undefined
  const body = (
    <>
      <ol className="studiolist">
        {list.map((_, i) => {
          const item = below(place, String(i), items)
          const shared = { key: i, index: i, count: list.length, list: place.path, place: item }
          return fact !== undefined && kindOf(items) === 'union' && !isRecord(item.value) ? (
            <li key={shared.key} className="studiorow">
              <ComparedValue {...item} factName={fact} bare />
              <ItemButtons place={item} index={i} count={list.length} list={place.path} />
            </li>
          ) : (
            <Item key={shared.key} place={item} index={i} count={list.length} list={place.path} />
          )
        })}
      </ol>
      {!readOnly && (
        <div>
          <Button size="small" onClick={() => edit({ path: `${place.path}.${list.length}`, after: skeleton(items), insert: true })}>
            {words.add}
          </Button>
        </div>
      )}
    </>
  )
  return (
    <Framed place={place} onRemove={onRemove} inner={inner}>
      {body}
    </Framed>
  )
}

function NewKey({ place, shape }: { place: Place; shape: Shape }) {
  const { edit, words } = useEditing()
  const [key, setKey] = useState('')
  const taken = isRecord(place.value) && key in place.value
  const good = /^[a-zA-Z][a-zA-Z0-9-]*$/.test(key) && !taken
  return (
    <form
      className="row"
      onSubmit={e => {
        e.preventDefault()
        if (good) edit({ path: `${place.path}.${key}`, after: skeleton(shape) })
        setKey('')
      }}
    >
      <input
        className="native"
        style={{ width: 200 }}
        aria-label={words.newKey}
        placeholder={words.newKey}
        value={key}
        onChange={e => setKey(e.target.value)}
      />
      <Button size="small" htmlType="submit" disabled={!good}>
        {words.add}
      </Button>
    </form>
  )
}

/** Whether something is wrong at a place or below it. */
const useWrong = (path: string): boolean => {
  const { problems } = useEditing()
  return [...problems.keys()].some(found => found === path || found.startsWith(`${path}.`))
}

function RecordEntry({ place }: { place: Place }) {
  const { edit, readOnly, words, folder, language } = useEditing()
  const wrong = useWrong(place.path)
  const key = place.keys[place.keys.length - 1] ?? ''
  const track = findAt(folder, `policy.tracks.${key}.name`)
  const named = itemName(place.value, language)
  const name = isRecord(track) ? String(track[language]) : named !== undefined && isRecord(place.value) ? `${named}（${key}）` : key
  const [open, setOpen] = useState(false)
  const remove = !readOnly && <Small name={`${words.remove} ${name}`} sign="×" onClick={() => edit({ path: place.path })} />
  if (isShort(place.shape))
    return (
      <li className="studiorow">
        <span className="quiet">{name}</span>
        <Scalar {...place} bare />
        {remove}
      </li>
    )
  return (
    <li id={anchorOf(place.path)}>
      <details open={open || wrong} onToggle={e => setOpen(e.currentTarget.open)}>
        <summary>
          {name} {wrong && <span className="tag bad">!</span>}
        </summary>
        {(open || wrong) && (
          <div className="tight">
            {remove}
            <Node {...place} inner />
          </div>
        )}
      </details>
    </li>
  )
}

export function RecordNode({ onRemove, inner, ...place }: Removable & { inner?: boolean }) {
  const { readOnly } = useEditing()
  const { additionalProperties } = resolved(place.shape)
  const shape = typeof additionalProperties === 'object' ? additionalProperties : {}
  const body = (
    <>
      <ul className="studiolist">
        {Object.keys(isRecord(place.value) ? place.value : {}).map(key => (
          <RecordEntry key={key} place={below(place, key, shape)} />
        ))}
      </ul>
      {!readOnly && <NewKey place={place} shape={shape} />}
    </>
  )
  return (
    <Framed place={place} onRemove={onRemove} inner={inner}>
      {body}
    </Framed>
  )
}

/** What stays when the form changes: all that both forms have, such as clause and label. */
const carriedOver = (form: Shape, value: unknown): unknown => {
  const made = skeleton(form)
  if (!isRecord(made) || !isRecord(value)) return made
  const known = Object.keys(resolved(form).properties ?? {})
  const constants = Object.entries(resolved(form).properties ?? {}).filter(([, p]) => resolved(p).const !== undefined)
  const kept = Object.fromEntries(Object.entries(value).filter(([key]) => known.includes(key) && !constants.some(([c]) => c === key)))
  return { ...made, ...kept }
}

/** A value that may have one of several forms: the form is chosen, then its members. */
export function UnionNode({ onRemove, inner, ...place }: Removable & { inner?: boolean }) {
  const { edit, words, language } = useEditing()
  const forms = formsOf(place.shape)
  const index = formOf(place.shape, place.value)
  const form = resolved(forms[index] ?? {})
  if (forms.every(f => isShort(f))) return <Scalar {...place} shape={form} />
  const names = forms.map((_, i) => formName(place.shape, i))
  const options = names.map((name, i) => ({ value: String(i), label: findKeyName([name], language) ?? valueName(name, language) }))
  const choose = (typed: string) => edit({ path: place.path, after: carriedOver(forms[Number(typed)] ?? {}, place.value) })
  const body = (
    <>
      <ChoiceInput {...place} value={index} label={words.form} path={`${place.path}.`} keys={[]} options={options} onChoose={choose} />
      {isShort(form) ? (
        <Scalar {...place} shape={form} bare />
      ) : (
        <Members place={place} shape={form} without={leafKeys(form, place.value)} />
      )}
      <LeafValue place={place} shape={form} />
    </>
  )
  return (
    <Framed place={place} onRemove={onRemove} inner={inner}>
      {body}
    </Framed>
  )
}

const comparisons = ['is', 'atLeast', 'atMost']
/** A comparison's value is drawn by the fact that it compares, not by its shape. */
const leafKeys = (form: Shape, value: unknown): readonly string[] =>
  isRecord(value) && typeof value.fact === 'string' ? comparisons.filter(key => form.properties?.[key] !== undefined) : []

/** What a fact is compared with: one value, or a table of values by another fact. */
function Bound({ place, fact }: { place: Place; fact: string }) {
  const { edit, readOnly, words } = useEditing()
  if (isRecord(place.value)) return <Node {...place} />
  const table = formsOf(place.shape).find(form => kindOf(form) === 'object')
  const depend = () => edit({ path: place.path, after: { ...Object(skeleton(table ?? {})), otherwise: place.value } })
  return (
    <div className="row">
      <ComparedValue {...place} factName={fact} />
      {table && !readOnly && (
        <Button size="small" type="dashed" onClick={depend}>
          {words.byFact}
        </Button>
      )}
    </div>
  )
}

function LeafValue({ place, shape }: { place: Place; shape: Shape }) {
  const fact = isRecord(place.value) && typeof place.value.fact === 'string' ? place.value.fact : undefined
  if (fact === undefined) return null
  return leafKeys(shape, place.value).map(key => <Bound key={key} place={below(place, key, shape.properties?.[key] ?? {})} fact={fact} />)
}

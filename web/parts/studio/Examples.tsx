/** Worked cases with the verdict that the criteria give now, so that a change shows at once whom it moves. */
import { Button } from 'antd'
import { useState } from 'react'
import { problemsIn, verdictOf } from '../../../core/criteria/index.ts'
import { findAt, isRecord } from '../../../core/edition/change.ts'
import { findLaw } from '../../../core/edition/folder.ts'
import type { Law } from '../../../policy/shape.ts'
import { anchorOf, useEditing } from './context.ts'
import { keyName, valueName } from './names.ts'
import { ChoiceInput, ComparedValue, type Place, Scalar } from './Scalars.tsx'

type Verdict = 'eligible' | 'ineligible' | 'undetermined'
const known = (facts: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

const verdictOn = (law: Law | undefined, example: unknown): Verdict | undefined => {
  if (!law || !isRecord(example) || typeof example.track !== 'string' || !isRecord(example.facts)) return undefined
  if (law.policy.tracks[example.track] === undefined) return undefined
  try {
    const facts = known(example.facts)
    return problemsIn(law.policy, facts).length > 0 ? undefined : verdictOf(law.policy, example.track, facts).verdict
  } catch {
    return undefined
  }
}

/** Lists of spans and what else is no single value: as it stands in YAML's JSON form. */
function SpansInput(place: Place & { label: string }) {
  const { edit, readOnly } = useEditing()
  const shown = JSON.stringify(place.value)
  const leave = (typed: string) => {
    if (typed === shown) return
    try {
      edit({ path: place.path, after: JSON.parse(typed) })
    } catch {
      edit({ path: place.path, after: typed })
    }
  }
  return (
    <textarea
      key={shown}
      className="native mono"
      rows={2}
      aria-label={place.label}
      disabled={readOnly}
      defaultValue={shown}
      onBlur={e => leave(e.target.value)}
    />
  )
}

function FactInput({ name, place }: { name: string; place: Place }) {
  const { folder, edit, language, readOnly, words } = useEditing()
  const label = findAt(folder, `policy.facts.${name}.label`)
  const text = isRecord(label) ? String(label[language] ?? name) : name
  const plain = place.value === null || typeof place.value !== 'object'
  return (
    <li className="studiorow">
      <span className="quiet">{text}</span>
      {place.value === null ? (
        <span>{words.unknown}</span>
      ) : plain ? (
        <ComparedValue {...place} factName={name} bare />
      ) : (
        <SpansInput {...place} label={text} />
      )}
      {!readOnly && place.value !== null && (
        <Button
          size="small"
          type="text"
          aria-label={`${text} ${words.unknown}`}
          title={words.unknown}
          onClick={() => edit({ path: place.path, after: null })}
        >
          ?
        </Button>
      )}
      {!readOnly && (
        <Button size="small" type="text" aria-label={`${words.remove} ${text}`} onClick={() => edit({ path: place.path })}>
          ×
        </Button>
      )}
    </li>
  )
}

const blanks: Readonly<Record<string, unknown>> = { boolean: true, integer: 0, spans: [], day: '' }

function AddFact({ place, has }: { place: Place; has: readonly string[] }) {
  const { folder, edit, language, words } = useEditing()
  const facts = findAt(folder, 'policy.facts')
  const missing = Object.entries(isRecord(facts) ? facts : {}).filter(
    ([name, fact]) => !has.includes(name) && isRecord(fact) && fact.derived === undefined,
  )
  const options = missing.map(([value, fact]) => ({
    value,
    label: isRecord(fact) && isRecord(fact.label) ? String(fact.label[language]) : value,
  }))
  const add = (name: string) => {
    const fact = missing.find(([key]) => key === name)?.[1]
    const first = isRecord(fact) && Array.isArray(fact.values) ? fact.values[0] : undefined
    edit({ path: `${place.path}.${name}`, after: first ?? blanks[isRecord(fact) ? String(fact.type) : ''] ?? '' })
  }
  return <ChoiceInput {...place} path={`${place.path}.`} keys={[]} value="" label={words.addFact} options={options} onChoose={add} />
}

function OpenExample({ given, path }: { given: Readonly<Record<string, unknown>>; path: string }) {
  const { words, language, edit, readOnly } = useEditing()
  const at = (key: string): Place => ({ shape: { type: 'string' }, path: `${path}.${key}`, keys: [key], value: given[key] })
  const has = isRecord(given.facts) ? Object.keys(given.facts) : []
  const factAt = (name: string): Place => ({
    shape: {},
    path: `${path}.facts.${name}`,
    keys: ['facts', name],
    value: findAt(given.facts, name),
  })
  return (
    <div className="tight">
      <div className="studiogrid">
        <Scalar {...at('name')} />
        <Scalar {...at('track')} />
        <Scalar {...at('clause')} />
        <Scalar {...at('verdict')} shape={{ enum: ['eligible', 'ineligible', 'undetermined'] }} />
      </div>
      <h3>{keyName(['facts'], language)}</h3>
      <ul className="studiolist">
        {has.map(name => (
          <FactInput key={name} name={name} place={factAt(name)} />
        ))}
      </ul>
      {!readOnly && <AddFact place={at('facts')} has={has} />}
      {!readOnly && (
        <div>
          <Button size="small" onClick={() => edit({ path })}>
            {words.remove}
          </Button>
        </div>
      )}
    </div>
  )
}

function Example({ example, index, law }: { example: unknown; index: number; law: Law | undefined }) {
  const { words, language } = useEditing()
  const path = `examples.${index}`
  const given = isRecord(example) ? example : {}
  const verdict = verdictOn(law, example)
  const fits = verdict !== undefined && verdict === given.verdict
  const [open, setOpen] = useState(false)
  return (
    <li id={anchorOf(path)}>
      <details open={open} onToggle={e => setOpen(e.currentTarget.open)}>
        <summary>
          {String(given.name ?? index + 1)}{' '}
          <span className={fits ? 'tag good' : 'tag bad'}>
            {verdict === undefined ? '—' : valueName(verdict, language)} · {fits ? words.verdictFits : words.verdictDiffers}
          </span>
        </summary>
        {open && <OpenExample given={given} path={path} />}
      </details>
    </li>
  )
}

export function Examples() {
  const { folder, words, edit, readOnly } = useEditing()
  const law = findLaw(folder)
  const list = Array.isArray(folder.examples) ? folder.examples : []
  const [first] = list
  const add = () =>
    edit({
      path: `examples.${list.length}`,
      insert: true,
      after: isRecord(first) ? { ...first, name: '' } : { name: '', clause: '', track: '', facts: {}, verdict: 'eligible' },
    })
  return (
    <div className="tight">
      <ol className="studiolist">
        {list.map((example, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its place
          <Example key={i} example={example} index={i} law={law} />
        ))}
      </ol>
      {!readOnly && (
        <div>
          <Button onClick={add}>{words.add}</Button>
        </div>
      )}
    </div>
  )
}

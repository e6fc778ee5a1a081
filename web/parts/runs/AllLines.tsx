/** The lines of a run: how far each is, found by name, number or state, with the proof of what was paid. */
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { type RunWords, useRunWords } from '../../words/runs.ts'
import { Known } from '../Waiting.tsx'
import { Lines } from './tables.tsx'

type Kept = Answered<'runLines'>
const pageRows = 100

const stateName = (words: RunWords, state: string) => new Map<string, string>(Object.entries(words.states)).get(state) ?? state

/** What is signed and sent: what dropped out is in no sum of the list. */
const isOnList = ({ state }: Kept['states'][number]) => state !== 'dropped' && state !== 'freed'

function States({ states }: { readonly states: Kept['states'] }) {
  const words = useRunWords()
  const listed = states.filter(isOnList)
  const sum = (key: 'count' | 'totalFen') => listed.reduce((all, one) => all + one[key], 0)
  return (
    <dl className="in sums" style={{ margin: 0 }}>
      {states.map(({ state, count, totalFen }) => (
        <div key={state}>
          <dt>{stateName(words, state)}</dt>
          <dd>
            {count} · {yuanOf(totalFen)}
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.total}</dt>
        <dd>
          <b>
            {sum('count')} · {yuanOf(sum('totalFen'))}
          </b>
        </dd>
      </div>
    </dl>
  )
}

function Finding({
  states,
  onFind,
  onState,
}: {
  readonly states: Kept['states']
  readonly onFind: (words: string) => void
  readonly onState: (state: string) => void
}) {
  const words = useRunWords()
  const id = useId()
  const options = [
    { value: '', label: words.anyState },
    ...states.map(({ state, count }) => ({ value: state, label: `${stateName(words, state)}（${count}）` })),
  ]
  return (
    <div className="in row">
      <Input.Search
        aria-label={words.searchLines}
        placeholder={words.searchLines}
        allowClear
        style={{ width: 240 }}
        onSearch={typed => onFind(typed.trim())}
      />
      <label htmlFor={id} className="unseen">
        {words.state}
      </label>
      <Select id={id} defaultValue="" options={options} onChange={onState} style={{ minWidth: 160 }} />
    </div>
  )
}

function Page({ kept, saying }: { readonly kept: Kept; readonly saying: Saying }) {
  const words = useRunWords()
  if (kept.lines.length === 0) return <p className="in quiet">{words.noLines}</p>
  return (
    <Lines
      label={words.lines}
      lines={kept.lines}
      heads={[words.line, words.state, words.reference, words.day]}
      more={({ line, state, reference, on, reason, payment, name }) => [
        line,
        <span key="state">
          {stateName(words, state)}
          {reason !== null && `（${saying.texts.value(reason)}）`}
          {state === 'paid' && (
            <div>
              <a href={`/api/payments/${encodeURIComponent(payment)}/proof.pdf`} aria-label={words.proofOf(name)}>
                {words.proof}
              </a>
            </div>
          )}
        </span>,
        reference ?? '',
        on ?? '',
      ]}
      saying={saying}
    />
  )
}

export function AllLines({ id, saying }: { readonly id: string; readonly saying: Saying }) {
  const words = useRunWords()
  // The line after which each page begins, the first before all of them.
  const [starts, setStarts] = useState<readonly number[]>([0])
  const [q, find] = useState('')
  const [state, narrow] = useState('')
  const after = starts.at(-1) ?? 0
  const asked = useAsk('runLines', { id, after, ...(q !== '' && { q }), ...(state !== '' && { state }) })
  const back = (change: () => void) => {
    setStarts([0])
    change()
  }
  return (
    <section className="block" aria-label={words.lines}>
      <header>
        <h2>{words.lines}</h2>
      </header>
      <Known asked={asked}>
        {kept => (
          <>
            <States states={kept.states} />
            <Finding states={kept.states} onFind={typed => back(() => find(typed))} onState={one => back(() => narrow(one))} />
            <Page kept={kept} saying={saying} />
            <div className="in row">
              {starts.length > 1 && <Button onClick={() => setStarts(starts.slice(0, -1))}>{words.previous}</Button>}
              {kept.lines.length === pageRows && (
                <Button onClick={() => setStarts([...starts, kept.lines.at(-1)?.n ?? 0])}>{words.more}</Button>
              )}
            </div>
          </>
        )}
      </Known>
    </section>
  )
}

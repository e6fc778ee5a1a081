/** A circular on its own page: how it reads before it is sent, what became of it for each person, and whom to call. */
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../core/question.ts'
import { act } from '../client.ts'
import { momentOf } from '../format.ts'
import { useAsk, useRefresh } from '../queries.ts'
import type { Saying } from '../say.ts'
import { circularWords } from '../words/circular.ts'
import { Known } from './Waiting.tsx'

type Circular = Answered<'circular'>
type Props = { readonly id: string; readonly circular: Circular; readonly saying: Saying }

function Preview({ id, circular, saying }: Props) {
  const words = circularWords[saying.texts.language]
  return (
    <section className="block">
      <header>
        <h2>{words.preview}</h2>
      </header>
      <div className="in stack">
        <p>{circular.people === 0 ? words.nobody : words.people(circular.people, circular.withoutPhone)}</p>
        {circular.samples.map(({ name, text }) => (
          <div key={name + text} className="rowcard">
            <p className="quiet small">{words.sample(name)}</p>
            <p style={{ overflowWrap: 'anywhere' }}>{text}</p>
          </div>
        ))}
        <Link to="/app/circular" search={{ id }}>
          <Button>{words.revise}</Button>
        </Link>
      </div>
    </section>
  )
}

const isState = (state: string): state is keyof typeof circularWords.zh.state => Object.hasOwn(circularWords.zh.state, state)

function Again({ id, row, saying }: { id: string; row: Circular['rows'][number]; saying: Saying }) {
  const words = circularWords[saying.texts.language]
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const outcome = await act('circular', id, 'sendAgain', { person: row.person })
    setBusy(false)
    if (outcome.kind !== 'done') message.error(saying.texts.t.act.failed)
    await refresh()
  }
  return (
    <Button size="small" autoInsertSpace={false} loading={busy} onClick={send} aria-label={words.againTo(row.name)}>
      {words.again}
    </Button>
  )
}

function Row({ id, row, saying }: { id: string; row: Circular['rows'][number]; saying: Saying }) {
  const words = circularWords[saying.texts.language]
  const retry = row.state === 'failed' || row.state === 'perhapsSent'
  return (
    <li className="row">
      <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: row.application }}>
        {row.name}
      </Link>
      <span className="quiet">{row.employer}</span>
      <span className={row.state === 'sent' ? 'tag good' : retry ? 'tag bad' : 'tag'}>
        {isState(row.state) ? words.state[row.state] : row.state}
      </span>
      <span className="quiet small">{momentOf(row.at)}</span>
      {row.why !== null && <span className="quiet small">{row.why}</span>}
      {retry && <Again id={id} row={row} saying={saying} />}
    </li>
  )
}

function Log({ id, circular, saying, paging }: Props & { paging: { readonly after?: string; readonly go: (after?: string) => void } }) {
  const words = circularWords[saying.texts.language]
  const { rows, states, next } = circular
  return (
    <section className="block">
      <header>
        <h2>{words.log}</h2>
      </header>
      <div className="in stack">
        <p>
          {states.map(({ state, count }) => `${isState(state) ? words.state[state] : state} ${count}`).join(' · ') || words.none}
          {states.some(({ state }) => state === 'perhapsSent') && <span className="quiet"> {words.perhaps}</span>}
        </p>
        <ul className="tight">
          {rows.map(row => (
            <Row key={row.person} id={id} row={row} saying={saying} />
          ))}
        </ul>
        <div className="row">
          {paging.after !== undefined && <Button onClick={() => paging.go()}>{words.first}</Button>}
          {next !== null && <Button onClick={() => paging.go(next)}>{words.next}</Button>}
        </div>
      </div>
    </section>
  )
}

function CallTable({ calls, saying }: Pick<Circular, 'calls'> & Pick<Props, 'saying'>) {
  const words = circularWords[saying.texts.language]
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="plain">
        <thead>
          <tr>
            {[words.name, words.employer, words.body, words.notice].map(head => (
              <th key={head} scope="col" style={{ textAlign: 'left', paddingRight: 12 }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map(call => (
            <tr key={call.person}>
              {[call.name, call.employer, call.body, call.text].map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
                <td key={i} style={{ verticalAlign: 'top', padding: '6px 12px 6px 0', overflowWrap: 'anywhere' }}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The list to call, and on paper the words of the notice beside each. */
function Calls({ circular: { calls }, saying }: Pick<Props, 'circular' | 'saying'>) {
  const words = circularWords[saying.texts.language]
  if (calls.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{words.calls}</h2>
      </header>
      <div className="in stack">
        <Button className="noprint" onClick={() => window.print()}>
          {words.print}
        </Button>
        <CallTable calls={calls} saying={saying} />
      </div>
    </section>
  )
}

export function CircularBlock({ id, status, saying }: { id: string; status: string; saying: Saying }) {
  const [after, setAfter] = useState<string>()
  const asked = useAsk('circular', { id, ...(after !== undefined && { after }) })
  return (
    <Known asked={asked}>
      {circular => (
        <div className="stack">
          <section className="block">
            <div className="in">
              <p style={{ overflowWrap: 'anywhere' }}>{circular.text}</p>
            </div>
          </section>
          {status === 'drafted' && <Preview id={id} circular={circular} saying={saying} />}
          {status === 'sent' && (
            <Log id={id} circular={circular} saying={saying} paging={{ ...(after !== undefined && { after }), go: setAfter }} />
          )}
          <Calls circular={circular} saying={saying} />
        </div>
      )}
    </Known>
  )
}

/** The reserves of the bodies whose people did not come: who is first in line, and whom of them was called. */
import { Link } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import type { ReserveLine } from '../../../core/training/enrolment/no-shows.ts'
import { useSession } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useActing } from '../hosting/use-hosting.ts'
import { useHostDayWords } from './use-day.ts'

type Part = { readonly line: ReserveLine; readonly saying: Saying; readonly onDone: (said: string) => void }

function CallUp({ line: { first, free }, saying, onDone }: Part) {
  const words = useHostDayWords()
  const { go, busy, outcome } = useActing('application')
  const decides = useSession().data?.seats.some(({ role }) => role === 'department') === true
  if (!first) return <p className="quiet">{words.noReserve}</p>
  const call = async () => {
    const came = await go(first.application, 'callUp', {})
    if (came.kind === 'done') onDone(words.done(words.callUpOf(first.name), came.receipt))
  }
  return (
    <>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
      <div className="row">
        <span>
          {words.first(first.name)}
          {first.employer && ` · ${saying.texts.pick(first.employer)}`}
        </span>
        {decides && (
          <Popconfirm title={words.callUpAsk} okText={words.confirm} cancelText={words.cancel} onConfirm={call}>
            <Button type="primary" autoInsertSpace={false} loading={busy} disabled={free === 0} aria-label={words.callUpOf(first.name)}>
              {words.callUp}
            </Button>
          </Popconfirm>
        )}
      </div>
    </>
  )
}

function Line(props: Part) {
  const words = useHostDayWords()
  const { line, saying } = props
  return (
    <li>
      <div className="first">
        <b>{line.bodyName ? saying.texts.pick(line.bodyName) : line.body}</b>
        <span className="tag">{say(line.track, saying, 'track')}</span>
        <span className={line.free > 0 ? 'tag go' : 'tag'}>{words.free(line.free)}</span>
        <span className="tag">{words.inLine(line.waiting)}</span>
      </div>
      <CallUp {...props} />
      {line.called.map(({ application, name, status }) => (
        <div key={application} className="row">
          <span>{words.called(name)}</span>
          <span className="tag good">{saying.texts.status('application', status)}</span>
          <Link to="/app/desk/$id" params={{ id: application }} aria-label={words.judgeOf(name)}>
            {words.judge}
          </Link>
        </div>
      ))}
    </li>
  )
}

type Props = { readonly lines: readonly ReserveLine[]; readonly saying: Saying; readonly onDone: (said: string) => void }
export function ReserveLines({ lines, saying, onDone }: Props) {
  const words = useHostDayWords()
  return (
    <section className="block" aria-label={words.reserves}>
      <header>
        <h2>{words.reserves}</h2>
      </header>
      {lines.length === 0 ? <p className="empty">{words.reservesNone}</p> : <p className="in quiet small">{words.next}</p>}
      <ul className="cards">
        {lines.map(line => (
          <Line key={`${line.track} ${line.body}`} line={line} saying={saying} onDone={onDone} />
        ))}
      </ul>
    </section>
  )
}

/** What somebody has in hand: counts by seat, subject and status, and what bears their own name. */
import { Link } from '@tanstack/react-router'
import type { InHand } from '../../../core/office/questions.ts'
import { useTexts } from '../../texts.ts'
import { useOfficeWords } from './use-office.ts'

type Seat = InHand['seats'][number]
/** `opens`: the counts lead to their lists, for who may see dossiers. */
type Props = { readonly inHand: InHand; readonly opens: boolean }

function Work({ seat, opens }: { readonly seat: Seat; readonly opens: boolean }) {
  const { w, status } = useTexts()
  const words = useOfficeWords()
  if (seat.work.length === 0) return <p className="quiet small">{words.nothingWaits}</p>
  const narrowed = seat.role === 'body' || seat.role === 'host' ? { [seat.role]: seat.organisation } : {}
  return (
    <ul className="tight">
      {seat.work.map(one => (
        <li key={`${one.subject} ${one.status}`}>
          {w.subjects[one.subject].name} · {status(one.subject, one.status)}{' '}
          {opens && one.subject !== 'edition' ? (
            <Link
              to="/app/list/$subject"
              params={{ subject: one.subject }}
              search={{ status: one.status, waitsFor: seat.role, ...narrowed }}
            >
              {words.items(one.count)}
            </Link>
          ) : (
            <b>{words.items(one.count)}</b>
          )}
          {one.due !== null && <span className="quiet small"> · {words.earliest(one.due)}</span>}
        </li>
      ))}
    </ul>
  )
}

function OwnName({ inHand, opens }: Props) {
  const words = useOfficeWords()
  const { status } = useTexts()
  const counts = [
    [words.prepared, inHand.prepared],
    [words.cases, inHand.cases],
    [words.uploads, inHand.uploads],
  ] as const
  const some = counts.filter(([, count]) => count > 0)
  if (some.length === 0 && inHand.editions.length === 0) return null
  return (
    <div className="tight">
      <h3>{words.byName}</h3>
      <p className="quiet small">{words.byNameNote}</p>
      <ul className="tight">
        {inHand.editions.map(one => (
          <li key={one.id}>
            {words.editions}{' '}
            {opens ? (
              <Link to="/app/studio/$id" params={{ id: one.id }}>
                {one.id}
              </Link>
            ) : (
              one.id
            )}{' '}
            · {status('edition', one.status)}
          </li>
        ))}
        {some.map(([name, count]) => (
          <li key={name}>
            {name} <b>{words.items(count)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function InHandView({ inHand, opens }: Props) {
  const { pick, role } = useTexts()
  const words = useOfficeWords()
  return (
    <div className="in stack">
      {inHand.seats.map(seat => (
        <div key={`${seat.role} ${seat.organisation} ${seat.from}`} className="tight">
          <h3>
            {role(seat.role)} · {pick(seat.name)}
          </h3>
          <Work seat={seat} opens={opens} />
          {seat.unread > 0 && (
            <p>
              {words.unread} <b>{words.items(seat.unread)}</b>
            </p>
          )}
        </div>
      ))}
      {inHand.seats.length === 0 && <p className="quiet">{words.noSeats}</p>}
      <OwnName inHand={inHand} opens={opens} />
      {inHand.actsFor.length > 0 && (
        <div className="tight">
          <h3>{words.actsFor}</h3>
          <ul className="tight">
            {inHand.actsFor.map(one => (
              <li key={`${one.role} ${one.organisation} ${pick(one.holder)}`}>
                {role(one.role)} · {pick(one.name)} · {words.actingFor(pick(one.holder))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

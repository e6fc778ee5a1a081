/** The seats of one person, each with its days, for whom it is held and who holds it for them, and what may be done about it. */
import type { SeatLine } from '../../../core/office/questions.ts'
import { useTexts } from '../../texts.ts'
import { NameDeputy } from './DeputyForm.tsx'
import { Ending } from './Ending.tsx'
import { useOfficeWords } from './use-office.ts'

type Props = {
  readonly seats: readonly SeatLine[]
  readonly account: string
  readonly name: string
  readonly own: boolean
  readonly today: string
}
type One = Omit<Props, 'seats'> & { readonly seat: SeatLine }

function Deputies({ seat }: Pick<One, 'seat'>) {
  const { pick, role } = useTexts()
  const words = useOfficeWords()
  return (
    <ul className="tight">
      {seat.deputies.map(({ id, name, from, to }) => (
        <li key={id} className="row">
          <span className="small">
            {words.deputies} {pick(name)} <span className="quiet">{words.until(from, to)}</span>
          </span>
          {(seat.mayEnd || seat.mayDeputise) && (
            <Ending
              deed="endSeat"
              given={{ seat: id }}
              label={words.end}
              title={words.endOf(role(seat.role), pick(name))}
              note={words.endDeputy}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function One({ seat, ...person }: One) {
  const { pick, role } = useTexts()
  const words = useOfficeWords()
  const { actingFor } = seat
  return (
    <li className="tight">
      <div className="row">
        <span>
          <b>{role(seat.role)}</b> · {pick(seat.name)}
          {actingFor && <span className="tag warn">{words.actingFor(pick(actingFor.name))}</span>}{' '}
          <span className="quiet small">
            {seat.worksAt !== null && `${seat.worksAt} · `}
            {words.until(seat.from, seat.to)}
          </span>
        </span>
        {seat.mayDeputise && <NameDeputy seat={seat} holder={person.account} name={person.name} own={person.own} today={person.today} />}
        {seat.mayEnd && (
          <Ending
            deed="endSeat"
            given={{ seat: seat.id }}
            label={words.end}
            title={words.endOf(role(seat.role), person.name)}
            note={actingFor ? words.endDeputy : words.endNow}
          />
        )}
      </div>
      {seat.deputies.length > 0 && <Deputies seat={seat} />}
    </li>
  )
}

export function Seats({ seats, ...person }: Props) {
  const words = useOfficeWords()
  if (seats.length === 0) return <p className="quiet small">{words.noSeats}</p>
  return (
    <ul className="stack">
      {seats.map(seat => (
        <One key={seat.id} seat={seat} {...person} />
      ))}
    </ul>
  )
}

/** One row for each host: how far it is, its seats, who waits there and whom to call. */
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { HostRow } from '../../../core/hosting/questions.ts'
import type { Saying } from '../../say.ts'
import { Scroll } from '../Scroll.tsx'
import { Status } from '../Status.tsx'
import { useWide } from '../use-wide.ts'
import { canBeAsked } from './shown.ts'
import { useHostingWords } from './use-hosting.ts'

type Shown = { readonly row: HostRow; readonly today: string; readonly saying: Saying }

function Progress({ row, today }: Shown) {
  const words = useHostingWords()
  const { list } = words
  const { status, due, reminded, version, linkOpened } = row
  const small = [
    ...(version > 0 ? [words.version(version)] : []),
    ...(reminded > 0 ? [list.reminded(reminded)] : []),
    ...(linkOpened === null ? [] : [linkOpened ? list.linkOpened : list.linkUnopened]),
  ]
  return (
    <>
      <Status subject="hosting" status={status} />{' '}
      {due !== null && status !== 'submitted' && <span className={due < today ? 'late' : undefined}>{list.due(due)}</span>}
      <div className="quiet small">{small.join(' · ')}</div>
    </>
  )
}

function Seats({ row: { seats } }: Shown) {
  const { list } = useHostingWords()
  const small = [
    list.agreed(seats.agreed),
    ...(seats.stated === null ? [] : [list.stated(seats.stated)]),
    ...(seats.couldTake === null ? [] : [list.couldTake(seats.couldTake)]),
  ]
  return (
    <>
      {list.seatsAre(seats.now, seats.taken)}
      <div className="quiet small">{small.join(' · ')}</div>
    </>
  )
}

function People({ row: { waiting, late } }: Shown) {
  const { list } = useHostingWords()
  if (waiting === 0) return <span className="quiet">—</span>
  return (
    <>
      {list.waiting(waiting)} {late > 0 && <span className="late">{list.lateOnes(late)}</span>}
    </>
  )
}

function Call({ row: { clerks, contact }, saying }: Shown) {
  const { list } = useHostingWords()
  if (clerks.length === 0 && contact === null) return <span className="late">{list.nobody}</span>
  return (
    <>
      {contact !== null && (
        <div>
          {contact.name} <a href={`tel:${contact.phone}`}>{contact.phone}</a>
        </div>
      )}
      {clerks.map(clerk => (
        <div key={clerk.zh} className="small">
          {saying.texts.pick(clerk)} <span className="quiet">{list.account}</span>
        </div>
      ))}
    </>
  )
}

type Ticking = { readonly ticks: readonly string[]; readonly onTick: (host: string, on: boolean) => void }
type Props = Ticking & { readonly rows: readonly HostRow[]; readonly today: string; readonly saying: Saying }

function Name({ row, saying, ticks, onTick }: Shown & Ticking) {
  const { list } = useHostingWords()
  const name = saying.texts.pick(row.name)
  return (
    <span className="row">
      {canBeAsked(row) && (
        <Checkbox
          aria-label={list.tick(name)}
          checked={ticks.includes(row.host)}
          onChange={event => onTick(row.host, event.target.checked)}
        />
      )}
      <Link to="/app/host" search={{ host: row.host }}>
        {name}
      </Link>
      <span className="quiet small">{saying.texts.pick(row.city)}</span>
    </span>
  )
}

function Card({ ticks, onTick, ...shown }: Shown & Ticking) {
  const { list } = useHostingWords()
  return (
    <li>
      <Name {...shown} ticks={ticks} onTick={onTick} />
      <div>
        <Progress {...shown} />
      </div>
      <div>
        {list.seats}：<Seats {...shown} />
      </div>
      <div>
        {list.people}：<People {...shown} />
      </div>
      <Call {...shown} />
    </li>
  )
}

function Line({ ticks, onTick, ...shown }: Shown & Ticking) {
  return (
    <tr>
      <td>
        <Name {...shown} ticks={ticks} onTick={onTick} />
      </td>
      <td>
        <Progress {...shown} />
      </td>
      <td>
        <Seats {...shown} />
      </td>
      <td>
        <People {...shown} />
      </td>
      <td>
        <Call {...shown} />
      </td>
    </tr>
  )
}

export function HostsList({ rows, ...rest }: Props) {
  const { list } = useHostingWords()
  if (!useWide())
    return (
      <ul className="cards">
        {rows.map(row => (
          <Card key={row.host} row={row} {...rest} />
        ))}
      </ul>
    )
  return (
    <Scroll label={rest.saying.texts.t.pages.hosts}>
      <table className="grid">
        <thead>
          <tr>
            {[list.host, list.progress, list.seats, list.people, list.call].map(label => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line key={row.host} row={row} {...rest} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

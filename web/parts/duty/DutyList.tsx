/** Duties as a table where there is room, else as cards: whose, since when, until when, how late, by which clause, who was told and whom to call. */

import { Link } from '@tanstack/react-router'
import type { DutyRow } from '../../../core/duty/questions.ts'
import type { Saying } from '../../say.ts'
import { ColumnHeads } from '../ColumnHeads.tsx'
import { Clause } from '../law.tsx'
import { Scroll } from '../Scroll.tsx'
import { useWide } from '../use-wide.ts'
import { useDutyWords, whatOf } from './use-duty.ts'

type Shown = { readonly row: DutyRow; readonly saying: Saying }

function Title({ row }: Shown) {
  // It is owed for all people of a host together, and done on a page of its own.
  // Who asks is told to the host on its own page; their dossier is not its to open yet.
  if (row.what === 'askedToTake') return <Link to="/app/hosting-day">{row.title}</Link>
  if (row.what === 'partyLife') return <Link to="/app/party">{row.title}</Link>
  return (
    <Link to="/app/dossier/$subject/$id" params={{ subject: row.subject, id: row.id }}>
      {row.title}
    </Link>
  )
}

const partyName = ({ row, saying: { texts } }: Shown) =>
  row.party ? `${texts.role(row.who)} ${texts.pick(row.party)}` : texts.role(row.who)

function Until({ row }: Shown) {
  const words = useDutyWords()
  if (row.until === null) return <span className="quiet">{words.noDay}</span>
  return (
    <span className={row.late > 0 ? 'late' : undefined}>
      {row.until} {row.late > 0 && <span className="small">{words.late(row.late)}</span>}
    </span>
  )
}

function Told({ row, saying: { texts } }: Shown) {
  const words = useDutyWords()
  if (!row.told) return <span className="quiet">{words.toldNobody}</span>
  const { name, as, role, on } = row.told
  const asName = Object.entries(words.as).find(([known]) => known === as)?.[1] ?? as
  return <>{words.toldTo(name ? texts.pick(name) : texts.role(role), `${texts.role(role)}${asName}`, on)}</>
}

function Call({ row, saying: { texts } }: Shown) {
  const words = useDutyWords()
  if (!row.call) return <span className="quiet">{words.nobody}</span>
  return (
    <>
      {texts.pick(row.call.name)} <span className="quiet small">{texts.role(row.call.role)}</span>
    </>
  )
}

function Line(shown: Shown & { readonly names: boolean }) {
  const words = useDutyWords()
  const { row, saying, names } = shown
  return (
    <tr>
      <th scope="row">
        <Title {...shown} />
      </th>
      <td>{whatOf(row, words, saying.texts)}</td>
      <td>{partyName(shown)}</td>
      <td className="day">{row.since}</td>
      <td className="day">
        <Until {...shown} />
      </td>
      <td>
        <Clause id={row.clause} saying={saying} />
      </td>
      <td>
        <Told {...shown} />
      </td>
      {names && (
        <td>
          <Call {...shown} />
        </td>
      )}
    </tr>
  )
}

function Card(shown: Shown & { readonly names: boolean }) {
  const words = useDutyWords()
  const { row, saying, names } = shown
  return (
    <li>
      <div className="first">
        <Title {...shown} />
        <span>{whatOf(row, words, saying.texts)}</span>
      </div>
      <div className="small">{partyName(shown)}</div>
      <div className="small">
        {words.since} {row.since} · {words.until} <Until {...shown} /> <Clause id={row.clause} saying={saying} />
      </div>
      {row.told && (
        <div className="small quiet">
          <Told {...shown} />
        </div>
      )}
      {names && (
        <div className="small">
          <span className="quiet">{words.call}</span> <Call {...shown} />
        </div>
      )}
    </li>
  )
}

type List = { readonly rows: readonly DutyRow[]; readonly saying: Saying; readonly names: boolean; readonly label: string }

export function DutyList({ rows, saying, names, label }: List) {
  const words = useDutyWords()
  const wide = useWide()
  const keyOf = ({ subject, id, what, who, until }: DutyRow) => [subject, id, what, who, until].join('/')
  if (!wide)
    return (
      <ul className="cards" aria-label={label}>
        {rows.map(row => (
          <Card key={keyOf(row)} row={row} saying={saying} names={names} />
        ))}
      </ul>
    )
  const heads = [words.person, words.what, words.party, words.since, words.until, words.clause, words.told, ...(names ? [words.call] : [])]
  return (
    <Scroll label={label}>
      <table className="grid">
        <ColumnHeads heads={heads} />
        <tbody>
          {rows.map(row => (
            <Line key={keyOf(row)} row={row} saying={saying} names={names} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

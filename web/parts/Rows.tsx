/** A list of dossiers: a table where there is room, cards on a phone. */
import { Link } from '@tanstack/react-router'
import type { Row } from '../../core/question.ts'
import { dayOf } from '../format.ts'
import { useRounds, useSession } from '../queries.ts'
import { type Texts, useTexts } from '../texts.ts'
import { useSaying } from './law.tsx'
import { roundNameIn } from './round-name.ts'
import { Status } from './Status.tsx'
import { useWide } from './use-wide.ts'

type Shown = { readonly row: Row; readonly today: string }

export const titleOf = ({ subject, title, bodyName }: Row, { pick }: Texts): string =>
  subject === 'nomination' && bodyName ? pick(bodyName) : title

function Due({ row, today }: Shown) {
  const { t } = useTexts()
  if (row.due === null || row.waitsFor === null) return null
  const late = row.due < today
  return (
    <span className={late ? 'late' : undefined}>
      {row.due}
      {late && ` ${t.list.overdue}`}
    </span>
  )
}

function Title({ row }: { row: Row }) {
  const texts = useTexts()
  const { data: rounds } = useRounds()
  return (
    <Link to="/app/dossier/$subject/$id" params={{ subject: row.subject, id: row.id }}>
      {row.subject === 'round' ? roundNameIn(rounds, row.id, texts) : titleOf(row, texts)}
    </Link>
  )
}

/** Where the person comes from, and where they go. */
const organisations = (row: Row, { pick }: Texts): string =>
  [row.employerName, row.subject === 'nomination' ? null : row.bodyName, row.hostName]
    .flatMap(name => (name ? [pick(name)] : []))
    .join(' · ')

function TrackName({ row }: { row: Row }) {
  const { law, texts } = useSaying(row.round ?? undefined)
  const track = row.track === null ? undefined : law?.policy.tracks[row.track]
  return <>{track ? texts.pick(track.name) : ''}</>
}

function TableRow({ row, today, mixed }: Shown & { mixed: boolean }) {
  const texts = useTexts()
  return (
    <tr>
      <td>
        <Title row={row} />
      </td>
      {mixed && <td className="day">{texts.w.subjects[row.subject].name}</td>}
      <td className="day">
        <TrackName row={row} />
      </td>
      <td>{organisations(row, texts)}</td>
      <td>
        <Status subject={row.subject} status={row.status} />
      </td>
      <td className="day">{row.waitsFor ? texts.role(row.waitsFor) : <span className="quiet">—</span>}</td>
      <td className="day">{dayOf(row.since)}</td>
      <td className="day">
        <Due row={row} today={today} />
      </td>
    </tr>
  )
}

function Card({ row, today, mixed }: Shown & { mixed: boolean }) {
  const texts = useTexts()
  const { t } = texts
  return (
    <li>
      <div className="first">
        <Title row={row} />
        <Status subject={row.subject} status={row.status} />
      </div>
      <div className="quiet small">
        {mixed && `${texts.w.subjects[row.subject].name} · `}
        <TrackName row={row} /> {organisations(row, texts)}
      </div>
      <div className="small">
        {row.waitsFor && `${t.list.turn} ${texts.role(row.waitsFor)}`} · {t.list.since} {dayOf(row.since)}
        {row.due && row.waitsFor && ` · ${t.list.due} `}
        <Due row={row} today={today} />
      </div>
    </li>
  )
}

/** `mixed`: rows of several subjects, so each says which. */
export function Rows({ rows, mixed = false, label }: { rows: readonly Row[]; mixed?: boolean; label: string }) {
  const { t } = useTexts()
  const wide = useWide()
  const today = useSession().data?.today ?? ''
  if (!wide) {
    return (
      <ul className="cards" aria-label={label}>
        {rows.map(row => (
          <Card key={`${row.subject}/${row.id}`} row={row} today={today} mixed={mixed} />
        ))}
      </ul>
    )
  }
  const heads = [
    t.list.name,
    ...(mixed ? [t.nav.dossiers] : []),
    t.common.track,
    t.list.employer,
    t.common.status,
    t.list.turn,
    t.list.since,
    t.list.due,
  ]
  return (
    <section className="scroll" aria-label={label}>
      <table className="grid">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <TableRow key={`${row.subject}/${row.id}`} row={row} today={today} mixed={mixed} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A list of dossiers: a table where there is room, cards on a phone. */

import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { Row } from '../../core/question.ts'
import { dayOf } from '../format.ts'
import { useRounds, useSession } from '../queries.ts'
import type { DeskSearch } from '../router.tsx'
import { type Texts, useTexts } from '../texts.ts'
import { ColumnHeads } from './ColumnHeads.tsx'
import { useBatchWords } from './desk/batches.ts'
import { DaysLeft } from './desk/DaysLeft.tsx'
import { RowVerdict } from './desk/RowVerdict.tsx'
import type { Ticks } from './desk/Ticking.tsx'
import { useDeskWords } from './desk/words.ts'
import { useSaying } from './law.tsx'
import { roundNameIn } from './round-name.ts'
import { Scroll } from './Scroll.tsx'
import { Status } from './Status.tsx'
import { useWide } from './use-wide.ts'

type Shown = { readonly row: Row; readonly today: string }

export const titleOf = ({ subject, title, bodyName }: Row, { pick }: Texts): string =>
  subject === 'nomination' && bodyName ? pick(bodyName) : title

function Title({ row, desk }: { row: Row; desk: DeskSearch | undefined }) {
  const texts = useTexts()
  const { data: rounds } = useRounds()
  if (desk && row.subject === 'application' && row.verdict)
    return (
      <Link to="/app/desk/$id" params={{ id: row.id }} search={desk}>
        {titleOf(row, texts)}
      </Link>
    )
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

type Look = {
  readonly mixed: boolean
  readonly judged: boolean
  /** How the queue is narrowed whose applications are opened at the review desk. */
  readonly desk: DeskSearch | undefined
  readonly ticks: Ticks | undefined
}

function Tick({ row, ticks }: { row: Row; ticks: Ticks }) {
  const texts = useTexts()
  const words = useBatchWords()
  if (!ticks.can(row)) return null
  return (
    <Checkbox
      aria-label={words.tick(titleOf(row, texts), row.employerName ? texts.pick(row.employerName) : '')}
      checked={ticks.has(row)}
      onChange={event => ticks.set(row, event.target.checked)}
    />
  )
}

function TableRow({ row, today, mixed, judged, desk, ticks }: Shown & Look) {
  const texts = useTexts()
  return (
    <tr>
      {ticks && (
        <td>
          <Tick row={row} ticks={ticks} />
        </td>
      )}
      <td>
        <Title row={row} desk={desk} />
      </td>
      {mixed && <td className="day">{texts.w.subjects[row.subject].name}</td>}
      <td className="day">
        <TrackName row={row} />
      </td>
      <td>{organisations(row, texts)}</td>
      <td>
        <Status subject={row.subject} status={row.status} />
      </td>
      {judged && (
        <td>
          <RowVerdict row={row} />
        </td>
      )}
      <td className="day">{row.waitsFor ? texts.role(row.waitsFor) : <span className="quiet">—</span>}</td>
      <td className="day">{dayOf(row.since)}</td>
      <td className="day">
        <DaysLeft row={row} today={today} />
      </td>
    </tr>
  )
}

function Card({ row, today, mixed, desk, ticks }: Shown & Look) {
  const texts = useTexts()
  const { t } = texts
  return (
    <li>
      <div className="first">
        {ticks && <Tick row={row} ticks={ticks} />}
        <Title row={row} desk={desk} />
        <Status subject={row.subject} status={row.status} />
      </div>
      <div className="quiet small">
        {mixed && `${texts.w.subjects[row.subject].name} · `}
        <TrackName row={row} /> {organisations(row, texts)}
      </div>
      <div className="small">
        {row.waitsFor && `${t.list.turn} ${texts.role(row.waitsFor)} · `}
        {t.list.since} {dayOf(row.since)}
        {row.due && row.waitsFor && ` · ${t.list.due} `}
        <DaysLeft row={row} today={today} />
      </div>
      <RowVerdict row={row} />
    </li>
  )
}

type Shape = {
  readonly rows: readonly Row[]
  readonly mixed?: boolean
  readonly label: string
  readonly desk?: DeskSearch | undefined
  readonly ticks?: Ticks | undefined
}

/** `mixed`: rows of several subjects, so each says which. */
export function Rows({ rows, mixed = false, label, desk, ticks }: Shape) {
  const wide = useWide()
  const today = useSession().data?.today ?? ''
  const look = { mixed, judged: rows.some(({ verdict }) => verdict !== undefined), desk, ticks }
  if (wide) return <Table rows={rows} label={label} today={today} {...look} />
  return (
    <ul className="cards" aria-label={label}>
      {rows.map(row => (
        <Card key={`${row.subject}/${row.id}`} row={row} today={today} {...look} />
      ))}
    </ul>
  )
}

function Table({ rows, label, today, ...look }: Look & { rows: readonly Row[]; label: string; today: string }) {
  const { t } = useTexts()
  const words = useDeskWords()
  const batch = useBatchWords()
  const heads = [
    ...(look.ticks ? [batch.act] : []),
    t.list.name,
    ...(look.mixed ? [t.nav.dossiers] : []),
    t.common.track,
    t.list.employer,
    t.common.status,
    ...(look.judged ? [words.verdictHead] : []),
    t.list.turn,
    t.list.since,
    t.list.due,
  ]
  return (
    <Scroll label={label}>
      <table className="grid">
        <ColumnHeads heads={heads} />
        <tbody>
          {rows.map(row => (
            <TableRow key={`${row.subject}/${row.id}`} row={row} today={today} {...look} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

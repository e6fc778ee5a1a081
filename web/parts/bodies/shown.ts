/** Which of the bodies' rows are shown, how many there are of each kind, and the same as a sheet. Pure. */
import { type Arrival, lateDays, type Standing, standingsOf } from '../../../core/nomination/arrivals.ts'
import type { BodyRow } from '../../../core/nomination/questions.ts'
import type { BodiesSearch } from '../../router.tsx'
import { type Saying, say } from '../../say.ts'
import type { BodiesWords } from '../../words/bodies.ts'
import { cell } from '../rehearsal/csv.ts'

const arrivalOf = ({ status, sealRequired, due, lacking }: BodyRow, today: string): Arrival => ({
  ...{ status, sealRequired, due, today },
  lacking: lacking.rosters + lacking.forms,
})
export const standsAs = (row: BodyRow, today: string): readonly Standing[] => standingsOf(arrivalOf(row, today))
export const daysLate = (row: BodyRow, today: string): number => lateDays(arrivalOf(row, today))

export const countsIn = (rows: readonly BodyRow[], today: string): Readonly<Record<Standing, number>> => {
  const all = rows.flatMap(row => standsAs(row, today))
  const n = (standing: Standing) => all.filter(one => one === standing).length
  return { arrived: n('arrived'), missing: n('missing'), late: n('late'), returned: n('returned'), paperLacking: n('paperLacking') }
}

const namesIn = ({ name, body, sound, clerks }: BodyRow) =>
  [name.zh, name.en, body, sound, ...clerks.flatMap(clerk => [clerk.zh, clerk.en])].join(' ').toLowerCase()

export const rowsFor = (rows: readonly BodyRow[], { stand, track, q }: BodiesSearch, today: string): readonly BodyRow[] => {
  const typed = (q ?? '').trim().toLowerCase()
  return rows.filter(
    row =>
      (stand === undefined || standsAs(row, today).includes(stand)) &&
      (track === undefined || row.track === track) &&
      namesIn(row).includes(typed),
  )
}

export const dueIn = (row: BodyRow, today: string, words: BodiesWords): string => {
  const stands = standsAs(row, today)
  if (stands.includes('arrived') || today === '') return ''
  const late = daysLate(row, today)
  return late > 0 ? words.late(late) : words.left(Math.round((Date.parse(row.due) - Date.parse(today)) / 86_400_000))
}

/** The rows as they are shown, for a spreadsheet. */
export const sheetOf = (rows: readonly BodyRow[], today: string, words: BodiesWords, saying: Saying): string => {
  const { texts } = saying
  const { body, track, places, reserves, roster, nth, paper, due, stands, call } = words
  const head = [body, track, places, reserves, roster, nth, paper, due, stands.late, call]
  const lines = rows.map(row => [
    texts.pick(row.name),
    say(row.track, saying),
    words.usedOf(row.places.used, row.places.of),
    words.usedOf(row.reserves.used, row.reserves.of),
    row.status === 'none' ? words.noRoster : texts.status('nomination', row.status),
    row.version,
    words.paperHas(row.paper.rosters, row.paper.forms),
    row.due,
    daysLate(row, today),
    row.clerks.map(texts.pick).join('、'),
  ])
  return `\uFEFF${[head, ...lines].map(line => line.map(cell).join(',')).join('\r\n')}\r\n`
}

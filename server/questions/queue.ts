/** The queue: one asker's work in the order of what needs doing, with the verdict on each file, narrowed and paged by key. */
import type { Row } from '../../core/answer.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering } from './asking.ts'
import { findTyped } from './finding.ts'
import { findRound } from './law.ts'
import { cursorOf, findCursor, type Part, part, type RowRead, relationOf, rowColumns, rowJoins, rowOf, run } from './rows.ts'
import { findCounts } from './stands.ts'
import { withVerdicts } from './verdicts.ts'
import { beyond, byNeed, countOf, firstOf, mineIn, othersIn, placeOfRow } from './waiting.ts'

/** A list that was narrowed is counted so far; beyond, the answer says that there are more. */
const countedMost = 100

export const strandsOf = (asking: Asking, law: Law | undefined, list: 'mine' | 'others') =>
  list === 'mine' ? mineIn(asking, law) : othersIn(asking, law)

/** The first rows of a list in the order of what needs doing. */
export const readFirst = async (
  asking: Asking,
  strands: readonly Part[],
  wanted: readonly Part[],
  most: number,
): Promise<readonly RowRead[]> =>
  run<RowRead>(asking.query, part`select ${rowColumns} from (${firstOf(strands, wanted, most)}) d ${rowJoins} order by ${byNeed}`)

/** How many a list holds, and whether it goes on beyond what was counted. */
export const countIn = async (asking: Asking, strands: readonly Part[], wanted: readonly Part[]) => {
  const [row] = await run<{ count: number }>(asking.query, countOf(strands, wanted, countedMost + 1))
  const count = row?.count ?? 0
  return { count: Math.min(count, countedMost), more: count > countedMost }
}

const placeIn = (after: string | undefined) => {
  const cursor = findCursor(after)
  const [due, since, subject] = cursor?.key.split(' ') ?? []
  return cursor && due && since && subject ? { due, since, subject, id: cursor.id } : undefined
}
const cursorAfter = (row: RowRead) => {
  const { due, since, subject, id } = placeOfRow(row)
  return cursorOf([due, since, subject].join(' '), id)
}

export const queue = answering(questions.queue, async (asking, { round, list, q, after, limit, ...filters }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  const relation = relationOf(asking)
  const inRound = part`d.round = ${round}`
  const typed = await findTyped(asking, q, [inRound, ...(relation ? [relation] : [])])
  const narrowed = (['subject', 'status', 'track', 'body'] as const).flatMap(key =>
    filters[key] === undefined ? [] : [part`d.${part.ref(key)} = ${filters[key]}`],
  )
  const wanted = [inRound, ...narrowed, ...(typed ? [typed] : [])]
  const strands = strandsOf(asking, found?.law, list)
  const place = placeIn(after)
  const countOfList = async () => {
    // What was searched for is looked through no further than the page.
    if (typed) return { count: limit, more: true }
    const counts = wanted.length === 1 ? await findCounts(asking, round, found?.law) : undefined
    return counts ? { count: counts[list], more: false } : countIn(asking, strands, wanted)
  }
  const read = await readFirst(asking, strands, [...wanted, ...(place ? [beyond(place)] : [])], limit + 1)
  const counted = after === undefined && read.length <= limit ? { count: read.length, more: false } : await countOfList()
  const shown = read.slice(0, limit)
  const last = shown.at(-1)
  const rows: Row[] = await withVerdicts(asking, round, shown.map(rowOf))
  return { rows, next: read.length > limit && last ? cursorAfter(last) : null, ...counted }
})

/** Lists with search, filters and pages by key: each reads one page's worth of an index and no more. */
import { type Asked, questions } from '../../core/question.ts'
import { type Asking, answering, hasSeat } from './asking.ts'
import { findTyped } from './finding.ts'
import {
  allOf,
  anyOf,
  cursorOf,
  findCursor,
  givenBy,
  type Part,
  part,
  type RowRead,
  relationOf,
  rowColumns,
  rowJoins,
  rowOf,
  run,
  withoutInquiries,
} from './rows.ts'
import { withVerdicts } from './verdicts.ts'

const never = '9999-12-31'

/** How each order sorts, where a page goes on, and what of a row its cursor keeps. */
const orders = {
  id: {
    by: part`d.id`,
    from: (_key: string, id: string) => part`d.id > ${id}`,
    key: (_row: RowRead) => '',
  },
  due: {
    by: part`coalesce(d.due, '9999-12-31'::date), d.id`,
    from: (key: string, id: string) => part`(coalesce(d.due, '9999-12-31'::date), d.id) > (${key}::date, ${id})`,
    key: (row: RowRead) => row.due ?? never,
  },
  since: {
    by: part`d.since, d.id`,
    from: (key: string, id: string) => part`(d.since, d.id) > (${key}::timestamptz, ${id})`,
    key: (row: RowRead) => row.since,
  },
} as const

/** A roster's name is its body's, a round's the start of its number; every other dossier is a person's. */
const searched = async (asking: Asking, subject: string, typed: string, near: readonly Part[]): Promise<Part | undefined> => {
  if (typed === '') return undefined
  if (subject === 'round') return part`d.id ~>=~ ${typed} and d.id ~<~ ${`${typed}\u{10FFFF}`}`
  if (subject === 'objection')
    return part`exists (select from person p where p.id = d.state #>> '{against,person}' and p.name like ${`${typed.replace(/[\\%_]/g, c => `\\${c}`)}%`})`
  if (subject !== 'nomination') return findTyped(asking, typed, near)
  const like = `%${typed.replace(/[\\%_]/g, c => `\\${c}`)}%`
  return part`d.body in (select id from organisation where kind = 'body' and (zh like ${like} or en ilike ${like} or pinyin like ${like} or initials like ${like}))`
}

type Narrowing = Pick<Asked<'dossiers'>, 'round' | 'subject' | 'status' | 'track' | 'body' | 'host' | 'waitsFor' | 'q'>

/** What the rows of a list have in common, whoever shows them: its page, and the sheet that it is exported to. */
export const narrowed = async (asking: Asking, input: Narrowing): Promise<readonly Part[]> => {
  const { round, subject, q } = input
  const relation = relationOf(asking)
  const inRound = subject === 'round' ? part`d.subject = 'round'` : part`d.round = ${round} and d.subject = ${subject}`
  const typed = await searched(asking, subject, q?.trim() ?? '', [inRound, ...(relation ? [relation] : [])])
  return [
    inRound,
    ...(subject === 'inquiry' ? withoutInquiries(asking) : []),
    ...(['status', 'track', 'body', 'host'] as const).flatMap(key =>
      input[key] === undefined ? [] : [part`d.${part.ref(key)} = ${input[key]}`],
    ),
    ...(input.waitsFor === undefined ? [] : [part`d.waits_for = ${input.waitsFor}`]),
    ...(typed ? [typed] : []),
    ...(relation ? [subject === 'move' ? anyOf([relation, givenBy(asking)]) : relation] : []),
  ]
}

export const dossiers = answering(questions.dossiers, async (asking, input) => {
  const { round, subject, sort, after, limit } = input
  // Who objects to whom is nothing for finance or audit, whose office it is too.
  if ((subject === 'objection' || subject === 'circular') && !hasSeat(asking, 'department', 'leader')) return { rows: [], next: null }
  const order = orders[sort]
  const cursor = findCursor(after)
  const wanted = [...(await narrowed(asking, input)), ...(cursor ? [order.from(cursor.key, cursor.id)] : [])]
  const rows = await run<RowRead>(
    asking.query,
    part`select ${rowColumns} from (
      select * from dossier d where ${allOf(wanted)} order by ${order.by} limit ${limit + 1}) d ${rowJoins} order by ${order.by}`,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await withVerdicts(asking, round, shown.map(rowOf)),
    next: rows.length > limit && last ? cursorOf(order.key(last), last.id) : null,
  }
})

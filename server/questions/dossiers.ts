/** Lists with search, filters and pages by key: each reads one page's worth of an index and no more. */
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { allOf, cursorOf, findCursor, type Part, part, type RowRead, relationOf, rowColumns, rowJoins, rowOf, run } from './rows.ts'

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

const escaped = (text: string) => text.replace(/[\\%_]/g, c => `\\${c}`)

/** What was typed into the search box: the start of an id when it has a digit, else of a name or its pinyin; a roster's name is its body's. */
const searched = (subject: string, typed: string): Part => {
  if (/\d/.test(typed) || subject === 'round') return part`d.id ~>=~ ${typed} and d.id ~<~ ${`${typed}\u{10FFFF}`}`
  const like = `${escaped(typed)}%`
  if (subject === 'nomination')
    return part`d.body in (select id from organisation where kind = 'body' and (zh like ${like} or en ilike ${like}))`
  return part`d.person in (select id from person where name like ${like} or pinyin like ${like.toLowerCase()})`
}

export const dossiers = answering(questions.dossiers, async (asking, input) => {
  const { round, subject, sort, q, after, limit } = input
  const order = orders[sort]
  const cursor = findCursor(after)
  const relation = relationOf(asking)
  const typed = q?.trim() ?? ''
  const wanted = [
    ...(['status', 'track', 'body', 'host'] as const).flatMap(key =>
      input[key] === undefined ? [] : [part`d.${part.ref(key)} = ${input[key]}`],
    ),
    ...(input.waitsFor === undefined ? [] : [part`d.waits_for = ${input.waitsFor}`]),
    ...(typed === '' ? [] : [searched(subject, typed)]),
    ...(relation ? [relation] : []),
    ...(cursor ? [order.from(cursor.key, cursor.id)] : []),
  ]
  const inRound = subject === 'round' ? part`d.subject = 'round'` : part`d.round = ${round} and d.subject = ${subject}`
  const rows = await run<RowRead>(
    asking.query,
    part`select ${rowColumns} from (
      select * from dossier d where ${allOf([inRound, ...wanted])} order by ${order.by} limit ${limit + 1}) d ${rowJoins} order by ${order.by}`,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown.map(rowOf), next: rows.length > limit && last ? cursorOf(order.key(last), last.id) : null }
})

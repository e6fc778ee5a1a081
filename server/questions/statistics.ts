/** The money of a round by groups: the rows of the money page, counted by what is asked, so that the whole is the same to the fen. */
import { columns, type Sums, sumsOf } from '../../core/payment/columns.ts'
import { type Answered, type Asked, questions } from '../../core/question.ts'
import { type Grouping, groupings } from '../../core/voucher/statistics.ts'
import type { Law } from '../../policy/shape.ts'
import { bookHeads } from '../../words/books.ts'
import { type Asking, answering } from './asking.ts'
import { readableIn } from './money.ts'
import { overRows } from './money-rows.ts'
import { itemNameIn } from './statement.ts'

/** A sum is of the quarter in which it came to stand as it does: what was paid, by the bank's day. The field is read only where it is asked for. */
const toldText = (withField: boolean) => `, told as (
  select c.*, case when c.body = any($9::text[]) then c.body end as league, to_char(c.day, 'YYYY-Q') as quarter,
    ${withField ? "a.state ->> 'field'" : 'null::text'} as field
  from cell c ${withField ? "left join dossier a on a.round = $1 and a.subject = 'application' and a.id = c.training" : ''})`

const filters = groupings.filter(by => by !== 'league')
const narrow = filters.map((by, i) => `and ($${10 + i}::text is null or ${by} = $${10 + i})`).join(' ')
const sumOfEach = columns.map(name => `coalesce(sum(fen) filter (where "column" = '${name}'), 0)::bigint as ${name}`).join(', ')
const figures = `count(distinct person)::int as persons, count(*)::int as count, ${sumOfEach}`

/** Each group, and last the whole, in which everybody counts once. */
const groupedText = (by: Grouping, within: Grouping | undefined, withField: boolean) => `${toldText(withField)},
named as (select coalesce(${by}, '') as key, ${within ? `coalesce(${within}, '')` : "''"} as also, person, fen, "column" from told where true ${narrow})
select key, also, grouping(key) = 1 as whole, ${figures} from named group by grouping sets ((key, also), ()) order by 3, 1, 2`

type Figures = Sums & { readonly persons: number; readonly count: number }
type Grouped = Figures & { readonly key: string; readonly also: string; readonly whole: boolean }
type Statistics = Answered<'statistics'>
type Filters = Omit<Asked<'statistics'>, 'round' | 'by' | 'within'>

const leaguesOf = ({ places }: Law) => places.bodies.flatMap(({ body, level }) => (level === 'league' ? [body] : []))
const valuesOf = (law: Law, given: Filters) => [leaguesOf(law), ...filters.map(by => given[by] ?? null)]

type Organisations = ReadonlyMap<string, { readonly zh: string; readonly en: string }>
const organisationsNamed = async ({ query }: Asking, ids: readonly string[]): Promise<Organisations> => {
  const rows = await query<{ id: string; zh: string; en: string }>('select id, zh, en from organisation where id = any($1)', [ids])
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}

const nameOf = (law: Law, known: Organisations, by: Grouping, key: string) => {
  if (key === '') return { zh: bookHeads.zh.unknown, en: bookHeads.en.unknown }
  if (by === 'quarter') {
    const [year = '', quarter = ''] = key.split('-')
    return { zh: bookHeads.zh.quarterOf(year, Number(quarter)), en: bookHeads.en.quarterOf(year, Number(quarter)) }
  }
  if (by === 'field') return law.policy.fields.value.find(({ code }) => code === key)?.name ?? { zh: key, en: key }
  if (by === 'track') return law.policy.tracks[key]?.name ?? { zh: key, en: key }
  return by === 'item' ? itemNameIn(law, key) : (known.get(key) ?? { zh: key, en: key })
}

const figuresIn = ({ persons, count, ...line }: Figures) => ({ persons, count, sums: sumsOf(column => line[column]) })

/** The quarters of a round: from the year that it bears on, as long as its money moves. */
const quartersOf = ({ policy }: Law) => [0, 1, 2, 3].flatMap(later => [1, 2, 3, 4].map(quarter => `${policy.year + later}-${quarter}`))

const choicesOf = (law: Law): Readonly<Record<(typeof filters)[number], readonly string[]>> => ({
  track: Object.keys(law.policy.tracks),
  body: law.places.bodies.map(({ body }) => body),
  host: law.hosts.hosts.map(({ id }) => id),
  item: [...Object.keys(law.policy.money.items), 'clawback', 'refund', 'giveBack', 'overpaid'],
  field: law.policy.fields.value.map(({ code }) => code),
  quarter: quartersOf(law),
})

export const statisticsOf = async (asking: Asking, law: Law, asked: Asked<'statistics'>): Promise<Statistics> => {
  const { round, by = 'item', within, ...given } = asked
  const withField = by === 'field' || within === 'field' || given.field !== undefined
  const [text, values] = overRows(law, round, groupedText(by, within, withField), ...valuesOf(law, given))
  const found = await asking.query<Grouped>(text, values)
  const choices = choicesOf(law)
  const known = await organisationsNamed(asking, [...found.flatMap(({ key, also }) => [key, also]), ...choices.body, ...choices.host])
  const named = (group: Grouping, key: string) => ({ key, name: nameOf(law, known, group, key) })
  const whole = found.find(line => line.whole)
  return {
    lines: found
      .filter(line => !line.whole)
      .map(({ key, also, whole: _, ...line }) => ({ ...named(by, key), within: within ? named(within, also) : null, ...figuresIn(line) })),
    ...(whole ? figuresIn(whole) : { persons: 0, count: 0, sums: sumsOf(() => 0) }),
    choices: filters.map(group => ({ by: group, values: choices[group].map(key => named(group, key)) })),
  }
}

export const statistics = answering(questions.statistics, async (asking, asked) => {
  const law = await readableIn(asking, asked.round)
  return law && statisticsOf(asking, law, asked)
})

/**
 * What quotas allow at most, found by another program than the placement: the second stage written out as a text of linear constraints (the LP format of
 * CPLEX) for any solver that reads it. It is asked only where prices and closed sets alone do not prove a result.
 */
import type { Person, Programme } from './facts.ts'
import type { Market } from './market.ts'
import type { Limit } from './quotas.ts'

/** The greatest value of a text; undefined where nothing keeps it, or nothing is certain. `relaxed` allows parts of people, and is quick. */
export type Best = (text: string, relaxed: boolean) => number | undefined

type Column = { readonly name: string; readonly id: string; readonly to: string; readonly worth: number }

const columnsOf = ({ people, ways }: Market): readonly Column[] =>
  people.flatMap((id, i) => ways(id).map(({ to, worth }, k) => ({ name: `x${i}_${k}`, id, to, worth })))

type Term = readonly [number, string]
const written = (terms: readonly Term[]): string =>
  terms.length === 0 ? '0 none' : terms.map(([times, name]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${name}`).join('\n ')

type Row = { readonly terms: readonly Term[]; readonly is: '<=' | '>=' | '='; readonly than: number }

/** What limits, quotas and those who are settled ask of everybody. */
export type Asked = {
  readonly market: Market
  readonly limits: readonly Limit[]
  readonly people: ReadonlyMap<string, Person>
  readonly programmes: ReadonlyMap<string, Programme>
  /** What pins and wishes took: of each quota so many, of so many. */
  readonly before: readonly { readonly found: number; readonly of: number }[]
}

const rowsOfQuotas = ({ limits, people, programmes, before }: Asked, columns: readonly Column[]): readonly Row[] =>
  limits.flatMap(({ counts, least, most, share }, q): readonly Row[] => {
    const { found, of } = before[q] ?? { found: 0, of: 0 }
    const isCounted = ({ id, to }: Column) => {
      const [person, programme] = [people.get(id), programmes.get(to)]
      return person !== undefined && programme !== undefined && counts(person, programme)
    }
    const terms = columns.filter(isCounted).map(({ name }): Term => [1, name])
    const shares = share && columns.map((column): Term => [(isCounted(column) ? share.per : 0) - share.of, column.name])
    return [
      ...(least === undefined ? [] : [{ terms, is: '>=' as const, than: least - found }]),
      ...(most === undefined ? [] : [{ terms, is: '<=' as const, than: most - found }]),
      ...(share && shares ? [{ terms: shares.filter(([n]) => n !== 0), is: '<=' as const, than: share.of * of - share.per * found }] : []),
    ]
  })

const rowsOfMarket = (
  { market: { people, programmes, hosts } }: Asked,
  columns: readonly Column[],
  settled: ReadonlyMap<string, boolean>,
) => {
  const one = (list: readonly Column[]) => list.map(({ name }): Term => [1, name])
  const [byPerson, bySeat] = [Map.groupBy(columns, c => c.id), Map.groupBy(columns, c => c.to)]
  const byHost = Map.groupBy(columns, c => programmes.get(c.to)?.host ?? '')
  return [
    ...people.map((id): Row => {
      const is = settled.get(id)
      return { terms: one(byPerson.get(id) ?? []), is: is === undefined ? '<=' : '=', than: is === false ? 0 : 1 }
    }),
    ...[...programmes].map(([name, { seats }]): Row => ({ terms: one(bySeat.get(name) ?? []), is: '<=', than: seats })),
    ...[...hosts].map(([name, seats]): Row => ({ terms: one(byHost.get(name) ?? []), is: '<=', than: seats })),
  ].filter(({ terms }) => terms.length > 0)
}

/** The most that a worth comes to beside those who are settled, `placed` in all where that is known. */
export const most = (
  asked: Asked,
  best: Best,
  worth: (column: { readonly id: string; readonly worth: number }) => number,
  { settled = new Map(), placed, relaxed = false }: { settled?: ReadonlyMap<string, boolean>; placed?: number; relaxed?: boolean },
): number | undefined => {
  const columns = columnsOf(asked.market)
  const all: Row[] = placed === undefined ? [] : [{ terms: columns.map(({ name }): Term => [1, name]), is: '=', than: placed }]
  const rows = [...rowsOfMarket(asked, columns, settled), ...rowsOfQuotas(asked, columns), ...all]
  const goal = columns.map((column): Term => [worth(column), column.name]).filter(([n]) => n !== 0)
  const text = [
    `maximize\n obj: ${written(goal)}`,
    'subject to',
    ...rows.map(({ terms, is, than }, r) => ` r${r}: ${written(terms)} ${is} ${than}`),
    'bounds\n 0 <= none <= 0',
    ...columns.map(({ name }) => ` 0 <= ${name} <= 1`),
    ...(relaxed ? [] : ['general', ...columns.map(({ name }) => ` ${name}`)]),
    'end\n',
  ]
  return best(text.join('\n'), relaxed)
}

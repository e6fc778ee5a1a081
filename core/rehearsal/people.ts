/** People in columns: each raw fact or attribute as a list of the values that occur and, for everybody, which of them is theirs. */
import type { Policy } from '../../policy/shape.ts'
import type { Population, RawFacts, Table } from '../criteria/index.ts'

/** `at[row]` is the index in `values`, -1 where it is not known. */
export type Column = { readonly values: readonly unknown[]; readonly at: Int16Array | Int32Array }
export type People = { readonly size: number; readonly columns: Readonly<Record<string, Column>> }

/** The most values that an index of sixteen bits tells apart. */
const short = 2 ** 15

export const indexesFor = (size: number, values: number): Int16Array | Int32Array =>
  values < short ? new Int16Array(size).fill(-1) : new Int32Array(size).fill(-1)

/** People from a record each, with the keys that any of them has; what is undefined is not known. */
export const peopleOf = (records: readonly RawFacts[]): People => {
  const names = [...new Set(records.flatMap(record => Object.keys(record)))]
  const columns = names.map((name): readonly [string, Column] => {
    const places = new Map<string, number>()
    const values: unknown[] = []
    const at = new Int32Array(records.length).fill(-1)
    records.forEach((record, row) => {
      const value = record[name]
      if (value === undefined || value === null) return
      const key = JSON.stringify(value)
      const place = places.get(key) ?? values.push(value) - 1
      places.set(key, place)
      at[row] = place
    })
    return [name, { values, at }]
  })
  return { size: records.length, columns: Object.fromEntries(columns) }
}

/** What is known of one person, by the names of the columns. */
export const personAt = ({ columns }: People, row: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, { values, at }]) => {
      const place = at[row] ?? -1
      return place < 0 ? [] : [[name, values[place]]]
    }),
  )

/** The raw fact that a fact is worked out from: itself, unless the law derives it. */
const sourceOf = (policy: Policy, fact: string): string => {
  const definition = policy.facts[fact]
  const derived: unknown = definition !== undefined && 'derived' in definition ? definition.derived : undefined
  const from: unknown = typeof derived === 'object' && derived !== null && 'from' in derived ? derived.from : undefined
  return typeof from === 'string' ? from : fact
}

const copyThrough = (own: Int16Array, { at }: Column, into: Int16Array): void => {
  for (let row = 0; row < into.length; row++) into[row] = own[(at[row] ?? -1) + 1] ?? -1
}

/**
 * The people as a law's table takes them. Each value is judged once, however many share it. Facts of which these people know nothing stay unknown
 * and are named.
 */
export const placeIn = (
  policy: Policy,
  table: Table,
  people: People,
): { readonly population: Population; readonly unknown: readonly string[] } => {
  const population = table.populationOf(people.size)
  const unknown: string[] = []
  const sources = [...new Set(table.facts.map(fact => sourceOf(policy, fact)))]
  for (const source of sources) {
    const facts = table.facts.filter(fact => sourceOf(policy, fact) === source)
    const column = people.columns[source]
    if (column === undefined) {
      unknown.push(...facts)
      continue
    }
    const each = table.populationOf(column.values.length)
    column.values.forEach((value, i) => {
      table.put(each, i, { [source]: value })
    })
    for (const fact of facts) {
      const into = population.columns[fact]
      if (into) copyThrough(Int16Array.from([-1, ...(each.columns[fact] ?? [])]), column, into)
    }
  }
  return { population, unknown }
}

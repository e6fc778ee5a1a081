/** A population of invented people for the bench, drawn by a seed, with so many of a hundred facts missing. */
import type { Population, Table } from '../core/criteria/index.ts'
import { chanceFrom } from './chance.ts'

type Draw = () => number

/** Draws an index by weights. */
const weighted = (weights: readonly number[], draw: Draw): number => {
  let rest = draw() * weights.reduce((sum, weight) => sum + weight, 0)
  return weights.findIndex(weight => {
    rest -= weight
    return rest < 0
  })
}

type Person = Readonly<Record<string, boolean | number | string>>

const educations = ['11', '14', '21', '22', '31', '61'] as const
const titles = ['none', 'elementary', 'assistant', 'intermediate', 'associateSenior', 'senior'] as const
const levels = ['village', 'township', 'banner', 'league', 'region'] as const
const pick = <T>(values: readonly T[], weights: readonly number[], draw: Draw): T => {
  const value = values[weighted(weights, draw)]
  if (value === undefined) throw new RangeError('weights and values differ in number')
  return value
}

const person = (draw: Draw): Person => {
  const age = 22 + Math.floor(draw() * 38)
  return {
    conductPledged: draw() < 0.97,
    conductConfirmed: draw() < 0.95,
    healthy: draw() < 0.96,
    minority: draw() < 0.45,
    age,
    education: pick(educations, [2, 18, 55, 3, 18, 4], draw),
    titleLevel: pick(titles, [12, 8, 25, 30, 20, 5], draw),
    yearsInProfession: Math.max(0, age - 22 - Math.floor(draw() * 8)),
    employerLevel: pick(levels, [5, 15, 35, 35, 10], draw),
    fieldServed: pick(['1', '2', '3', '4'], [2, 5, 1, 2], draw),
    employerConsents: draw() < 0.9,
  }
}

/** People in columns by the table's domains. `missing` is the share of facts that are unknown, 0 to 1. */
export const inventPeople = (table: Table, people: number, missing: number, seed = 2022): Population => {
  const draw = chanceFrom(seed)
  const population = table.populationOf(people)
  const columns = table.facts.map(fact => ({
    fact,
    column: population.columns[fact],
    indexes: new Map(table.domainOf(fact).map((value, i) => [value, i])),
  }))
  for (let row = 0; row < people; row++) {
    const facts = person(draw)
    for (const { fact, column, indexes } of columns) {
      const value = facts[fact]
      if (column !== undefined && value !== undefined) column[row] = draw() < missing ? -1 : (indexes.get(value) ?? -1)
    }
  }
  return population
}

/** The first so many people of a population, over the same memory. */
export const firstPeople = ({ columns }: Population, people: number): Population => ({
  people,
  columns: Object.fromEntries(Object.entries(columns).map(([fact, column]) => [fact, column.subarray(0, people)])),
})

/** One person as the record that other engines take: levels as numbers, a missing fact as a missing key. */
export const recordOf = (table: Table, { columns }: Population, row: number, ranks: (fact: string, value: unknown) => unknown) => {
  const record: Record<string, unknown> = {}
  for (const fact of table.facts) {
    const value = table.domainOf(fact)[columns[fact]?.[row] ?? -1]
    if (value !== undefined) record[fact] = ranks(fact, value)
  }
  return record
}

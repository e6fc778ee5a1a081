/** The counts split by body, field, sex, ethnic group, age band, level, degree, title, and by every other code that the people carry. */
import type { Law, Policy } from '../../policy/shape.ts'
import { ageOn, isDay } from '../calendar.ts'
import { type Count, countOf, type Moves, waysByGroup } from './moves.ts'
import type { Column, People } from './people.ts'

/** `value` is the code, the age band as 'from-to', or undefined for those of whom it is not known. */
export type Group = {
  readonly value?: string | undefined
  readonly people: number
  readonly counts: Readonly<Record<string, Count>>
}
export type Split = { readonly by: string; readonly groups: readonly Group[] }

export const ageBand = 'ageBand'
const usual = ['body', 'fieldServed', 'sex', 'ethnicGroup', ageBand, 'employerLevel', 'education', 'titleLevel'] as const

/** Beyond this many groups nobody reads a table. */
const mostGroups = 100

const ageFact = ({ facts }: Policy) => {
  for (const definition of Object.values(facts)) {
    if (definition.type === 'integer' && definition.derived?.way === 'age') return definition.derived
  }
  return undefined
}

/** '36-40', '-25' for the first, '61-' for the last. */
const bandNames = (bands: readonly number[]): readonly string[] => [
  ...bands.map((last, i) => `${i === 0 ? '' : (bands[i - 1] ?? 0) + 1}-${last}`),
  `${(bands.at(-1) ?? 0) + 1}-`,
]

/** Everybody's band by the age as the law counts it. */
const bandsOf = (law: Law, { columns }: People, bands: readonly number[]): Column | undefined => {
  const way = ageFact(law.policy)
  const born = way && columns[way.from]
  if (way === undefined || born === undefined) return undefined
  const values = bandNames(bands)
  const own = born.values.map(day => {
    if (typeof day !== 'string' || !isDay(day) || day > way.on.value) return -1
    const age = ageOn(day, way.on.value, way.convention.value)
    const found = bands.findIndex(last => age <= last)
    return found < 0 ? bands.length : found
  })
  const [at, ofDay] = [new Int16Array(born.at.length), Int16Array.from([-1, ...own])]
  for (let row = 0; row < at.length; row++) at[row] = ofDay[(born.at[row] ?? -1) + 1] ?? -1
  return { values, at }
}

const isGrouping = ({ values }: Column) =>
  values.length > 0 && values.length <= mostGroups && values.every(value => typeof value === 'string' || typeof value === 'boolean')

/** The columns that people are split by, the usual ones first. Those of truth or untruth split nobody by what they are, so they stay out. */
export const splitsOf = (law: Law, people: People, bands: readonly number[]): ReadonlyMap<string, Column> => {
  const aged = bandsOf(law, people, bands)
  const columns: People['columns'] = aged ? { ...people.columns, [ageBand]: aged } : people.columns
  const others = Object.keys(people.columns).filter(name => !usual.some(one => one === name))
  return new Map(
    [...usual, ...others].flatMap(name => {
      const column = columns[name]
      return column && isGrouping(column) && !column.values.some(value => typeof value === 'boolean') ? [[name, column] as const] : []
    }),
  )
}

/** Groups in which nobody is, are left out; the order is that of the column's values. */
export const splitBy = (moves: Moves, by: string, { values, at }: Column, order: readonly string[] = []): Split => {
  const groups = waysByGroup(moves, at, values.length).map((ofWay, i): Group => {
    const value = values[i]
    const counts = Object.fromEntries(moves.tracks.map(track => [track, countOf(moves, track, ofWay)]))
    return { value: value === undefined ? undefined : String(value), people: ofWay.reduce((sum, n) => sum + n, 0), counts }
  })
  const rank = (value: string | undefined) => (value === undefined ? Infinity : order.includes(value) ? order.indexOf(value) : order.length)
  return { by, groups: groups.filter(({ people }) => people > 0).sort((a, b) => rank(a.value) - rank(b.value)) }
}

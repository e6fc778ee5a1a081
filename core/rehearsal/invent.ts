/** An invented population, drawn by its shape and a seed: the same shape, seed and size give the same people everywhere. */
import type { Attribute, PopulationShape } from '../../policy/population.ts'
import { addDays, addYears, daysBetween } from '../calendar.ts'
import { chanceAt, type Stream, streamOf } from './chance.ts'
import { type Drawn, drawFrom, drawnOf, type Known, ShapeProblem } from './draw.ts'
import { type Column, indexesFor, type People } from './people.ts'

type Made = { readonly known?: Known; readonly column?: Column }
type Draft = { readonly size: number; readonly seed: number; readonly known: Map<string, Known>; readonly days: Map<string, Column> }

const drawAll = ({ values, alias, chooser }: Drawn, stream: Stream, size: number): Known => {
  const at = new Int16Array(size)
  const { parents, caseOf } = chooser
  const [only] = parents
  for (let row = 0; row < size; row++) {
    let combination = only === undefined ? 0 : (only.at[row] ?? 0)
    for (let i = 1; i < parents.length; i++) combination += (parents[i]?.at[row] ?? 0) * (parents[i]?.stride ?? 0)
    at[row] = drawFrom(alias, caseOf[combination] ?? 0, chanceAt(stream, row))
  }
  return { values, at }
}

const getNumbers = ({ known }: Draft, path: string, name: string): { readonly numbers: readonly number[]; readonly at: Int16Array } => {
  const found = known.get(name)
  if (found === undefined) throw new ShapeProblem(path, `${name} is no attribute before it`)
  const numbers = found.values.flatMap(value => (typeof value === 'number' ? [value] : []))
  if (numbers.length < found.values.length) throw new ShapeProblem(path, `${name} is no number`)
  return { numbers, at: found.at }
}

/** All days between the oldest's first and the youngest's last, and for everybody one that gives their age. */
const birthDates = (draft: Draft, path: string, { age, on }: { readonly age: string; readonly on: string }, stream: Stream): Column => {
  const { numbers, at } = getNumbers(draft, path, age)
  const spans = numbers.map(years => ({ from: addDays(addYears(on, -years - 1), 1), to: addYears(on, -years) }))
  const first = spans.map(({ from }) => from).sort()[0] ?? on
  const starts = Int32Array.from(spans, ({ from }) => daysBetween(first, from))
  const lengths = Int32Array.from(spans, ({ from, to }) => daysBetween(from, to) + 1)
  const last = Math.max(...spans.map(({ to }) => daysBetween(first, to)))
  const values = Array.from({ length: last + 1 }, (_, i) => addDays(first, i))
  const indexes = indexesFor(draft.size, values.length)
  for (let row = 0; row < draft.size; row++) {
    const own = at[row] ?? 0
    indexes[row] = (starts[own] ?? 0) + Math.floor(chanceAt(stream, row) * (lengths[own] ?? 1))
  }
  return { values, at: indexes }
}

const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

const monthOf = (count: number) => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`

/** Histories of one span that goes on; the first of all is none, for whoever has not begun. */
const workSince = (
  draft: Draft,
  path: string,
  names: { readonly birthDate: string; readonly startAge: string; readonly on: string },
): Column => {
  const born = draft.days.get(names.birthDate)
  if (born === undefined) throw new ShapeProblem(path, `${names.birthDate} is no day of birth before it`)
  const { numbers, at } = getNumbers(draft, path, names.startAge)
  const bornIn = Int32Array.from(born.values, day => monthsOf(String(day)))
  const now = monthsOf(names.on)
  const first = (bornIn[0] ?? now) + Math.min(...numbers) * 12
  const years = Int32Array.from(numbers, age => age * 12 - first)
  const values = [
    [],
    ...Array.from({ length: Math.max(0, now - first + 1) }, (_, i) => [{ from: monthOf(first + i), sameProfession: true }]),
  ]
  const indexes = indexesFor(draft.size, values.length)
  for (let row = 0; row < draft.size; row++) {
    const since = (bornIn[born.at[row] ?? 0] ?? 0) + (years[at[row] ?? 0] ?? 0)
    indexes[row] = since < values.length - 1 ? since + 1 : 0
  }
  return { values, at: indexes }
}

const difference = (draft: Draft, path: string, { from, take }: { readonly from: string; readonly take: string }): Known => {
  const [a, b] = [getNumbers(draft, path, from), getNumbers(draft, path, take)]
  const most = Math.max(0, Math.max(...a.numbers) - Math.min(...b.numbers))
  const values = Array.from({ length: most + 1 }, (_, i) => i)
  const at = new Int16Array(draft.size)
  for (let row = 0; row < draft.size; row++) at[row] = Math.max(0, (a.numbers[a.at[row] ?? 0] ?? 0) - (b.numbers[b.at[row] ?? 0] ?? 0))
  return { values, at }
}

const make = (draft: Draft, name: string, attribute: Attribute): Made => {
  const path = `attributes.${name}`
  const stream = streamOf(draft.seed, name)
  if (!('way' in attribute)) return { known: drawAll(drawnOf(path, attribute, draft.known), stream, draft.size) }
  if (attribute.way === 'birthDate') return { column: birthDates(draft, path, attribute, stream) }
  if (attribute.way === 'workSince') return { column: workSince(draft, path, attribute) }
  return { known: difference(draft, path, attribute) }
}

/** What is hidden of a column at random; what hangs on it was drawn from the truth. */
const hide = ({ values, at }: Column, stream: Stream, share: number): Column => {
  if (share === 0) return { values, at }
  const seen = at.slice()
  for (let row = 0; row < seen.length; row++) if (chanceAt(stream, row) < share) seen[row] = -1
  return { values, at: seen }
}

/** Attributes that serve others only. */
const servants = (shape: PopulationShape): ReadonlySet<string> =>
  new Set(
    Object.entries(shape.attributes).flatMap(([name, attribute]) => {
      if ('way' in attribute && attribute.way === 'less') return [name, attribute.take]
      if ('way' in attribute && attribute.way === 'birthDate') return [attribute.age]
      return 'way' in attribute ? [attribute.startAge] : []
    }),
  )

export type Order = { readonly people?: number; readonly seed: number; readonly tell?: (done: number, all: number) => void }

/** Draws the people. `tell` hears of each attribute that is done. Throws ShapeProblem, which names the place in the shape. */
export const invent = (shape: PopulationShape, { people: size = shape.people, seed, tell }: Order): People => {
  const draft: Draft = { size, seed, known: new Map<string, Known>(), days: new Map<string, Column>() }
  const [attributes, serving] = [Object.entries(shape.attributes), servants(shape)]
  const columns = attributes.flatMap(([name, attribute], i): readonly (readonly [string, Column])[] => {
    const { known, column } = make(draft, name, attribute)
    if (known) draft.known.set(name, known)
    if (column) draft.days.set(name, column)
    tell?.(i + 1, attributes.length)
    const made: Column | undefined = column ?? known
    if (made === undefined || serving.has(name)) return []
    return [[name, hide(made, streamOf(seed, `${name}?`), ('missing' in attribute ? attribute.missing : undefined) ?? 0)]]
  })
  return { size, columns: Object.fromEntries(columns) }
}

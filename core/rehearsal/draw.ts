/** Drawing by weights in one step each (Walker's alias method), from one of several cases that hang on earlier attributes. */
import type { Attribute, Case } from '../../policy/population.ts'

export type Value = boolean | number | string
/** An attribute that others may hang on: its values, and for everybody which is theirs. */
export type Known = { readonly values: readonly Value[]; readonly at: Int16Array }

/** A shape of a population that can't be drawn from; `path` is the place in its file. */
export class ShapeProblem extends RangeError {
  override readonly name = 'ShapeProblem'
  readonly path: string
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`)
    this.path = path
  }
}

export type Choices = ReadonlyMap<Value, number>

const choicesOf = (draw: Case): Choices => {
  if ('share' in draw) return new Map<Value, number>([[true, draw.share], [false, 1 - draw.share]]) // biome-ignore format: a table
  if ('weights' in draw) return new Map(Object.entries(draw.weights))
  const choices = new Map<Value, number>()
  for (const { from, to, weight } of draw.ranges) {
    for (let n = from; n <= to; n++) choices.set(n, (choices.get(n) ?? 0) + weight / (to - from + 1))
  }
  return choices
}

/** Alias tables of all cases in one row: case c has its entries from `starts[c]`, `sizes[c]` of them. */
export type Alias = {
  readonly starts: Int32Array
  readonly sizes: Int32Array
  readonly keep: Float64Array
  readonly own: Int16Array
  readonly other: Int16Array
}

const fill = (weights: readonly number[]) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scaled = weights.map(weight => (weight * weights.length) / total)
  const other = weights.map((_, i) => i)
  const [small, large] = [scaled.flatMap((s, i) => (s < 1 ? [i] : [])), scaled.flatMap((s, i) => (s < 1 ? [] : [i]))]
  while (small.length > 0 && large.length > 0) {
    const [low = 0, high = 0] = [small.pop(), large.pop()]
    other[low] = high
    scaled[high] = (scaled[high] ?? 0) + (scaled[low] ?? 0) - 1
    if ((scaled[high] ?? 0) < 1) small.push(high)
    else large.push(high)
  }
  for (const i of [...small, ...large]) scaled[i] = 1
  return { keep: scaled, other }
}

const aliasOf = (cases: readonly Choices[], values: readonly Value[]): Alias => {
  const tables = cases.map(choices => ({ owns: [...choices.keys()].map(value => values.indexOf(value)), ...fill([...choices.values()]) }))
  const sizes = Int32Array.from(tables, ({ owns }) => owns.length)
  let next = 0
  return {
    sizes,
    starts: sizes.map(size => {
      next += size
      return next - size
    }),
    keep: Float64Array.from(tables.flatMap(({ keep }) => keep)),
    own: Int16Array.from(tables.flatMap(({ owns }) => owns)),
    other: Int16Array.from(tables.flatMap(({ owns, other }) => other.map(i => owns[i] ?? 0))),
  }
}

/** The index of the value drawn from a case by a number from 0 to 1. */
export const drawFrom = ({ starts, sizes, keep, own, other }: Alias, one: number, chance: number): number => {
  const scaled = chance * (sizes[one] ?? 1)
  const place = Math.floor(scaled)
  const at = (starts[one] ?? 0) + place
  return (scaled - place < (keep[at] ?? 1) ? own[at] : other[at]) ?? 0
}

/** Which case holds for each combination of the attributes that the cases ask of. */
export type Chooser = { readonly parents: readonly { readonly at: Int16Array; readonly stride: number }[]; readonly caseOf: Uint8Array }

type When = NonNullable<Case['when']>
const fits = (wanted: When[string], value: Value | undefined): boolean => {
  if (value === undefined) return false
  if (Array.isArray(wanted)) return wanted.some(one => one === value)
  const { atLeast = -Infinity, atMost = Infinity } = wanted
  return typeof value === 'number' && value >= atLeast && value <= atMost
}

const mostCombinations = 2 ** 20

const chooserOf = (path: string, cases: readonly Case[], known: ReadonlyMap<string, Known>): Chooser => {
  const names = [...new Set(cases.flatMap(one => Object.keys(one.when ?? {})))]
  let size = 1
  const parents = names.map(name => {
    const found = known.get(name)
    if (found === undefined) throw new ShapeProblem(path, `hangs on ${name}, which no attribute before it is`)
    const parent = { name, ...found, stride: size }
    size *= found.values.length
    return parent
  })
  if (size > mostCombinations)
    throw new ShapeProblem(path, `${names.join(', ')} make ${size} combinations, which is more than ${mostCombinations}`)
  const caseOf = new Uint8Array(size)
  for (let i = 0; i < size; i++) {
    const valueIn = (name: string) => {
      const parent = parents.find(one => one.name === name)
      return parent?.values[Math.floor(i / parent.stride) % parent.values.length]
    }
    const found = cases.findIndex(({ when = {} }) => Object.entries(when).every(([name, wanted]) => fits(wanted, valueIn(name))))
    if (found < 0)
      throw new ShapeProblem(
        path,
        `no case for ${names.map(name => `${name} ${valueIn(name)}`).join(', ')}; end with a case without \`when\``,
      )
    caseOf[i] = found
  }
  return { parents, caseOf }
}

export type Drawn = { readonly values: readonly Value[]; readonly alias: Alias; readonly chooser: Chooser }

const kindOf = (one: Case) => ('share' in one ? 'share' : 'weights' in one ? 'weights' : 'ranges')

/** How a drawn attribute is drawn. Throws ShapeProblem where its cases don't fit together. */
export const drawnOf = (
  path: string,
  attribute: Exclude<Attribute, { readonly way: string }>,
  known: ReadonlyMap<string, Known>,
): Drawn => {
  const cases: readonly Case[] = 'cases' in attribute ? attribute.cases : [attribute]
  if (new Set(cases.map(kindOf)).size > 1) throw new ShapeProblem(path, 'its cases draw different kinds of value')
  const choices = cases.map(choicesOf)
  const values = [...new Set(choices.flatMap(one => [...one.keys()]))]
  if (kindOf(cases[0] ?? { share: 0 }) === 'ranges') values.sort((a, b) => Number(a) - Number(b))
  return { values, alias: aliasOf(choices, values), chooser: chooserOf(path, cases, known) }
}

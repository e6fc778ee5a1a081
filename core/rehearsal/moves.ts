/** Who moves: for everybody the verdicts before and after on each track and over all, as one small number that stands for the whole of it. */
import { type Masks, type VerdictName, verdictIn } from '../criteria/index.ts'

/** Over all tracks together: eligible on any, else undetermined on any. */
export const anyTrack = 'any'

/** What can happen to a person on a track. `enters` and `drops` are about being eligible; `opens` is being undetermined where one was not. */
export const changes = ['before', 'after', 'enters', 'drops', 'stays', 'out', 'opens'] as const
export type Change = (typeof changes)[number]
export type Count = Readonly<Record<Change, number>>

type Pair = { readonly before: VerdictName; readonly after: VerdictName }

export const isChange = (change: Change, { before, after }: Pair): boolean => {
  const [was, is] = [before === 'eligible', after === 'eligible']
  if (change === 'before') return was
  if (change === 'after') return is
  if (change === 'enters') return !was && is
  if (change === 'drops') return was && !is
  if (change === 'stays') return was && is
  return change === 'out' ? !was && !is : before !== 'undetermined' && after === 'undetermined'
}

/** One side of the comparison: the masks of everybody and the tracks in the order of its law. */
export type Side = { readonly masks: Masks; readonly tracks: readonly string[] }

/** Everybody's way: `ways[way[row]]` has a pair of verdicts for each track of either law, and for all together last. */
export type Moves = {
  readonly people: number
  readonly tracks: readonly string[]
  readonly way: Uint16Array
  readonly ways: readonly (readonly Pair[])[]
}

const overAll = (verdicts: readonly VerdictName[]): VerdictName => {
  if (verdicts.includes('eligible')) return 'eligible'
  return verdicts.includes('undetermined') ? 'undetermined' : 'ineligible'
}

/** A track that a law does not have makes nobody eligible. */
const verdictsOf = ({ tracks }: Side, mask: number, wanted: readonly string[]): readonly VerdictName[] =>
  wanted.map(track => (tracks.includes(track) ? verdictIn(mask, tracks.indexOf(track)) : 'ineligible'))

/** Masks of a byte, four tracks, are numbered by a table; wider ones by a map. */
const bits = 8

/** Numbers the pairs of masks in the order in which they are met. */
const waysMet = () => {
  const met: (readonly [number, number])[] = []
  const table = new Int32Array(2 ** (2 * bits)).fill(-1)
  const wide = new Map<string, number>()
  const next = (was: number, is: number) => met.push([was, is]) - 1
  const ofWide = (was: number, is: number): number => {
    const key = `${was} ${is}`
    const number = wide.get(key) ?? next(was, is)
    wide.set(key, number)
    return number
  }
  const of = (was: number, is: number): number => {
    if (was >= 2 ** bits || is >= 2 ** bits) return ofWide(was, is)
    const both = (was << bits) | is
    const known = table[both] ?? -1
    if (known >= 0) return known
    const number = next(was, is)
    table[both] = number
    return number
  }
  return { met, of }
}

/** Gives everybody a way: of all pairs of masks a few dozen are met. */
export const movesOf = (before: Side, after: Side): Moves => {
  const tracks = [...new Set([...before.tracks, ...after.tracks])]
  const [was, is] = [before.masks.verdicts, after.masks.verdicts]
  const numbers = waysMet()
  const way = new Uint16Array(was.length)
  for (let row = 0; row < way.length; row++) way[row] = numbers.of(was[row] ?? 0, is[row] ?? 0)
  const ways = numbers.met.map(([one, other]) => {
    const [old, fresh] = [verdictsOf(before, one, tracks), verdictsOf(after, other, tracks)]
    const pairs = old.map((verdict, i): Pair => ({ before: verdict, after: fresh[i] ?? 'ineligible' }))
    return [...pairs, { before: overAll(old), after: overAll(fresh) }]
  })
  return { people: way.length, tracks: [...tracks, anyTrack], way, ways }
}

/** For each way 1 where the change is on the track, else 0: asked once for a way and not once for a person. */
export const waysWith = ({ tracks, ways }: Moves, track: string, change: Change): Uint8Array => {
  const place = tracks.indexOf(track)
  return Uint8Array.from(ways, pairs => {
    const pair = pairs[place]
    return pair !== undefined && isChange(change, pair) ? 1 : 0
  })
}

/** How many people go each way in each group; `at` gives a person's group, -1 for none, which is counted last. */
export const waysByGroup = ({ way, ways, people }: Moves, at: Int16Array | Int32Array, groups: number): readonly Uint32Array[] => {
  const counts = new Uint32Array((groups + 1) * ways.length)
  const width = ways.length
  for (let row = 0; row < people; row++) {
    const place = ((at[row] ?? -1) + 1) * width + (way[row] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
  }
  const rows = Array.from({ length: groups + 1 }, (_, i) => counts.subarray(i * width, (i + 1) * width))
  return [...rows.slice(1), ...rows.slice(0, 1)]
}

/** From the people of each way to the counts of a track. */
export const countOf = (moves: Moves, track: string, ofWay: Uint32Array): Count => {
  const place = moves.tracks.indexOf(track)
  const count = { before: 0, after: 0, enters: 0, drops: 0, stays: 0, out: 0, opens: 0 }
  moves.ways.forEach((pairs, i) => {
    const [pair, people] = [pairs[place], ofWay[i] ?? 0]
    if (pair === undefined || people === 0) return
    for (const change of changes) if (isChange(change, pair)) count[change] += people
  })
  return count
}

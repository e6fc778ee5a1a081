/**
 * Adjusting under quotas that cut across: so many at least or at most of a body, of the grass roots, of a field, a share, seats kept for some. Where the
 * placement without them keeps them all, it stands. Otherwise a solver that is given in places the most people, then by priority band by band, then for the
 * best fit; what it says is counted again here in whole numbers. Quotas that can't hold together are named, the fewest that clash.
 */
import { adjust, totalOf } from './adjust.ts'
import { type Adjustment, type Market, nowhere, type Placed } from './market.ts'
import { countedBy, type Program, programOf, type Solve, solveWhole } from './program.ts'

/** Counts the placed for whom `who` has a 1, in programmes for which `where` has; `share` allows `of` in `per` of all who are placed. */
export type Quota = {
  readonly name: string
  readonly who: Uint8Array
  readonly where?: Uint8Array | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly share?: { readonly of: number; readonly per: number } | undefined
}

/** Seats of some programmes that only certain people may take: the others get at most what is left. */
export const keptFor = (name: string, who: Uint8Array, where: Uint8Array, seats: number, { seats: all }: Market): Quota => ({
  name,
  who: who.map(one => 1 - one),
  where,
  most: Math.max(0, all.reduce((sum, n, j) => sum + (where[j] === 1 ? n : 0), 0) - seats),
})

export type Broken = { readonly quota: number; readonly found: number; readonly of: number }

/** The quotas that a placement breaks, with how many are counted of how many placed. */
export const brokenBy = (market: Market, quotas: readonly Quota[], { edge }: Placed): readonly Broken[] => {
  const chosen = [...edge].filter(e => e !== nowhere)
  return quotas.flatMap((quota, q) => {
    const counted = countedBy(market, quota)
    const found = chosen.filter(e => counted[e] === 1).length
    const { least = 0, most = chosen.length, share } = quota
    const holds = found >= least && found <= most && (!share || found * share.per <= share.of * chosen.length)
    return holds ? [] : [{ quota: q, found, of: chosen.length }]
  })
}

/** Whether a placement keeps to the market at all: everybody on an edge of their own, nothing beyond its seats. */
const isPlacement = ({ people, first, programme, seats, host, hostSeats }: Market, edge: Int32Array) => {
  const left = seats.slice()
  const hostLeft = hostSeats.slice()
  for (let i = 0; i < people; i++) {
    const e = edge[i] ?? nowhere
    if (e === nowhere) continue
    if (e < (first[i] ?? 0) || e >= (first[i + 1] ?? 0)) return false
    const j = programme[e] ?? 0
    const h = host[j] ?? 0
    left[j] = (left[j] ?? 0) - 1
    hostLeft[h] = (hostLeft[h] ?? 0) - 1
  }
  return left.every(n => n >= 0) && hostLeft.every(n => n >= 0)
}

/** `free`: no quota stood in the way. `bound`: the best under the quotas, `proved` unless the solver ran into its limit. */
export type Within =
  | { readonly kind: 'free'; readonly adjustment: Adjustment }
  | (Placed & { readonly kind: 'bound'; readonly placed: number; readonly fit: number; readonly proved: boolean })
  | { readonly kind: 'clash'; readonly quotas: readonly number[]; readonly proved: boolean }
  | { readonly kind: 'stopped' }

const edgesOf = ({ people, first }: Market, value: Float64Array): Int32Array => {
  const edge = new Int32Array(people).fill(nowhere)
  for (let i = 0; i < people; i++) for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e++) if (value[e] === 1) edge[i] = e
  return edge
}

/** What of the quotas can't hold at once: one after another is left out, and stays out if the others clash without it. */
const smallestClash = (market: Market, quotas: readonly Quota[], solve: Solve): Within => {
  let clash = [...quotas.keys()]
  let proved = true
  for (const q of quotas.keys()) {
    const others = clash.filter(x => x !== q)
    const { status } = solveWhole(
      programOf(
        market,
        others.flatMap(x => quotas[x] ?? []),
      ),
      solve,
    )
    if (status === 'none') clash = others
    if (status === 'stopped') proved = false
  }
  return { kind: 'clash', quotas: clash, proved }
}

/** In a band of up to so many, each goes before all who come after. */
const finest = 16

/** So many bands at most, and fewer among many people, since each is a program to be solved. */
const bandSize = (people: number) => Math.max(finest, Math.ceil(people / Math.max(4, Math.min(finest, Math.floor(2 ** 14 / people)))))

/** Nobody of a band goes without a seat for the sake of a later one. In a band of `finest` or fewer nobody does for one after them; in a larger one the sum of places counts. */
const weightsIn = (from: number, to: number) => (i: number) => (to - from <= finest ? 2 ** (to - 1 - i) : to - i)

type Levels = { readonly program: Program; readonly value: Float64Array; readonly proved: boolean }

const personOf = ({ people, first, programme }: Market): Int32Array => {
  const of = new Int32Array(programme.length)
  for (let i = 0; i < people; i++) of.fill(i, first[i] ?? 0, first[i + 1] ?? 0)
  return of
}

/** Who of a band is placed, is decided: a row of theirs is held to that. */
const holdBand = ({ program, value, proved }: Levels, market: Market, from: number, to: number): Levels => {
  const edge = edgesOf(market, value)
  const least = program.least.slice()
  const most = program.most.slice()
  for (let i = from; i < to; i++) {
    least[i] = edge[i] === nowhere ? 0 : 1
    most[i] = least[i] ?? 0
  }
  return { program: { ...program, least, most }, value, proved }
}

const better = (levels: Levels, worth: Float64Array, solve: Solve): Levels => {
  const found = solveWhole({ ...levels.program, worth }, solve)
  return found.status === 'best' ? { ...levels, value: found.value, proved: levels.proved && found.proved } : { ...levels, proved: false }
}

const byPriority = (market: Market, begun: Levels, solve: Solve): Levels => {
  const of = personOf(market)
  const size = bandSize(market.people)
  let levels = begun
  for (let from = 0; from < market.people; from += size) {
    const to = Math.min(market.people, from + size)
    const weight = weightsIn(from, to)
    const allIn = edgesOf(market, levels.value)
      .subarray(from, to)
      .every(e => e !== nowhere)
    if (!allIn) {
      const worth = Float64Array.from(of, i => (i >= from && i < to ? weight(i) : 0))
      levels = better(levels, worth, solve)
    }
    levels = holdBand(levels, market, from, to)
  }
  return levels
}

export const adjustWithin = (market: Market, quotas: readonly Quota[], solve: Solve): Within => {
  const adjustment = adjust(market)
  if (brokenBy(market, quotas, adjustment).length === 0) return { kind: 'free', adjustment }
  const program = programOf(market, quotas)
  const most = solveWhole({ ...program, worth: program.worth.map(() => 1) }, solve)
  if (most.status === 'none') return smallestClash(market, quotas, solve)
  if (most.status === 'stopped') return { kind: 'stopped' }
  const least = program.least.slice()
  least[least.length - 1] = most.value.reduce((sum, x) => sum + x, 0)
  const ranked = byPriority(market, { program: { ...program, least }, value: most.value, proved: most.proved }, solve)
  const { value, proved } = better(ranked, Float64Array.from(market.fit), solve)
  const edge = edgesOf(market, value)
  if (!isPlacement(market, edge) || brokenBy(market, quotas, { edge }).length > 0) return { kind: 'stopped' }
  return { kind: 'bound', edge, ...totalOf(market, { edge }), proved }
}

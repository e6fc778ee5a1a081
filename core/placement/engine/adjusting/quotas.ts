/**
 * Adjusting under quotas that cut across: so many at least or at most of a body, of the grass roots, of a field, a share, seats kept for some. Where the
 * placement without them keeps them all, it stands. Otherwise a solver that is given in places the most people, then strictly by priority, then for the best
 * fit; what it says is counted again here in whole numbers. Quotas that can't hold together are named, the fewest that clash.
 */
import { adjust, fitBest, totalOf } from './adjust.ts'
import { admit } from './admit.ts'
import { marketFor } from './again.ts'
import { type Adjustment, type Market, nowhere, type Placed, type Prices } from './market.ts'
import { better, byPriority, edgesOf, type Levels } from './priority.ts'
import { countedBy, programOf, type Solve, solveWhole } from './program.ts'

/** Counts the placed for whom `who` has a 1, in programmes for which `where` has; `share` allows `of` in `per` of all who are placed. */
export type Quota = {
  readonly name: string
  readonly who: Uint8Array
  readonly where?: Uint8Array | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly share?: { readonly of: number; readonly per: number } | undefined
  /** Who was placed before, by wishes: so many that it counts, of so many. */
  readonly already?: { readonly counted: number; readonly placed: number } | undefined
}

/** So many of the `all` seats of some programmes are kept for some people: the others get at most what is left. */
export const keptFor = (seats: number, all: number): Pick<Quota, 'most'> => ({ most: Math.max(0, all - seats) })

const none = { counted: 0, placed: 0 }
export type Broken = { readonly quota: number; readonly found: number; readonly of: number }

/** The quotas that a placement breaks, with how many are counted of how many placed. */
export const brokenBy = (market: Market, quotas: readonly Quota[], { edge }: Placed): readonly Broken[] => {
  const chosen = [...edge].filter(e => e !== nowhere)
  return quotas.flatMap((quota, q) => {
    const counted = countedBy(market, quota)
    const { least = 0, most = Number.POSITIVE_INFINITY, share, already = none } = quota
    const found = chosen.filter(e => counted[e] === 1).length + already.counted
    const of = chosen.length + already.placed
    const holds = found >= least && found <= most && (!share || found * share.per <= share.of * of)
    return holds ? [] : [{ quota: q, found, of }]
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
  | (Placed & {
      readonly kind: 'bound'
      readonly placed: number
      readonly fit: number
      readonly proved: boolean
      /** Where no quota stands in the way of the best fit of those who are placed. */
      readonly prices?: Prices | undefined
    })
  | { readonly kind: 'clash'; readonly quotas: readonly number[]; readonly proved: boolean }
  | { readonly kind: 'stopped' }

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

/** Where those who are placed fit best: without the quotas, where that keeps them, so that prices prove it; otherwise by the solver. */
const fitted = (market: Market, quotas: readonly Quota[], levels: Levels, solve: Solve): Within => {
  const who = edgesOf(market, levels.value)
  const { part, back } = marketFor(market, i => who[i] !== nowhere, market)
  const { edge: at, ...prices } = fitBest(part, admit(part), e => part.fit[e] ?? 0)
  const relaxed = { edge: back(at), ...prices }
  const { proved } = levels
  if (brokenBy(market, quotas, relaxed).length === 0)
    return { kind: 'bound', edge: relaxed.edge, prices, ...totalOf(market, relaxed), proved }
  const found = better(levels, Float64Array.from(market.fit), solve)
  const edge = edgesOf(market, found.value)
  return { kind: 'bound', edge, ...totalOf(market, { edge }), proved: found.proved }
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
  const begun = { program: { ...program, least }, value: most.value, proved: most.proved }
  const found = fitted(market, quotas, byPriority(market, begun, solve), solve)
  if (found.kind !== 'bound') return found
  if (!isPlacement(market, found.edge) || brokenBy(market, quotas, found).length > 0) return { kind: 'stopped' }
  return found
}

/**
 * Prices that hold for every edge of the market. While the best fit is looked for, nobody sees the seats of a set that was shut before theirs; here each such
 * set becomes dearer, all of it by the same, until nobody outside would want its seats. That changes nothing within, since the set is full in any case.
 */
import type { Admitted } from './admit.ts'
import { type Market, nowhere, type Placed, type Prices } from './market.ts'

/** `price` with the host's share in it, as the auction has it. */
type Found = Placed & Prices

/**
 * The sets with the placed who sit in each, those that were never shut first, then from the last that was shut to the first. A set in which nobody sits
 * counts too: it may have shut a host whose people sit in an earlier one.
 */
const setsOf = ({ people, programme }: Market, { closed }: Admitted, { edge }: Found) => {
  const bySet = new Map<number, number[]>()
  for (const set of closed) bySet.set(set, [])
  for (let i = 0; i < people; i++) {
    const held = edge[i] ?? nowhere
    if (held === nowhere) continue
    const set = closed[programme[held] ?? 0] ?? nowhere
    bySet.get(set)?.push(i)
  }
  const latest = (set: number) => (set === nowhere ? Number.POSITIVE_INFINITY : set)
  return [...bySet].sort(([a], [b]) => (latest(a) < latest(b) ? 1 : -1))
}

const takesAnybody = ({ seats, host, hostSeats }: Market, j: number) => (seats[j] ?? 0) > 0 && (hostSeats[host[j] ?? 0] ?? 0) > 0

type Worth = (edge: number) => number
type Look = (has: number, edge: number) => void

/** Each edge of a person with what they have at the prices of their own seat. */
const lookAround = ({ first, programme }: Market, { edge, price }: Found, worth: Worth, person: number, dearer: number, look: Look) => {
  const held = edge[person] ?? 0
  const has = worth(held) - (price[programme[held] ?? 0] ?? 0) - dearer
  const to = first[person + 1] ?? 0
  for (let e = first[person] ?? 0; e < to; e++) look(has, e)
}

/** How much dearer each set becomes, by the person for whom it was shut; never less than one that was shut after it. */
const raises = (
  market: Market,
  { closed }: Admitted,
  found: Found,
  sets: readonly (readonly [number, readonly number[]])[],
  worth: Worth,
) => {
  const raise = new Float64Array(market.people)
  let last = 0
  for (const [set, members] of sets) {
    if (set !== nowhere) last = Math.max(last, raise[set] ?? 0)
    if (set !== nowhere) raise[set] = last
    const look: Look = (has, e) => {
      const j = market.programme[e] ?? 0
      const other = closed[j] ?? nowhere
      if (other === nowhere || other === set || !takesAnybody(market, j)) return
      raise[other] = Math.max(raise[other] ?? 0, worth(e) - (found.price[j] ?? 0) - has)
    }
    for (const i of members) lookAround(market, found, worth, i, last, look)
  }
  return raise
}

/** A seat that nobody can have is dear enough that nobody wants it. */
const shutOut = (market: Market, { price, hostPrice }: Prices, has: number, edge: number, worth: Worth) => {
  const j = market.programme[edge] ?? 0
  const h = market.host[j] ?? 0
  const more = worth(edge) - has - (price[j] ?? 0) - (hostPrice[h] ?? 0)
  if (more <= 0 || takesAnybody(market, j)) return
  if ((market.hostSeats[h] ?? 0) === 0) hostPrice[h] = (hostPrice[h] ?? 0) + more
  else price[j] = (price[j] ?? 0) + more
}

export const pricesOf = (market: Market, admitted: Admitted, found: Found, worth: Worth): Prices => {
  const { host, hostSeats, seats } = market
  const sets = setsOf(market, admitted, found)
  const raise = raises(market, admitted, found, sets, worth)
  const raiseOf = (set: number | undefined) => (set === undefined || set === nowhere ? 0 : (raise[set] ?? 0))
  const hostPrice = Float64Array.from(hostSeats, (_, h) => (found.hostPrice[h] ?? 0) + raiseOf(admitted.closedHost[h]))
  const price = Float64Array.from(seats, (_, j) =>
    Math.max(0, (found.price[j] ?? 0) + raiseOf(admitted.closed[j]) - (hostPrice[host[j] ?? 0] ?? 0)),
  )
  const prices = { price, hostPrice }
  const look: Look = (has, e) => shutOut(market, prices, has, e, worth)
  for (const [set, members] of sets) for (const i of members) lookAround(market, found, worth, i, raiseOf(set), look)
  return prices
}

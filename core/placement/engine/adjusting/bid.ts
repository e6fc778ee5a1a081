/**
 * The first and cheap part of finding the best fit: an auction without slack (augmenting row reduction, Jonker and Volgenant 1987; Bertsekas 1981). Whoever
 * has no seat bids for the programme that is worth most to them at today's prices, up to where their second choice is worth as much; the lowest bid makes
 * room. Everybody who holds a seat holds one that is worth most to them, at every moment, so that it may stop anywhere.
 */
import { type Holdings, hostIsFull, isFree, isFull, put, seatOf, take } from './holdings.ts'
import { nowhere, type Prices } from './market.ts'

/**
 * `value` is the worth of each edge in exact integers; `step` is more than any two differ by. Unlike in what comes out in the end, `price[j]` has the host's
 * share `hostPrice[host[j]]` in it, and is that alone where the programme has a seat left.
 */
export type Auction = Prices & {
  readonly holdings: Holdings
  readonly value: Float64Array
  readonly step: number
  readonly bid: Float64Array
  /** Of each programme: who of its people bid least. */
  readonly lowest: Int32Array
}

export const auctionOf = (holdings: Holdings, value: Float64Array, step: number): Auction => ({
  holdings,
  value,
  step,
  price: new Float64Array(holdings.market.seats.length),
  hostPrice: new Float64Array(holdings.market.hostSeats.length),
  bid: new Float64Array(holdings.market.people),
  lowest: new Int32Array(holdings.market.seats.length).fill(nowhere),
})

const bidAt = ({ lowest, bid }: Auction, j: number) => {
  const person = lowest[j] ?? nowhere
  return person === nowhere ? 0 : (bid[person] ?? 0)
}

/** Of equal bids that of the person of lowest priority, so that the order in which they came says nothing. */
const findLowest = ({ holdings, bid, lowest }: Auction, j: number) => {
  let person = holdings.head[j] ?? nowhere
  for (let b = person; b !== nowhere; b = holdings.next[b] ?? nowhere) {
    const more = (bid[b] ?? 0) - (bid[person] ?? 0)
    if (more < 0 || (more === 0 && b > person)) person = b
  }
  lowest[j] = person
}

/** The programme of a host where the lowest of all its bids lies. */
const cheapest = (auction: Auction, h: number) => {
  const { from, list } = auction.holdings
  let best = nowhere
  const to = from[h + 1] ?? 0
  for (let x = from[h] ?? 0; x < to; x++) {
    const j = list[x] ?? 0
    if (auction.lowest[j] !== nowhere && (best === nowhere || bidAt(auction, j) < bidAt(auction, best))) best = j
  }
  return best
}

const priceAnew = (auction: Auction, h: number) => {
  const { holdings, price, hostPrice } = auction
  const least = hostIsFull(holdings, h) ? bidAt(auction, cheapest(auction, h)) : 0
  hostPrice[h] = least
  const to = holdings.from[h + 1] ?? 0
  for (let x = holdings.from[h] ?? 0; x < to; x++) {
    const j = holdings.list[x] ?? 0
    price[j] = isFull(holdings, j) ? Math.max(bidAt(auction, j), least) : least
  }
}

/** Whoever has to go for a bid on j: the lowest there, the lowest of the host, or nobody. */
const whoGoes = (auction: Auction, j: number) => {
  if (isFull(auction.holdings, j)) return auction.lowest[j] ?? nowhere
  const h = auction.holdings.market.host[j] ?? 0
  return hostIsFull(auction.holdings, h) ? (auction.lowest[cheapest(auction, h)] ?? nowhere) : nowhere
}

const seat = (auction: Auction, person: number, edge: number, at: number) => {
  const { holdings } = auction
  const j = holdings.market.programme[edge] ?? 0
  const goes = whoGoes(auction, j)
  const left = goes === nowhere ? j : seatOf(holdings, goes)
  if (goes !== nowhere) take(holdings, goes)
  auction.bid[person] = at
  put(holdings, person, edge)
  findLowest(auction, j)
  if (left !== j) findLowest(auction, left)
  priceAnew(auction, holdings.market.host[j] ?? 0)
  return goes
}

/** One bid. Gives back whom it put out, nobody, or the bidder, whose bid would have changed nothing. */
export const makeBid = (auction: Auction, person: number): number => {
  const { holdings, value, price, step } = auction
  const { first, programme } = holdings.market
  const start = first[person] ?? 0
  const to = first[person + 1] ?? 0
  let best = start
  let most = Number.NEGATIVE_INFINITY
  let second = Number.NEGATIVE_INFINITY
  for (let e = start; e < to; e++) {
    const worth = (value[e] ?? 0) - (price[programme[e] ?? 0] ?? 0)
    if (worth > most) {
      second = most
      most = worth
      best = e
    } else if (worth > second) second = worth
  }
  if (to - start === 1) second = most - step
  const j = programme[best] ?? 0
  const at = (value[best] ?? 0) - second
  return isFree(holdings, j) || at > (price[j] ?? 0) ? seat(auction, person, best, at) : person
}

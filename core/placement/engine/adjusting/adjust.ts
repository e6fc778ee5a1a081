/**
 * Places those who are left on what is free: the most people; who is placed strictly by priority; and among all placements of these people one with the
 * greatest total fit, with prices that prove it. Equally good ones are told apart by the numbers of people and programmes alone, so that the same market
 * gives the same placement on any machine.
 */
import { type Admitted, admit } from './admit.ts'
import { type Auction, auctionOf, makeBid } from './bid.ts'
import { holdingsOf } from './holdings.ts'
import { improve } from './improve.ts'
import { type Adjustment, type Market, nowhere, type Placed, type Prices } from './market.ts'
import { pricesOf } from './prices.ts'

/** The market of the admitted alone, each with the edges that lead nowhere but within their own closed set; `old` is which edge each was, `who` which person. */
const among = (market: Market, { edge, closed }: Admitted) => {
  const { people, first, programme, seats, host, hostSeats } = market
  const who: number[] = []
  const starts = [0]
  const edges = new Int32Array(programme.length)
  let n = 0
  for (let i = 0; i < people; i++) {
    const held = edge[i] ?? nowhere
    if (held === nowhere) continue
    const mine = closed[programme[held] ?? 0]
    const to = first[i + 1] ?? 0
    for (let e = first[i] ?? 0; e < to; e++) {
      const j = programme[e] ?? 0
      if (closed[j] === mine && (seats[j] ?? 0) > 0 && (hostSeats[host[j] ?? 0] ?? 0) > 0) edges[n++] = e
    }
    who.push(i)
    starts.push(n)
  }
  const old = edges.slice(0, n)
  const inner: Market = { ...market, people: who.length, first: Int32Array.from(starts), programme: old.map(e => programme[e] ?? 0) }
  return { inner, old, who }
}

const rangeOf = (value: Float64Array) => {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const v of value) {
    if (v < least) least = v
    if (v > most) most = v
  }
  return value.length > 0 ? most - least : 0
}

/** How many bids a person makes on average before the exact part takes over; any number gives a best placement, this one was the fastest. */
const usual = 64

const bidInTurn = (auction: Auction, patience: number) => {
  const { people } = auction.holdings.market
  let left = patience * people
  for (let i = 0; i < people; i++) {
    let asking = i
    while (asking !== nowhere && left-- > 0) {
      const out = makeBid(auction, asking)
      asking = out === asking ? nowhere : out
    }
  }
}

/** Gives the admitted the seats that are worth most to all of them together. `worth` is an exact integer for each edge of the market. */
export const fitBest = (market: Market, admitted: Admitted, worth: (edge: number) => number, patience = usual): Placed & Prices => {
  const { inner, old, who } = among(market, admitted)
  const value = Float64Array.from(old, worth)
  const auction = auctionOf(holdingsOf(inner), value, rangeOf(value) + 1)
  bidInTurn(auction, patience)
  improve(auction)
  const edge = new Int32Array(market.people).fill(nowhere)
  who.forEach((i, x) => {
    edge[i] = old[auction.holdings.edge[x] ?? 0] ?? nowhere
  })
  return { edge, ...pricesOf(market, admitted, { edge, ...auction }, worth) }
}

export const totalOf = ({ fit }: Market, { edge }: Placed): { readonly placed: number; readonly fit: number } => {
  const chosen = edge.filter(e => e !== nowhere)
  return { placed: chosen.length, fit: chosen.reduce((sum, e) => sum + (fit[e] ?? 0), 0) }
}

export const adjust = (market: Market, patience = usual): Adjustment => {
  const found = fitBest(market, admit(market), e => market.fit[e] ?? 0, patience)
  return { ...found, ...totalOf(market, found) }
}

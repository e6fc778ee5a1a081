/** Checks a re-run as `proof.ts` checks an adjustment: who could stay does, no other way has fewer moves, the undecided got what was left, and each move is told. */
import type { Again, Before } from './again.ts'
import { type Market, marketOf, nowhere, type Offer } from './market.ts'
import { faultsOfPrices, faultsOfWho, type ProofFault } from './proof.ts'

type Seats = { readonly seats: readonly number[]; readonly hostSeats: readonly number[] }

/** The market of some people, made anew offer by offer. */
const partOf = (market: Market, wanted: (person: number) => boolean, { seats, hostSeats }: Seats): Market => {
  const { people, first, programme, fit, consent } = market
  const offers = Array.from({ length: people }, (_, i) => {
    const mine: Offer[] = []
    for (let e = first[i] ?? 0; wanted(i) && e < (first[i + 1] ?? 0); e++)
      mine.push({ programme: programme[e] ?? 0, fit: fit[e] ?? 0, consent: consent[e] ?? 0 })
    return mine
  })
  return marketOf(
    offers,
    seats.map((n, j) => ({ host: market.host[j] ?? 0, seats: n })),
    hostSeats,
  )
}

/** Edges of the whole market as those of a part: by the same person to the same programme. */
const edgesIn = (part: Market, market: Market, edge: Int32Array): Int32Array =>
  edge.map((e, i) => {
    if (e === nowhere) return nowhere
    const from = part.first[i] ?? 0
    const x = part.programme.subarray(from, part.first[i + 1]).indexOf(market.programme[e] ?? nowhere)
    return x === -1 ? nowhere : from + x
  })

const placesOf = ({ programme }: Market, edge: Int32Array) => edge.map(e => (e === nowhere ? nowhere : (programme[e] ?? nowhere)))

export type AgainFault = { readonly in: 'stayed' | 'filled'; readonly fault: ProofFault } | { readonly in: 'moves' | 'edge' }

/** A move outweighs every difference of fit. */
const worthIn = (part: Market, before: Before) => {
  const more = 1n + 2n * BigInt(part.people) * BigInt(part.fit.reduce((most, f) => Math.max(most, Math.abs(f)), 0))
  const stays = new Uint8Array(part.programme.length)
  for (let i = 0; i < part.people; i++)
    for (let e = part.first[i] ?? 0; e < (part.first[i + 1] ?? 0); e++) stays[e] = part.programme[e] === before[i] ? 1 : 0
  return (e: number) => (part.fit[e] ?? 0) + (stays[e] === 1 ? Number(more) : 0)
}

const leftAfter = (market: Market, edge: Int32Array): Seats => {
  const seats = [...market.seats]
  const hostSeats = [...market.hostSeats]
  for (const j of placesOf(market, edge).filter(x => x !== nowhere)) {
    const h = market.host[j] ?? 0
    seats[j] = (seats[j] ?? 0) - 1
    hostSeats[h] = (hostSeats[h] ?? 0) - 1
  }
  return { seats, hostSeats }
}

export const faultsOfAgain = (market: Market, before: Before, { edge, moves, stayed, filled }: Again): readonly AgainFault[] => {
  const first = partOf(market, i => before[i] !== nowhere, { seats: [...market.seats], hostSeats: [...market.hostSeats] })
  const then = partOf(market, i => before[i] === nowhere, leftAfter(market, stayed.edge))
  const one = { ...stayed, edge: edgesIn(first, market, stayed.edge) }
  const two = { ...filled, edge: edgesIn(then, market, filled.edge) }
  const ofStayed = [...faultsOfWho(first, one), ...faultsOfPrices(first, one, worthIn(first, before))]
  const ofFilled = [...faultsOfWho(then, two), ...faultsOfPrices(then, two, e => then.fit[e] ?? 0)]
  const now = placesOf(market, edge)
  const moved = [...before.keys()].filter(i => before[i] !== nowhere && before[i] !== now[i])
  const told = moves.map(m => `${m.person} ${m.from} ${m.to}`).join()
  const isWhole = edge.every((e, i) => e === (stayed.edge[i] === nowhere ? filled.edge[i] : stayed.edge[i]))
  return [
    ...ofStayed.map((fault): AgainFault => ({ in: 'stayed', fault })),
    ...ofFilled.map((fault): AgainFault => ({ in: 'filled', fault })),
    ...(told === moved.map(i => `${i} ${before[i]} ${now[i]}`).join() ? [] : [{ in: 'moves' } as const]),
    ...(isWhole ? [] : [{ in: 'edge' } as const]),
  ]
}

/** Why a wish was not met: what bars it, or the cut-off that stood in the way. */
import type { List } from './list.ts'
import { decider } from './order.ts'
import type { Outcome } from './outcome.ts'
import { barriers, type Miss, type Standing } from './shape.ts'
import { nobody } from './wishes.ts'

/** How a person stands where an order goes by it. */
const standingAt = ({ offered, ranked, rank, score, classes, classNames }: List, programme: number, i: number): Standing => {
  const ruling = offered.programmes[programme]?.ruling
  const place = ruling && ranked.get(ruling)?.get(i)
  const finite = (n: number | undefined) => (Number.isFinite(n) ? n : undefined)
  return {
    ...(place !== undefined && { place: place + 1 }),
    ...(finite(rank[i]) !== undefined && { rank: rank[i] }),
    ...(finite(score[i]) !== undefined && { score: score[i] }),
    classes: classNames.filter((_, n) => n > 0 && ((classes[i] ?? 0) >> (n - 1)) & 1),
  }
}

const missOf = (outcome: Outcome, i: number, e: number): Miss => {
  const { list, last, hostLast, taken } = outcome
  const { offered, wish, barred, first } = list
  const p = wish[e] ?? 0
  const h = offered.host[p] ?? 0
  const seats = offered.seats[p] ?? 0
  const found = { wish: e - (first[i] ?? 0) + 1, seat: offered.programmes[p]?.name ?? '', seats }
  const bar = barriers[(barred[e] ?? 0) - 1]
  if (bar !== undefined) return { ...found, why: bar }
  const full = taken[p] === seats
  const before = full ? (last[p] ?? nobody) : (hostLast[h] ?? nobody)
  if (before === nobody) return { ...found, why: 'noSeat', seats: full ? seats : (offered.hostSeats[h] ?? 0) }
  return {
    ...found,
    why: full ? 'behind' : 'hostFull',
    seats: full ? seats : (offered.hostSeats[h] ?? 0),
    last: standingAt(list, p, before),
    yours: standingAt(list, p, i),
    decidedBy: decider(list, p, before, i),
  }
}

/** The wishes of a person that were not met, up to the one that was. Somebody pinned asked for nothing. */
export const missesOf = (outcome: Outcome, i: number): readonly Miss[] => {
  const from = outcome.list.first[i] ?? 0
  if (outcome.list.pin[i] !== nobody) return []
  return Array.from({ length: (outcome.held[i] ?? 0) - from }, (_, k) => missOf(outcome, i, from + k))
}

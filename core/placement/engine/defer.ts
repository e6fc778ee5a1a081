/**
 * Stage 1: deferred acceptance, the people asking (Gale and Shapley 1962), with the limits of programmes inside those of their hosts (Abraham, Irving and
 * Manlove 2007). The result is stable, the best for everybody among all stable results, and the same in whatever order people ask; nobody gains by wishing
 * other than they wish.
 */
import { askingOrder } from './bands.ts'
import { emptySeats, seat } from './seats.ts'
import { nobody, peopleByLot, unitOf, type Wishes } from './wishes.ts'

/** Each programme ranks by an order of its own. A person asks at the next wish, and whoever is displaced asks in turn, until nobody is displaced. */
const askAll = (wishes: Wishes, standing: Int32Array | Uint16Array): Int32Array => {
  const { people, first, programme, lot } = wishes
  const seats = emptySeats(wishes)
  const { bar } = seats
  const [unit, byLot, held] = [unitOf(people), peopleByLot(lot), first.slice(0, people)]
  const share = 1 / unit
  for (const person of askingOrder(first, standing)) {
    let asking = person
    let e = first[person] ?? 0
    while (asking !== nobody) {
      const [own, to] = [lot[asking] ?? 0, first[asking + 1] ?? 0]
      while (e < to && (standing[e] ?? 0) * unit + own >= (bar[programme[e] ?? 0] ?? 0)) e++
      held[asking] = e
      const out = e === to ? nobody : seat(seats, programme[e] ?? 0, (standing[e] ?? 0) * unit + own)
      asking = out === nobody ? nobody : (byLot[out - Math.floor(out * share) * unit] ?? nobody)
      e = (held[asking] ?? 0) + 1
    }
  }
  return held
}

/** All programmes rank by the lot: each in turn takes the dearest seat that is left, and nobody is ever displaced. */
const takeInTurn = ({ people, first, programme, lot, seats, host, hostSeats }: Wishes): Int32Array => {
  const [left, hostLeft, held] = [seats.slice(), hostSeats.slice(), new Int32Array(people)]
  for (const i of peopleByLot(lot)) {
    const to = first[i + 1] ?? 0
    let e = first[i] ?? 0
    while (e < to && ((left[programme[e] ?? 0] ?? 0) <= 0 || (hostLeft[host[programme[e] ?? 0] ?? 0] ?? 0) <= 0)) e++
    held[i] = e
    if (e === to) continue
    const p = programme[e] ?? 0
    left[p] = (left[p] ?? 0) - 1
    const h = host[p] ?? 0
    hostLeft[h] = (hostLeft[h] ?? 0) - 1
  }
  return held
}

/** The wish that each person gets, as its number; the end of their wishes, `first[i + 1]`, where none. */
export const defer = (wishes: Wishes): Int32Array => (wishes.standing === undefined ? takeInTurn(wishes) : askAll(wishes, wishes.standing))

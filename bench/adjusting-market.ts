/** A market of invented people who agreed to be adjusted: programmes of many fields, and for each person those of their field, some of its division and now and then any. */
import { type Market, nowhere } from '../core/placement/engine/adjusting/market.ts'
import { chanceFrom } from './chance.ts'

const fields = 110
const divisions = 13
const divisionOf = (field: number) => field % divisions

/** Two in three of what is open to somebody are in their own field. */
const offersOf = (
  mine: number,
  chance: () => number,
  byField: readonly number[][],
  byDivision: readonly number[][],
  programmes: number,
) => {
  const open = new Set<number>()
  const some = (list: readonly number[], n: number) => {
    for (let x = 0; x < n && list.length > 0; x++) open.add(list[Math.floor(chance() * list.length)] ?? 0)
  }
  const own = byField[mine] ?? []
  some(own, Math.min(own.length, 12))
  some(byDivision[divisionOf(mine)] ?? [], 8)
  if (chance() < 0.1) open.add(Math.floor(chance() * programmes))
  return [...open].sort((a, b) => a - b)
}

const fitOf = (mine: number, field: number, chance: () => number) =>
  (mine === field ? 600 : divisionOf(mine) === divisionOf(field) ? 300 : 50) + Math.floor(chance() * 400)

/** One seat each, and the others by chance. */
const inventSeats = (all: number, programmes: number, chance: () => number): Int32Array => {
  const seats = new Int32Array(programmes).fill(1)
  for (let left = all - programmes; left > 0; left--) {
    const j = Math.floor(chance() * programmes)
    seats[j] = (seats[j] ?? 0) + 1
  }
  return seats
}

/** Five programmes to a host, which takes `share` of their seats. */
const hostsOf = (seats: Int32Array, share: number): Pick<Market, 'host' | 'hostSeats'> => {
  const host = Int32Array.from(seats, (_, j) => Math.floor(j / 5))
  const hostSeats = new Int32Array(Math.ceil(seats.length / 5))
  seats.forEach((n, j) => {
    hostSeats[host[j] ?? 0] = (hostSeats[host[j] ?? 0] ?? 0) + n
  })
  return { host, hostSeats: hostSeats.map(n => Math.ceil(n * share)) }
}

const groupedBy = (field: readonly number[], groups: number, groupOf: (field: number) => number): readonly number[][] => {
  const grouped: number[][] = Array.from({ length: groups }, () => [])
  field.forEach((f, j) => {
    grouped[groupOf(f)]?.push(j)
  })
  return grouped
}

/** Four seats to a programme on average. */
export const inventMarket = (people: number, seatsAHead: number, hostShare = 1): Market => {
  const chance = chanceFrom(7)
  const all = Math.max(1, Math.round(people * seatsAHead))
  const seats = inventSeats(all, Math.max(1, Math.round(all / 4)), chance)
  const field = Array.from(seats, () => Math.floor(chance() * fields))
  const byField = groupedBy(field, fields, f => f)
  const byDivision = groupedBy(field, divisions, divisionOf)
  const first = new Int32Array(people + 1)
  const [programme, fit]: [number[], number[]] = [[], []]
  for (let i = 0; i < people; i++) {
    const mine = Math.floor(chance() * chance() * fields)
    for (const j of offersOf(mine, chance, byField, byDivision, seats.length)) {
      programme.push(j)
      fit.push(fitOf(mine, field[j] ?? nowhere, chance))
    }
    first[i + 1] = programme.length
  }
  const edges = { programme: Int32Array.from(programme), fit: Int32Array.from(fit), consent: new Uint8Array(programme.length) }
  return { people, first, ...edges, seats, ...hostsOf(seats, hostShare) }
}

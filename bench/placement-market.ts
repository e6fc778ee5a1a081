/** A market of invented wishes: 3,000 hosts of four programmes, ten wishes a person among what their field offers, the better known the dearer; nine seats for ten people. */
import type { Wishes } from '../core/placement/engine/wishes.ts'
import { chanceFrom } from './chance.ts'

const hosts = 3_000
const perHost = 4
const fields = 110
export const wishesEach = 10
const seatsAHead = 0.9

/** How one programme sees one person beside what all see, from 0 to below 1,000. */
const ownView = (person: number, programme: number): number => {
  let x = person ^ Math.imul(programme, 0x9e3779b1)
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) % 1000
}

/** The ten that somebody of a field wishes for: the well-known more often, the dearest first. */
const chooser = (programmes: number, chance: () => number) => {
  const known = Float64Array.from({ length: programmes }, () => chance())
  const byField: number[][] = Array.from({ length: fields }, () => [])
  for (let p = 0; p < programmes; p++) byField[p % fields]?.push(p)
  for (const list of byField) list.sort((a, b) => (known[b] ?? 0) - (known[a] ?? 0))
  return (): readonly number[] => {
    const list = byField[Math.floor(chance() * fields)] ?? []
    const wished = new Map<number, number>()
    while (wished.size < Math.min(wishesEach, list.length)) {
      const p = list[Math.floor(list.length * chance() ** 2)] ?? 0
      if (!wished.has(p)) wished.set(p, (known[p] ?? 0) + chance() / 2)
    }
    return [...wished].sort((a, b) => b[1] - a[1]).map(([p]) => p)
  }
}

const lotOf = (people: number, chance: () => number): Int32Array => {
  const lot = Int32Array.from({ length: people }, (_, i) => i)
  for (let i = people - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    const other = lot[j] ?? 0
    lot[j] = lot[i] ?? 0
    lot[i] = other
  }
  return lot
}

/** Each host takes `hostShare` of the seats of its programmes; where that is less than all, it sees a person the same at all of them. */
export const inventWishes = (people: number, hostShare = 1): Wishes => {
  const chance = chanceFrom(2022)
  const programmes = Math.min(hosts * perHost, Math.max(fields * wishesEach * 2, Math.floor(people / 8)))
  const choose = chooser(programmes, chance)
  const [programme, standing] = [new Int32Array(people * wishesEach), new Uint16Array(people * wishesEach)]
  const first = Int32Array.from({ length: people + 1 }, (_, i) => i * wishesEach)
  for (let i = 0; i < people; i++) {
    const general = ((chance() + chance() + chance()) / 3) * 10_000 + (chance() < 0.6 ? 1_000 : 0)
    for (const [k, p] of choose().entries()) {
      programme[i * wishesEach + k] = p
      standing[i * wishesEach + k] = 12_000 - general - ownView(i, hostShare < 1 ? Math.floor(p / perHost) : p) + 1_000
    }
  }
  const seats = new Int32Array(programmes).fill(1)
  for (let left = Math.round(people * seatsAHead) - programmes; left > 0; left--) {
    const p = Math.floor(chance() * programmes)
    seats[p] = (seats[p] ?? 0) + 1
  }
  const host = Int32Array.from({ length: programmes }, (_, p) => Math.floor(p / perHost))
  const hostSeats = new Int32Array(Math.ceil(programmes / perHost))
  for (let p = 0; p < programmes; p++) hostSeats[host[p] ?? 0] = (hostSeats[host[p] ?? 0] ?? 0) + (seats[p] ?? 0)
  return {
    people,
    first,
    programme,
    standing,
    lot: lotOf(people, chance),
    seats,
    host,
    hostSeats: hostSeats.map(n => Math.ceil(n * hostShare)),
  }
}

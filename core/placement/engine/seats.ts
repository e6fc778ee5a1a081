/** The seats while people ask: of each programme those who hold one, as one heap with the weakest on top, and the bar that closes it. */
import { type Houses, housesOf, nobody, type Wishes } from './wishes.ts'

/**
 * A holder is a key, standing and lot in one number, the lower the better. Programme p's are `keys[from[p]]` and on, `taken[p]` of them; they are a heap only
 * once p or its host is full. Whoever's key isn't below `bar[p]` is refused at p: the weakest holder there, or at the host when only the host is full.
 */
export type Seats = {
  readonly seats: Int32Array
  readonly host: Int32Array
  readonly hostSeats: Int32Array
  readonly houses: Houses
  readonly from: Int32Array
  readonly keys: Float64Array
  readonly taken: Int32Array
  readonly hostTaken: Int32Array
  readonly bar: Float64Array
}

export const emptySeats = (wishes: Wishes): Seats => {
  const { programme, seats, host, hostSeats } = wishes
  const wanted = new Int32Array(seats.length)
  for (let e = 0; e < programme.length; e++) wanted[programme[e] ?? 0] = (wanted[programme[e] ?? 0] ?? 0) + 1
  const from = new Int32Array(seats.length + 1)
  for (let p = 0; p < seats.length; p++) from[p + 1] = (from[p] ?? 0) + Math.min(seats[p] ?? 0, wanted[p] ?? 0)
  const closed = (p: number) => seats[p] === 0 || hostSeats[host[p] ?? 0] === 0
  return {
    seats,
    host,
    hostSeats,
    houses: housesOf(wishes),
    from,
    keys: new Float64Array(from.at(-1) ?? 0),
    taken: new Int32Array(seats.length),
    hostTaken: new Int32Array(hostSeats.length),
    bar: Float64Array.from(seats, (_, p) => (closed(p) ? nobody : Number.POSITIVE_INFINITY)),
  }
}

/** Puts a key where `at` is, or below, so that the weaker stay above. */
const sink = (keys: Float64Array, from: number, size: number, at: number, key: number): void => {
  let i = at
  for (;;) {
    let child = 2 * i + 1
    if (child >= size) break
    if (child + 1 < size && (keys[from + child + 1] ?? 0) > (keys[from + child] ?? 0)) child++
    if ((keys[from + child] ?? 0) <= key) break
    keys[from + i] = keys[from + child] ?? 0
    i = child
  }
  keys[from + i] = key
}

const rise = (keys: Float64Array, from: number, at: number, key: number): void => {
  let i = at
  while (i > 0) {
    const above = (i - 1) >> 1
    if ((keys[from + above] ?? 0) >= key) break
    keys[from + i] = keys[from + above] ?? 0
    i = above
  }
  keys[from + i] = key
}

const heap = ({ keys, from, taken }: Seats, p: number): void => {
  const [start, size] = [from[p] ?? 0, taken[p] ?? 0]
  for (let i = (size >> 1) - 1; i >= 0; i--) sink(keys, start, size, i, keys[start + i] ?? 0)
}

const weakestAt = ({ keys, from, taken }: Seats, p: number): number => (taken[p] === 0 ? nobody : (keys[from[p] ?? 0] ?? nobody))

/** The programme of a full host that holds its weakest. */
const weakestOf = (seats: Seats, h: number): number => {
  const { first, programmes } = seats.houses
  let weakest = programmes[first[h] ?? 0] ?? 0
  for (let at = first[h] ?? 0; at < (first[h + 1] ?? 0); at++)
    if (weakestAt(seats, programmes[at] ?? 0) > weakestAt(seats, weakest)) weakest = programmes[at] ?? 0
  return weakest
}

/** The bars of a full host: at a full programme its own weakest, elsewhere the weakest of the host. */
const raiseBars = (seats: Seats, h: number): void => {
  const { houses, taken, bar } = seats
  const weakest = weakestAt(seats, weakestOf(seats, h))
  for (let at = houses.first[h] ?? 0; at < (houses.first[h + 1] ?? 0); at++) {
    const p = houses.programmes[at] ?? 0
    bar[p] = seats.seats[p] === 0 ? nobody : taken[p] === seats.seats[p] ? weakestAt(seats, p) : weakest
  }
}

const isFull = ({ houses, hostTaken, hostSeats }: Seats, h: number): boolean => houses.limited[h] === 1 && hostTaken[h] === hostSeats[h]

/** Somebody comes to a free seat. */
const fill = (seats: Seats, p: number, key: number): void => {
  const { from, keys, taken, hostTaken, bar, houses } = seats
  const h = seats.host[p] ?? 0
  const size = (taken[p] ?? 0) + 1
  keys[(from[p] ?? 0) + size - 1] = key
  taken[p] = size
  hostTaken[h] = (hostTaken[h] ?? 0) + 1
  if (size === seats.seats[p]) {
    heap(seats, p)
    bar[p] = weakestAt(seats, p)
  }
  if (!isFull(seats, h)) return
  for (let at = houses.first[h] ?? 0; at < (houses.first[h + 1] ?? 0); at++) heap(seats, houses.programmes[at] ?? 0)
  raiseBars(seats, h)
}

/** Somebody comes to a free seat of a full host, whose weakest goes from wherever they are. */
const fillAtFull = (seats: Seats, p: number, key: number, h: number): number => {
  const { from, keys, taken } = seats
  const weakest = weakestOf(seats, h)
  const out = weakestAt(seats, weakest)
  const left = (taken[weakest] ?? 0) - 1
  taken[weakest] = left
  const start = from[weakest] ?? 0
  if (left > 0) sink(keys, start, left, 0, keys[start + left] ?? 0)
  rise(keys, from[p] ?? 0, taken[p] ?? 0, key)
  taken[p] = (taken[p] ?? 0) + 1
  raiseBars(seats, h)
  return out
}

/** Seats somebody whose key is below the bar. Gives the key of whom they displaced, or nobody. */
export const seat = (seats: Seats, p: number, key: number): number => {
  const { from, keys, taken, bar } = seats
  const h = seats.host[p] ?? 0
  if (taken[p] !== seats.seats[p]) {
    if (isFull(seats, h)) return fillAtFull(seats, p, key, h)
    fill(seats, p, key)
    return nobody
  }
  const start = from[p] ?? 0
  const out = keys[start] ?? nobody
  sink(keys, start, taken[p] ?? 0, 0, key)
  bar[p] = keys[start] ?? nobody
  if (isFull(seats, h)) raiseBars(seats, h)
  return out
}

/** From the list of people to the market of the wishes: pins are taken out first, what is barred is closed, and each wish gets its standing. */
import { type List, nowhere } from './list.ts'
import { keyOf, type Places } from './order.ts'
import type { Wishes } from './wishes.ts'

/** What is left of seats when the pinned have theirs. */
const left = ({ offered: { seats, host, hostSeats }, pin }: List) => {
  const [free, hostFree] = [seats.slice(), hostSeats.slice()]
  for (const p of pin) {
    if (p === nowhere) continue
    free[p] = (free[p] ?? 0) - 1
    hostFree[host[p] ?? 0] = (hostFree[host[p] ?? 0] ?? 0) - 1
  }
  return { free, hostFree }
}

/** A wish that is barred, or made by somebody pinned, leads to a programme without seats that stands behind all others. */
const openWishes = ({ wish, barred, pin, first, offered }: List): Int32Array => {
  if (barred.every(bar => bar === 0) && pin.every(p => p === nowhere)) return wish
  const none = offered.programmes.length
  const open = wish.map((p, e) => (barred[e] === 0 ? p : none))
  pin.forEach((p, i) => {
    if (p !== nowhere) open.fill(none, first[i], first[i + 1])
  })
  return open
}

/** How each programme ranks who wishes for it: whom it ranked itself, then the others by its order. Undefined where all go by the one order. */
const standings = ({ first, wish, offered, ranked, head }: List, places: Places): Int32Array | undefined => {
  const rules = offered.programmes.map(({ ruling }) => ({
    place: places.get(keyOf(ruling.steps)),
    own: ranked.get(ruling),
    size: ruling.ranking?.length ?? 0,
  }))
  const general = places.get(keyOf(head.order))
  if (rules.every(({ place, own }) => place === general && !own)) return undefined
  const standing = new Int32Array(wish.length)
  for (let i = 0; i + 1 < first.length; i++)
    for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e++) {
      const rule = rules[wish[e] ?? nowhere]
      standing[e] = rule?.own?.get(i) ?? (rule?.size ?? 0) + (rule?.place?.[i] ?? 0)
    }
  return standing
}

const withLast = (numbers: Int32Array, last: number): Int32Array => {
  const longer = new Int32Array(numbers.length + 1).fill(last)
  longer.set(numbers)
  return longer
}

export const marketOf = (list: List, places: Places): Wishes => {
  const { offered, first } = list
  const { free, hostFree } = left(list)
  const none = offered.hosts.length
  return {
    people: list.ids.length,
    first,
    programme: openWishes(list),
    standing: standings(list, places),
    lot: places.get(keyOf(list.head.order)) ?? new Int32Array(0),
    seats: withLast(free, 0),
    host: withLast(offered.host, none),
    hostSeats: withLast(hostFree, 0),
  }
}

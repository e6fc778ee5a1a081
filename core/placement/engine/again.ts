/**
 * Places again after somebody dropped out or a host changed its mind. Whoever had a seat keeps one as far as can be, by priority and with the fewest moves
 * (`adjusting/again.ts`), and holds it before anybody else asks; then the undecided are placed like in any run. Run on its own result it changes nothing.
 */
import { adjustAgain, type Before, gone, type Again as Settled } from './adjusting/again.ts'
import { fitOf } from './adjusting/fit.ts'
import { type Market, marketOf as marketFrom, nowhere, type Offer } from './adjusting/market.ts'
import type { Solve } from './adjusting/program.ts'
import { faultsOfAgain } from './adjusting/proof-again.ts'
import { type List, nowhere as noProgramme } from './list.ts'
import type { Tickets } from './lottery.ts'
import { keyOf, placesBy } from './order.ts'
import type { Outcome } from './outcome.ts'
import { type Placing, place } from './place.ts'
import { byName, fittingOf, mayCome, needsOf } from './rest.ts'
import type { Move } from './shape.ts'

/** Where people sat, by their names. */
export type Sat = ReadonlyMap<string, string>

export type PlacedAgain = Placing & { readonly moves: readonly Move[]; readonly settled: Settled; readonly frame: Frame }

/** Which person, programme and host of the list the numbers of the market are. */
type Frame = { readonly person: Int32Array; readonly programme: Int32Array; readonly hosts: Int32Array }

const mostPoints = 6_000

/** What is open to somebody who had a seat: it; and, unless nobody is to move, their wishes, the dearest first, then what they agreed to. */
const offersTo = (
  list: List,
  { programme }: Frame,
  longest: number,
  i: number,
  seat: number | undefined,
  stays: boolean,
): readonly Offer[] => {
  const { offered, first, wish, head, willing } = list
  const wishes = [...wish.subarray(first[i], first[i + 1])]
  const [needs, given, fitting] = [needsOf(list, i), (willing[i] ?? 0) >> 1, head.fit && fittingOf(list, i)]
  return [...programme.entries()].flatMap(([j, p]) => {
    const k = wishes.indexOf(p)
    const isOpen = p === seat || (!stays && (k !== -1 || ((willing[i] ?? 0) > 0 && (needs(p) & ~given) === 0)))
    if (!isOpen || !mayCome(list, i, p)) return []
    const opening = { host: offered.hosts[offered.host[p] ?? 0] ?? '', ...offered.programmes[p] }
    const fit = k !== -1 ? mostPoints + longest - k : fitting ? fitOf(head.fit, fitting, opening).total : 0
    return [{ programme: j, fit, consent: 0 }]
  })
}

const leftOf = ({ offered: { seats, hostSeats, host }, pin }: List) => {
  const [free, hostFree] = [seats.slice(), hostSeats.slice()]
  for (const p of pin) {
    if (p === noProgramme) continue
    free[p] = (free[p] ?? 0) - 1
    hostFree[host[p] ?? 0] = (hostFree[host[p] ?? 0] ?? 0) - 1
  }
  return { free, hostFree }
}

/** The market of those who had a seat and are not pinned, the first by the order of the whole first. */
const seatedOf = (list: List, tickets: Tickets | undefined, sat: Sat, stays: boolean) => {
  const { offered, ids, pin, head, first } = list
  const lot = placesBy(list, tickets).places.get(keyOf(head.order)) ?? new Int32Array(0)
  const person = Int32Array.from(ids, (_, i) => i)
    .filter(i => pin[i] === noProgramme && sat.has(ids[i] ?? ''))
    .sort((a, b) => (lot[a] ?? 0) - (lot[b] ?? 0))
  const frame: Frame = { person, programme: byName(offered.programmes.map(({ name }) => name)), hosts: byName(offered.hosts) }
  const at = new Map([...frame.programme].map((p, j) => [p, j]))
  const hostAt = new Map([...frame.hosts].map((h, k) => [h, k]))
  const { free, hostFree } = leftOf(list)
  const seatOf = (i: number) => offered.numberOf.get(sat.get(ids[i] ?? '') ?? '')
  const longest = first.reduce((most, from, i) => Math.max(most, from - (first[i - 1] ?? 0)), 0)
  const market = marketFrom(
    [...person].map(i => offersTo(list, frame, longest, i, seatOf(i), stays)),
    [...frame.programme].map(p => ({ host: hostAt.get(offered.host[p] ?? 0) ?? 0, seats: free[p] ?? 0 })),
    [...frame.hosts].map(h => hostFree[h] ?? 0),
  )
  const before: Before = person.map(i => at.get(seatOf(i) ?? noProgramme) ?? gone)
  return { frame, market, before }
}

const settle = (market: Market, before: Before): Settled => {
  const settled = adjustAgain(market, before)
  const [fault] = faultsOfAgain(market, before, settled)
  if (fault) throw new Error(`the re-run has no proof: ${JSON.stringify(fault)}`)
  return settled
}

/** With `stays` nobody who has a seat is moved to make room for another who had one. */
export const placeAgain = (list: List, tickets: Tickets | undefined, sat: Sat, stays: boolean, solve?: Solve): PlacedAgain => {
  const { frame, market, before } = seatedOf(list, tickets, sat, stays)
  const settled = settle(market, before)
  const [pin, again] = [list.pin.slice(), new Uint8Array(list.ids.length)]
  frame.person.forEach((i, k) => {
    const j = market.programme[settled.edge[k] ?? nowhere]
    if (j === undefined) return
    pin[i] = frame.programme[j] ?? noProgramme
    again[i] = j === before[k] ? 1 : 2
  })
  const { outcome, faults } = place({ ...list, pin }, tickets, solve)
  const told = { ...outcome, again }
  return { outcome: told, faults, settled, frame, moves: movesOf(told, frame, sat, settled) }
}

const movesOf = ({ list: { ids, offered }, seat }: Outcome, { person }: Frame, sat: Sat, { moves }: Settled): readonly Move[] => {
  const nameAt = (i: number) => offered.programmes[seat[i] ?? noProgramme]?.name ?? null
  const came = Map.groupBy(
    [...seat.keys()].filter(i => nameAt(i) !== null && nameAt(i) !== sat.get(ids[i] ?? '')),
    nameAt,
  )
  return moves.map(({ person: k, why }) => {
    const i = person[k] ?? 0
    const from = sat.get(ids[i] ?? '') ?? ''
    return { id: ids[i] ?? '', from, to: nameAt(i), why, instead: (came.get(from) ?? []).map(other => ids[other] ?? '').sort() }
  })
}

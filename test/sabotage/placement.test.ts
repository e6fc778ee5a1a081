// An engine of placement with one thing wrong in it is found out by the verification; the engine as it is passes.
import { createHmac, hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { defer } from '../../core/placement/engine/defer.ts'
import { inputDigest, personDigest } from '../../core/placement/engine/digest.ts'
import { openList } from '../../core/placement/engine/list.ts'
import { draw, seedOf, type Tickets } from '../../core/placement/engine/lottery.ts'
import { marketOf } from '../../core/placement/engine/market.ts'
import { placesBy } from '../../core/placement/engine/order.ts'
import { outcomeOf } from '../../core/placement/engine/outcome.ts'
import { type Head, inputFormat, type Person } from '../../core/placement/engine/shape.ts'
import { teller, tellProgrammes, tellTotals } from '../../core/placement/engine/told.ts'
import type { Wishes } from '../../core/placement/engine/wishes.ts'
import { lineOf, verify } from '../../core/placement/verify/index.ts'

const hashes = {
  sha256: (text: string) => hash('sha256', text),
  hmac: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
}
const mixed = (a: number, b: number) => (Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b)) >>> 0

const head: Head = {
  format: inputFormat,
  name: 'a year',
  order: ['class:grassRoots', 'rank'],
  lottery: { commitment: hashes.sha256('sealed'), secret: 'sealed', frozen: hashes.sha256('list'), draw: '03 11 17' },
  hosts: ['f', 'g', 'h'].map((id, h) => ({
    id,
    ...(h === 0 && { seats: 5 }),
    ...(h === 2 && { order: ['score'] }),
    programmes: ['x', 'y', 'z'].map(name => ({ id: name, seats: 3, accepts: name === 'z' ? ['210'] : undefined })),
  })),
}
const seats = head.hosts.flatMap(host => host.programmes.map(({ id }) => `${host.id}/${id}`))
const people: readonly Person[] = Array.from({ length: 40 }, (_, i) => ({
  id: `p${i}`,
  rank: (mixed(i, 1) % 4) + 1,
  score: mixed(i, 2) % 3,
  classes: mixed(i, 3) % 2 ? ['grassRoots'] : [],
  field: mixed(i, 4) % 2 ? '210' : '180',
  wishes: seats.filter((_seat, p) => mixed(i, p + 10) % 2).sort((a, b) => mixed(i, seats.indexOf(a)) - mixed(i, seats.indexOf(b))),
  ...(i === 7 && { pin: 'g/x' }),
  ...(i === 8 && { forbid: ['g/y', 'h/x'] }),
}))

type Break = {
  readonly wishes?: (market: Wishes) => Wishes
  readonly held?: (held: Int32Array, market: Wishes) => Int32Array
  readonly tickets?: (tickets: Tickets) => Tickets
}
/** The first fault of what an engine gives that is broken so. */
const faultOf = ({ wishes = its => its, held = its => its, tickets = its => its }: Break): string | undefined => {
  const open = openList(head)
  people.forEach(open.add)
  const { list } = open.close()
  const seed = head.lottery ? seedOf(hashes, head.lottery) : ''
  const market = marketOf(list, placesBy(list, tickets(draw(hashes, seed, list.ids))).places)
  const outcome = outcomeOf(list, market, held(defer(wishes(market)), market))
  const digest = inputDigest(
    hashes.sha256,
    head,
    list.ids,
    people.map(p => personDigest(hashes.sha256, p)),
  )
  const fault = verify(
    hashes,
    { head, people, lines: new Map(people.map(p => [p.id, lineOf(hashes, p)])) },
    {
      whole: { input: digest, seed, totals: tellTotals(outcome) },
      programmes: seats.map((_, p) => tellProgrammes(outcome)(p)),
      people: new Map(people.map(({ id }, i) => [id, teller(outcome)(i)])),
    },
  )
  return fault && `${fault.path}: ${fault.why}`
}

/** Seats are given at once, first wishes first, and never taken back: what many offices do. */
const atOnce = (_held: Int32Array, market: Wishes): Int32Array => {
  const [left, hostLeft] = [market.seats.slice(), market.hostSeats.slice()]
  const held = market.first.slice(1)
  const longest = Math.max(...held.map((to, i) => to - (market.first[i] ?? 0)))
  for (let wish = 0; wish < longest; wish++)
    for (const i of [...market.lot.keys()].sort((a, b) => (market.lot[a] ?? 0) - (market.lot[b] ?? 0))) {
      const e = (market.first[i] ?? 0) + wish
      const p = market.programme[e] ?? 0
      if (held[i] !== market.first[i + 1] || e >= (held[i] ?? 0) || !left[p] || !hostLeft[market.host[p] ?? 0]) continue
      held[i] = e
      left[p] = (left[p] ?? 0) - 1
      hostLeft[market.host[p] ?? 0] = (hostLeft[market.host[p] ?? 0] ?? 0) - 1
    }
  return held
}

/** The first who has a seat has none. */
const fromOne = (held: Int32Array, { first }: Wishes): Int32Array => {
  const who = held.findIndex((e, i) => e < (first[i + 1] ?? 0))
  return held.map((e, i) => (i === who ? (first[i + 1] ?? 0) : e))
}

describe('an engine of placement', () => {
  test('as it is passes', () => expect(faultOf({})).toBeUndefined())

  const more = (seats: Int32Array) => seats.map(n => (n > 0 ? n + 1 : n))
  const breaks: readonly (readonly [string, Break, RegExp])[] = [
    ['that gives seats at once', { held: atOnce }, /wished for more/],
    ['that forgets the limit of a host', { wishes: m => ({ ...m, hostSeats: m.hostSeats.map(() => 99) }) }, /hosts f: .* it takes 5/],
    ['that has one seat too many', { wishes: m => ({ ...m, seats: more(m.seats), hostSeats: more(m.hostSeats) }) }, /people on 3 seats/],
    ['that leaves a seat empty', { wishes: m => ({ ...m, seats: m.seats.map(n => Math.max(0, n - 1)) }) }, /has a seat for them/],
    ['that ranks by the lot alone', { wishes: m => ({ ...m, standing: undefined }) }, /stands behind them/],
    ['that ranks the other way round', { wishes: m => ({ ...m, standing: m.standing?.map(n => 100 - n) }) }, /stands behind them/],
    ['that draws other lots', { tickets: t => ({ high: t.high.map(n => -n), low: t.low }) }, /stands behind them/],
    ['that takes their seat from somebody', { held: fromOne }, /wished for more|has a seat for them/],
  ]
  test.each(breaks)('%s is found out', (_name, its, why) => expect(faultOf(its)).toMatch(why))
})

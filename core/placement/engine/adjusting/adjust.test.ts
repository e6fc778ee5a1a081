/** Adjusting: against every placement of small markets, and each claim proved and disproved. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allPlacements, fitIn, placedIn, smallMarket, whoIn } from '../../../../test/markets.ts'
import { adjust } from './adjust.ts'
import { hallSet } from './hall.ts'
import { type Adjustment, type Market, marketOf, nowhere, type Offer } from './market.ts'
import { faultsOfProof } from './proof.ts'

const runs = { numRuns: 400 }
/** With no bids or few everything is left to the exact part. */
const bids = fc.constantFrom(0, 1, 64)

/** The best that trying everything finds: who is placed by priority, and of those placements the best fit. */
const bestOf = (market: Market) => {
  const all = allPlacements(market)
  const who = all.map(whoIn).reduce((a, b) => (a > b ? a : b))
  const those = all.filter(edges => whoIn(edges) === who)
  return { who, most: Math.max(...all.map(placedIn)), fit: Math.max(...those.map(edges => fitIn(market, edges))) }
}

test('4.3 as many are adjusted as can be, by priority, and then as well as can be: as trying everything finds', () => {
  fc.assert(
    fc.property(smallMarket, bids, (market, patience) => {
      const best = bestOf(market)
      const found = adjust(market, patience)
      expect({ who: whoIn(found.edge), most: found.placed, fit: found.fit }).toEqual(best)
      expect(found.fit).toBe(fitIn(market, found.edge))
    }),
    runs,
  )
})

test('4.3 each adjustment is proved by its prices, hosts that are full and seats that nobody has included', () => {
  fc.assert(
    fc.property(smallMarket, bids, (market, patience) => {
      expect(faultsOfProof(market, adjust(market, patience))).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

test('4.3 a host that is shut for somebody without anybody in the set that shut it is dearer for those who sat there before, too', () => {
  // The last person finds only a host that the first has filled through another programme, which an earlier set had shut.
  const free = (programme: number, fit = 0): Offer => ({ programme, fit, consent: 0 })
  const market = marketOf(
    [[free(0), free(1)], [free(3, 1), free(4)], [free(0)], [free(3)]],
    [
      { host: 2, seats: 1 },
      { host: 0, seats: 0 },
      { host: 0, seats: 0 },
      { host: 2, seats: 1 },
      { host: 0, seats: 1 },
    ],
    [1, 0, 1],
  )
  expect(faultsOfProof(market, adjust(market, 0))).toEqual([])
})

test('4.3 somebody is left out only by a closed set that people of higher priority fill to the last seat', () => {
  fc.assert(
    fc.property(smallMarket, market => {
      const found = adjust(market)
      for (let i = 0; i < market.people; i++) {
        const set = hallSet(market, found, i)
        expect(set === undefined).toBe(found.edge[i] !== nowhere)
        if (set) expect(isTrue(market, found, i, set)).toBe(true)
      }
    }),
    runs,
  )
})

const openTo = (market: Market, i: number) => [...market.programme.subarray(market.first[i], market.first[i + 1])]

/** The set holds all that is open to the person and to those in it; it has as many people as seats, and each goes before the person. */
const isTrue = (market: Market, { edge }: Adjustment, person: number, set: NonNullable<ReturnType<typeof hallSet>>) => {
  const within = (i: number) => openTo(market, i).every(j => set.programmes.includes(j))
  const holders = [...edge.keys()].filter(i => edge[i] !== nowhere && set.programmes.includes(market.programme[edge[i] ?? 0] ?? nowhere))
  const seats = set.programmes
    .filter(j => !set.hosts.includes(market.host[j] ?? nowhere))
    .reduce((sum, j) => sum + (market.seats[j] ?? 0), 0)
  const inHosts = set.hosts.reduce((sum, h) => sum + (market.hostSeats[h] ?? 0), 0)
  return (
    within(person) &&
    set.people.every(i => i < person && within(i)) &&
    holders.join() === set.people.join() &&
    seats + inHosts === set.people.length
  )
}

const offersOf = (market: Market, i: number): readonly Offer[] =>
  openTo(market, i).map((programme, x) => {
    const e = (market.first[i] ?? 0) + x
    return { programme, fit: market.fit[e] ?? 0, consent: market.consent[e] ?? 0 }
  })
const programmesIn = ({ seats, host }: Market) => [...seats].map((n, j) => ({ host: host[j] ?? 0, seats: n }))

test('4.3 offers in any order give the same placement and prices, and programmes under other numbers the same people and the same fit', () => {
  fc.assert(
    fc.property(smallMarket, market => {
      const found = adjust(market)
      const offers = Array.from({ length: market.people }, (_, i) => offersOf(market, i))
      const hostSeats = [...market.hostSeats]
      const same = marketOf(
        offers.map(o => o.toReversed()),
        programmesIn(market),
        hostSeats,
      )
      expect(adjust(same)).toEqual(found)
      const last = market.seats.length - 1
      const renumbered = marketOf(
        offers.map(list => list.map(o => ({ ...o, programme: last - o.programme }))),
        programmesIn(market).toReversed(),
        hostSeats,
      )
      const other = adjust(renumbered)
      expect([whoIn(other.edge), other.fit]).toEqual([whoIn(found.edge), found.fit])
    }),
    runs,
  )
})

describe('4.3 a placement that is not what it claims to be is refused', () => {
  const offer = (programme: number, fit: number): Offer => ({ programme, fit, consent: 0 })
  const market = marketOf(
    [[offer(0, 5), offer(1, 4)], [offer(0, 5), offer(1, 1)], [offer(1, 9)], []],
    [
      { host: 0, seats: 1 },
      { host: 1, seats: 1 },
      { host: 1, seats: 1 },
    ],
    [1, 1],
  )
  const sound = adjust(market)
  const edges = (...edge: number[]) => ({ ...sound, edge: Int32Array.from(edge), placed: placedIn(edge), fit: fitIn(market, edge) })

  test('and this is the sound one', () => {
    expect([...sound.edge]).toEqual([1, 2, nowhere, nowhere])
    expect(sound).toMatchObject({ placed: 2, fit: 9 })
    expect(faultsOfProof(market, sound)).toEqual([])
    expect(hallSet(market, sound, 2)).toEqual({ open: [1], programmes: [0, 1], hosts: [], people: [0, 1] })
    expect(hallSet(market, sound, 3)).toEqual({ open: [], programmes: [], hosts: [], people: [] })
  })

  const cases: readonly (readonly [string, Adjustment, string])[] = [
    ['an edge of somebody else', edges(2, nowhere, nowhere, nowhere), 'edge'],
    ['a person too few', { ...sound, edge: sound.edge.slice(1) }, 'edge'],
    ['two on one seat', edges(0, 2, nowhere, nowhere), 'seats'],
    ['a host beyond its limit', edges(1, 2, 4, nowhere), 'hostSeats'],
    ['somebody passed over for a person of lower priority', edges(0, nowhere, 4, nowhere), 'passedOver'],
    ['an empty seat beside somebody without one', edges(0, nowhere, nowhere, nowhere), 'emptySeat'],
    ['a worse fit', edges(0, 3, nowhere, nowhere), 'bound'],
    ['a greater number than are placed', { ...sound, placed: 3 }, 'placed'],
    ['a better fit than it has', { ...sound, fit: 10 }, 'fit'],
    ['half a point', { ...sound, fit: 9.5 }, 'fit'],
    ['a negative price', { ...sound, price: sound.price.map(() => -1) }, 'price'],
    ['half a price', { ...sound, hostPrice: sound.hostPrice.map(p => p + 0.5) }, 'price'],
    ['a price that is missing', { ...sound, price: sound.price.slice(1) }, 'price'],
    ['a price that proves nothing', { ...sound, price: Float64Array.of(0, 100, 0) }, 'bound'],
  ]
  test.each(cases)('%s', (_name, wrong, what) => expect(faultsOfProof(market, wrong).map(f => f.what)).toContain(what))
})

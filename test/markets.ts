/** Small markets by chance, and every placement that they allow. */
import fc from 'fast-check'
import { type Market, marketOf, nowhere, type Offer } from '../core/placement/engine/adjusting/market.ts'

const programmes = 5

/** Up to six people, five programmes and three hosts whose limits may bind; few different fits, so that ties are common. */
export const smallMarket: fc.Arbitrary<Market> = fc
  .record({
    people: fc.array(
      fc.uniqueArray(fc.record({ programme: fc.nat({ max: programmes - 1 }), fit: fc.integer({ min: -2, max: 4 }) }), {
        selector: o => o.programme,
        maxLength: 4,
      }),
      {
        maxLength: 6,
      },
    ),
    seats: fc.array(fc.nat({ max: 2 }), { minLength: programmes, maxLength: programmes }),
    host: fc.array(fc.nat({ max: 2 }), { minLength: programmes, maxLength: programmes }),
    hostSeats: fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ people, seats, host, hostSeats }) =>
    marketOf(
      people.map(offers => offers.map((o): Offer => ({ ...o, consent: o.programme % 2 }))),
      seats.map((n, j) => ({ host: host[j] ?? 0, seats: n })),
      hostSeats,
    ),
  )

/** Every way to give each person one of their edges or nothing, within the limits of programmes and hosts. */
export const allPlacements = (market: Market, person = 0, taken: readonly number[] = []): readonly (readonly number[])[] => {
  if (person === market.people) return [[]]
  const fits = (e: number) => {
    const j = market.programme[e] ?? 0
    const h = market.host[j] ?? 0
    const inHost = taken.filter(x => market.host[market.programme[x] ?? 0] === h).length
    return taken.filter(x => market.programme[x] === j).length < (market.seats[j] ?? 0) && inHost < (market.hostSeats[h] ?? 0)
  }
  const edges = Array.from(
    { length: (market.first[person + 1] ?? 0) - (market.first[person] ?? 0) },
    (_, x) => (market.first[person] ?? 0) + x,
  )
  const rest = allPlacements(market, person + 1, taken).map(others => [nowhere, ...others])
  return [...rest, ...edges.filter(fits).flatMap(e => allPlacements(market, person + 1, [...taken, e]).map(others => [e, ...others]))]
}

/** Who is placed, as a word that is greater the better by priority. */
export const whoIn = (edges: Iterable<number>) => [...edges].map(e => (e === nowhere ? '0' : '1')).join('')
export const fitIn = ({ fit }: Market, edges: Iterable<number>) =>
  [...edges].reduce((sum, e) => sum + (e === nowhere ? 0 : (fit[e] ?? 0)), 0)
export const placedIn = (edges: Iterable<number>) => [...edges].filter(e => e !== nowhere).length

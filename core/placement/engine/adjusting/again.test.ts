/** Adjusting again: against every placement of small markets, moves told with their reasons, and nothing changed without need. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allPlacements, fitIn, smallMarket, whoIn } from '../../../../test/markets.ts'
import { adjust } from './adjust.ts'
import { adjustAgain, type Before, gone } from './again.ts'
import { type Market, marketOf, nowhere, type Offer, type Placed } from './market.ts'
import { faultsOfAgain } from './proof-again.ts'

const runs = { numRuns: 400 }
const placesOf = ({ programme }: Market, { edge }: Placed): Before => edge.map(e => (e === nowhere ? nowhere : (programme[e] ?? nowhere)))

/** Where people sat before may be anywhere: in programmes that are full, shut to them, or gone. */
const changed = fc
  .tuple(smallMarket, fc.array(fc.integer({ min: gone, max: 4 }), { minLength: 6, maxLength: 6 }))
  .map(([market, before]) => ({ market, before: Int32Array.from(before.slice(0, market.people)) }))

const movesIn = (market: Market, before: Before, edges: readonly number[]) =>
  edges.filter((e, i) => e !== nowhere && before[i] !== market.programme[e]).length

test('4.3 as many stay as can, with the fewest moves and then the best fit: as trying everything finds', () => {
  fc.assert(
    fc.property(changed, ({ market, before }) => {
      const { stayed } = adjustAgain(market, before)
      const all = allPlacements(market).filter(edges => edges.every((e, i) => e === nowhere || before[i] !== nowhere))
      const who = all.map(whoIn).reduce((a, b) => (a > b ? a : b))
      const those = all.filter(edges => whoIn(edges) === who)
      const fewest = Math.min(...those.map(edges => movesIn(market, before, edges)))
      const best = those.filter(edges => movesIn(market, before, edges) === fewest).map(edges => fitIn(market, edges))
      const mine = [...stayed.edge]
      expect([whoIn(mine), movesIn(market, before, mine), fitIn(market, mine)]).toEqual([who, fewest, Math.max(...best)])
    }),
    runs,
  )
})

test('4.3 then the undecided get what is free, by priority and fit, and nobody is moved for them', () => {
  fc.assert(
    fc.property(changed, ({ market, before }) => {
      const again = adjustAgain(market, before)
      const all = allPlacements(market).filter(edges => edges.every((e, i) => before[i] === nowhere || e === again.stayed.edge[i]))
      const who = all.map(whoIn).reduce((a, b) => (a > b ? a : b))
      const best = all.filter(edges => whoIn(edges) === who).map(edges => fitIn(market, edges))
      expect([whoIn(again.edge), again.fit]).toEqual([who, Math.max(...best)])
    }),
    runs,
  )
})

test('4.3 each re-run is proved, and run on its own result it changes nothing', () => {
  fc.assert(
    fc.property(changed, ({ market, before }) => {
      const again = adjustAgain(market, before)
      expect(faultsOfAgain(market, before, again)).toEqual([])
      const twice = adjustAgain(market, placesOf(market, again))
      expect([...twice.edge]).toEqual([...again.edge])
      expect(twice.moves).toEqual([])
    }),
    runs,
  )
})

test('4.3 after somebody drops out nobody else moves', () => {
  fc.assert(
    fc.property(smallMarket, fc.nat({ max: 5 }), (market, who) => {
      const before = placesOf(market, adjust(market))
      if (who >= market.people) return
      before[who] = nowhere
      const again = adjustAgain(market, before)
      expect(again.moves).toEqual([])
      expect([...again.edge.keys()].every(i => before[i] === nowhere || before[i] === market.programme[again.edge[i] ?? 0])).toBe(true)
    }),
    runs,
  )
})

describe('4.3 whoever moves is told why', () => {
  const offer = (programme: number): Offer => ({ programme, fit: 1, consent: 0 })
  const seats = (...n: number[]) => n.map((s, h) => ({ host: h, seats: s }))
  const again = (offers: readonly (readonly number[])[], left: readonly number[], before: readonly number[]) =>
    adjustAgain(
      marketOf(
        offers.map(o => o.map(offer)),
        seats(...left),
        left,
      ),
      Int32Array.from(before),
    ).moves

  test('the programme is no longer open to them', () => {
    expect(again([[1]], [1, 1], [0])).toEqual([{ person: 0, from: 0, to: 1, why: 'shut', instead: [] }])
    expect(again([[1]], [1, 1], [gone])).toEqual([{ person: 0, from: gone, to: 1, why: 'shut', instead: [] }])
  })
  test('it takes fewer, and the one of lower priority goes where there is nothing else', () => {
    expect(again([[0], [0]], [1], [0, 0])).toEqual([{ person: 1, from: 0, to: nowhere, why: 'fewerSeats', instead: [] }])
  })
  test('they made room for somebody who could go nowhere else', () => {
    expect(again([[0], [0, 1]], [1, 1], [gone, 0])).toEqual([
      { person: 0, from: gone, to: 0, why: 'shut', instead: [] },
      { person: 1, from: 0, to: 1, why: 'madeRoom', instead: [0] },
    ])
  })
})

describe('4.3 a re-run that is not what it claims to be is refused', () => {
  const market = marketOf(
    [[0, 1], [0, 1], [2]].map(list => list.map(programme => ({ programme, fit: 3 - programme, consent: 0 }))),
    [0, 1, 2].map(host => ({ host, seats: 1 })),
    [1, 1, 1],
  )
  const before = Int32Array.of(1, 0, nowhere)
  const sound = adjustAgain(market, before)
  const faults = (wrong: object) => faultsOfAgain(market, before, { ...sound, ...wrong }).map(f => f.in)

  test('and this is the sound one', () => {
    expect([...sound.edge]).toEqual([1, 2, 4])
    expect(faults({})).toEqual([])
  })
  test('a move without need', () => {
    const edge = Int32Array.of(0, 3, nowhere)
    expect(faults({ stayed: { ...sound.stayed, edge }, edge: Int32Array.of(0, 3, 4) })).toEqual(expect.arrayContaining(['stayed', 'moves']))
  })
  test('a move that is not told', () => {
    expect(faults({ moves: [{ person: 0, from: 1, to: 0, why: 'shut', instead: [] }] })).toEqual(['moves'])
  })
  test('somebody undecided passed over', () => {
    const none = new Int32Array(3).fill(nowhere)
    expect(faults({ filled: { ...sound.filled, edge: none }, edge: sound.stayed.edge })).toContain('filled')
  })
  test('a whole that is not its parts', () => expect(faults({ edge: Int32Array.of(1, 2, nowhere) })).toContain('edge'))
})

/** Quotas that cut across, with the real solver: against every placement of small markets; clashes are named, and none of those named could be spared. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadSolver } from '../../../../server/solver.ts'
import { allPlacements, fitIn, placedIn, smallMarket, whoIn } from '../../../../test/markets.ts'
import { adjust } from './adjust.ts'
import { type Market, marketOf, nowhere } from './market.ts'
import type { Solve } from './program.ts'
import { adjustWithin, brokenBy, keptFor, type Quota } from './quotas.ts'

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

const marks = (n: number) => fc.array(fc.constantFrom(0, 1), { minLength: n, maxLength: n }).map(list => Uint8Array.from(list))
const anyQuota: fc.Arbitrary<Quota> = fc.record(
  {
    name: fc.constant('示例'),
    who: marks(6),
    where: fc.option(marks(5), { nil: undefined }),
    least: fc.integer({ min: 0, max: 3 }),
    most: fc.integer({ min: 0, max: 3 }),
    share: fc.constantFrom({ of: 1, per: 2 }, { of: 1, per: 3 }),
    already: fc.nat({ max: 3 }).chain(placed => fc.record({ placed: fc.constant(placed), counted: fc.nat({ max: placed }) })),
  },
  { requiredKeys: ['name', 'who'] },
)
const limited = fc.tuple(smallMarket, fc.array(anyQuota, { maxLength: 4 }))

/** Counted from the meaning of a quota, person by person. */
const keeps = (market: Market, { who, where, least = 0, most = 99, share, already }: Quota, edges: readonly number[]) => {
  const here = edges.filter((e, i) => e !== nowhere && who[i] === 1 && (where?.[market.programme[e] ?? 0] ?? 1) === 1).length
  const [n, of] = [here + (already?.counted ?? 0), placedIn(edges) + (already?.placed ?? 0)]
  return n >= least && n <= most && (share === undefined || n * share.per <= share.of * of)
}
const allowed = (market: Market, quotas: readonly Quota[]) =>
  allPlacements(market).filter(edges => quotas.every(q => keeps(market, q, edges)))

test('4.3 under quotas the most people are placed, then strictly by priority, then the best fit: as trying everything finds', () => {
  fc.assert(
    fc.property(limited, ([market, quotas]) => {
      const found = adjustWithin(market, quotas, solve)
      const all = allowed(market, quotas)
      expect(found.kind === 'clash').toBe(all.length === 0)
      if (found.kind !== 'bound') return
      const most = Math.max(...all.map(placedIn))
      const who = all
        .filter(edges => placedIn(edges) === most)
        .map(whoIn)
        .reduce((a, b) => (a > b ? a : b))
      const fit = Math.max(...all.filter(edges => whoIn(edges) === who).map(edges => fitIn(market, edges)))
      expect(found).toMatchObject({ placed: most, fit, proved: true })
      expect(whoIn(found.edge)).toBe(who)
      expect(quotas.every(q => keeps(market, q, [...found.edge]))).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('4.3 where no quota binds, the placement without quotas stands', () => {
  fc.assert(
    fc.property(limited, ([market, quotas]) => {
      const free = adjust(market)
      const found = adjustWithin(market, quotas, solve)
      expect(found.kind === 'free').toBe(quotas.every(q => keeps(market, q, [...free.edge])))
      if (found.kind === 'free') expect(found.adjustment).toEqual(free)
    }),
    { numRuns: 150 },
  )
})

test('4.3 quotas that clash are named, and without any one of those named the others hold', () => {
  fc.assert(
    fc.property(limited, ([market, quotas]) => {
      const found = adjustWithin(market, quotas, solve)
      if (found.kind !== 'clash') return
      const named = found.quotas.flatMap(q => quotas[q] ?? [])
      expect(allowed(market, named)).toEqual([])
      for (const q of named)
        expect(
          allowed(
            market,
            named.filter(other => other !== q),
          ).length,
        ).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})

describe('4.3 the quotas of an office', () => {
  const people = 40
  const offers = Array.from({ length: people }, (_, i) =>
    [0, 1, 2, 3].map(programme => ({ programme, fit: (i * programme) % 7, consent: 0 })),
  )
  const market = marketOf(
    offers,
    [0, 1, 2, 3].map(host => ({ host, seats: 5 })),
    [5, 5, 5, 5],
  )
  const every = (n: number, of = people) => Uint8Array.from({ length: of }, (_, i) => (i % n === 0 ? 1 : 0))
  const last = Uint8Array.from({ length: people }, (_, i) => (i >= 30 ? 1 : 0))
  const countOf = (found: ReturnType<typeof adjustWithin>, who: Uint8Array) =>
    found.kind === 'bound' ? [...found.edge].filter((e, i) => e !== nowhere && who[i] === 1).length : -1

  test('at least six of a body that stands last: the last of the others give way, nobody before them', () => {
    const found = adjustWithin(market, [{ name: '旗县', who: last, least: 6 }], solve)
    expect(countOf(found, last)).toBe(6)
    expect(found).toMatchObject({ kind: 'bound', placed: 20, proved: true })
    expect(found.kind === 'bound' && whoIn(found.edge)).toBe(`${'1'.repeat(14)}${'0'.repeat(16)}${'1'.repeat(6)}0000`)
  })
  test('a quarter at most, and seats that are kept for some', () => {
    const third = every(3)
    expect(countOf(adjustWithin(market, [{ name: '示例', who: third, share: { of: 1, per: 4 } }], solve), third)).toBe(5)
    const kept = { name: '示例', who: last.map(one => 1 - one), where: Uint8Array.of(1, 0, 0, 0), ...keptFor(2, 5) }
    const two = adjustWithin(market, [kept], solve)
    expect(two).toMatchObject({ kind: 'bound', placed: 20 })
    expect(countOf(two, last)).toBe(2)
    expect(adjustWithin(market, [kept, { name: '示例', who: last, most: 1 }], solve)).toMatchObject({ kind: 'bound', placed: 19 })
  })
  test('two that clash are named, and a third that has nothing to do with it is not', () => {
    const quotas = [
      { name: '甲', who: every(2), most: 12 },
      { name: '乙', who: last, least: 8 },
      { name: '丙', who: last, most: 7 },
    ]
    expect(adjustWithin(market, quotas, solve)).toEqual({ kind: 'clash', quotas: [1, 2], proved: true })
  })
  test('the same quotas give the same placement', () => {
    const quotas = [{ name: '示例', who: every(2), most: 8 }]
    expect(adjustWithin(market, quotas, solve)).toEqual(adjustWithin(market, quotas, solve))
  })
})

describe('4.3 the solver is not believed', () => {
  const market = marketOf([[{ programme: 0, fit: 1, consent: 0 }], [{ programme: 0, fit: 1, consent: 0 }]], [{ host: 0, seats: 1 }], [1])
  const quotas = [{ name: '示例', who: Uint8Array.of(0, 1), least: 1 }]
  test.each([
    ['more people than seats', [1, 1]],
    ['a quota that is not kept', [1, 0]],
  ])('%s', (_name, value) => {
    const liar: Solve = () => ({ status: 'best', value: Float64Array.from(value) })
    expect(adjustWithin(market, quotas, liar)).toEqual({ kind: 'stopped' })
  })
  test('a solver that stops without a result', () => {
    expect(adjustWithin(market, quotas, () => ({ status: 'stopped' }))).toEqual({ kind: 'stopped' })
  })
  test('and its limits hold: with no step allowed nothing is claimed', async () => {
    const none = await loadSolver({ nodes: 0, iterations: 0, seconds: 120 })
    const found = adjustWithin(market, quotas, none)
    expect(found.kind === 'stopped' || (found.kind === 'bound' && brokenBy(market, quotas, found).length === 0)).toBe(true)
  })
})

/** The result, the order and the sharing out, on numbers that nobody chose. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Panel } from '../../policy/shape.ts'
import { compareResults, decisionList, type Listed } from './decision-list.ts'
import { resultOf } from './result.ts'
import { shareOut } from './share-out.ts'

const scores = fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 3, maxLength: 15 })
const asScored = (all: readonly number[]) => all.map((score, i) => ({ expert: `e${i}`, score }))
const drops = fc.constantFrom<Panel['drops']>('nothing', 'highestAndLowest')

test('4.2 the mean is within half a hundredth of the fraction, between the lowest and the highest, and the mark is asked of the sum', () => {
  fc.assert(
    fc.property(scores, drops, fc.integer({ min: -50, max: 200 }), (all, drops, passes) => {
      const result = resultOf({ drops, passes }, asScored(all))
      const kept = all.toSorted((a, b) => a - b).slice(drops === 'nothing' ? 0 : 1, drops === 'nothing' ? undefined : -1)
      const sum = kept.reduce((a, b) => a + b, 0)
      expect(Math.abs(200 * sum - 2 * kept.length * result.hundredths)).toBeLessThanOrEqual(kept.length)
      expect(result.passes).toBe(sum >= passes * kept.length)
      expect(result.spread).toBe(Math.max(...all) - Math.min(...all))
      expect(result.scores.filter(({ counts }) => counts).length).toBe(kept.length)
    }),
  )
})

test('4.2 the order in which scores come in changes nothing, and no single expert moves the result beyond the others', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: -50, max: 200 }), (all, lie) => {
      const panel = { drops: 'highestAndLowest' as const, passes: 60 }
      const { hundredths, spread } = resultOf(panel, asScored(all))
      expect(resultOf(panel, asScored(all.toReversed()))).toMatchObject({ hundredths, spread })
      const others = all.slice(1)
      const swayed = resultOf(panel, asScored([lie, ...others])).hundredths
      expect(swayed).toBeGreaterThanOrEqual(100 * Math.min(...others))
      expect(swayed).toBeLessThanOrEqual(100 * Math.max(...others))
    }),
  )
})

test('4.2 two thirds of a point are 67 hundredths, and a half goes upwards', () => {
  const mean = (...all: readonly number[]) => resultOf({ drops: 'nothing', passes: 0 }, asScored(all)).hundredths
  expect([mean(60, 60, 62), mean(60, 61, 61), mean(1, 0, 0, 0, 0, 0, 0, 0), mean(-1, 0, 0, 0, 0, 0, 0, 0)]).toEqual([6067, 6067, 13, -12])
})

const file = fc.record({
  status: fc.constantFrom('nominated', 'nominated', 'accepted', 'admitted'),
  grassRoots: fc.boolean(),
  all: fc.option(fc.array(fc.integer({ min: 40, max: 70 }), { minLength: 5, maxLength: 5 }), { nil: undefined }),
})
const listed = fc.array(file, { maxLength: 40 }).map(all =>
  all.map(
    ({ status, grassRoots, all }, i): Listed => ({
      ...{ id: `a${String(i).padStart(3, '0')}`, grassRoots },
      status: all ? status : 'nominated',
      result: all && resultOf({ drops: 'highestAndLowest', passes: 55 }, asScored(all)),
    }),
  ),
)
const equals = fc.constantFrom<Panel['amongEquals']>(undefined, ['allScores'], ['grassRoots'], ['allScores', 'grassRoots'])

test('4.2 the list is in the order of the results, nobody below the mark is within, and no more are within than places are left', () => {
  fc.assert(
    fc.property(listed, equals, fc.integer({ min: 0, max: 30 }), (files, amongEquals, places) => {
      const list = decisionList({ amongEquals }, places, files)
      const within = list.filter(({ standing }) => standing === 'within')
      const takenBy = list.filter(({ standing }) => standing === 'taken')
      expect(list.length).toBe(files.length)
      expect(within.length).toBeLessThanOrEqual(Math.max(0, places - takenBy.length))
      expect(within.every(({ result }) => result?.passes)).toBe(true)
      for (const inside of within)
        for (const outside of list.filter(({ standing }) => standing === 'reserve' || standing === 'tied'))
          expect(compareResults({ amongEquals }, inside, outside)).toBeLessThan(0)
      const scored = list.filter(({ result }) => result)
      for (const [i, one] of scored.entries())
        expect(one.rank).toBe(1 + scored.filter(other => compareResults({ amongEquals }, other, one) < 0).length || i)
      expect(decisionList({ amongEquals }, places, files.toReversed())).toEqual(list)
    }),
  )
})

test('4.2 equals across the last place share their rank and are marked: the list chooses none of them', () => {
  const result = (hundredths: number) => ({ hundredths, allHundredths: hundredths, spread: 10, passes: true })
  const files = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, status: 'nominated', grassRoots: false, result: result(i === 0 ? 9000 : 8000) }))
  expect(decisionList({ marksSpread: 10 }, 2, files).map(({ rank, standing, wide }) => [rank, standing, wide])).toEqual([
    [1, 'within', true],
    [2, 'tied', true],
    [2, 'tied', true],
    [2, 'tied', true],
  ])
})

const sharing = fc
  .record({ files: fc.integer({ min: 1, max: 30 }), experts: fc.integer({ min: 3, max: 12 }), wants: fc.integer({ min: 1, max: 3 }) })
  .chain(({ files, experts, wants }) =>
    fc.record({
      wants: fc.constant(wants),
      loads: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: experts, maxLength: experts }),
      bars: fc.array(fc.subarray([...Array(experts).keys()]), { minLength: files, maxLength: files }),
    }),
  )
const asked = ({ wants, loads, bars }: { wants: number; loads: readonly number[]; bars: readonly (readonly number[])[] }) => ({
  files: bars.map((barred, i) => ({ id: `f${String(i).padStart(2, '0')}`, wants, barred: new Set(barred.map(e => `e${e}`)) })),
  experts: loads.map((load, i) => ({ account: `e${i}`, load })),
})

test('4.2 each file gets as many different experts as are free for it, never one who is barred; what is lacking is said by file', () => {
  fc.assert(
    fc.property(sharing, given => {
      const { files, experts } = asked(given)
      for (const [i, { id, experts: chosen, lacks }] of shareOut(files, experts, 's').entries()) {
        const { wants = 0, barred = new Set() } = files[i] ?? {}
        expect(id).toBe(files[i]?.id)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.some(account => barred.has(account))).toBe(false)
        expect(chosen.length).toBe(Math.min(wants, experts.length - barred.size))
        expect(lacks).toBe(wants - chosen.length)
      }
    }),
  )
})

/** The least sum of squares of the loads over every possible sharing, by trying them all. */
const leastSquares = ({ files, experts }: ReturnType<typeof asked>): number => {
  const choose = (from: readonly string[], n: number): readonly (readonly string[])[] =>
    n === 0 ? [[]] : from.flatMap((one, i) => choose(from.slice(i + 1), n - 1).map(rest => [one, ...rest]))
  const loads = new Map(experts.map(({ account, load }) => [account, load]))
  const best = (i: number): number => {
    const file = files[i]
    if (!file) return [...loads.values()].reduce((sum, load) => sum + load * load, 0)
    const free = experts.map(({ account }) => account).filter(account => !file.barred.has(account))
    return Math.min(
      ...choose(free, Math.min(file.wants, free.length)).map(chosen => {
        for (const account of chosen) loads.set(account, (loads.get(account) ?? 0) + 1)
        const found = best(i + 1)
        for (const account of chosen) loads.set(account, (loads.get(account) ?? 0) - 1)
        return found
      }),
    )
  }
  return best(0)
}
const few = fc.record({
  wants: fc.integer({ min: 1, max: 2 }),
  loads: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
  bars: fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 1, maxLength: 4 }),
})

test('4.2 no sharing out is more even: as by trying them all', () => {
  fc.assert(
    fc.property(few, given => {
      const { files, experts } = asked(given)
      const shared = shareOut(files, experts, 's')
      const squares = experts.map(({ account, load }) => (load + shared.filter(one => one.experts.includes(account)).length) ** 2)
      expect(squares.reduce((a, b) => a + b, 0)).toBe(leastSquares({ files, experts }))
    }),
    { numRuns: 200 },
  )
})

test('4.2 where nobody is barred the loads differ by one at most, and the same question has the same answer in whatever order it is asked', () => {
  const files = Array.from({ length: 83 }, (_, i) => ({ id: `f${i}`, wants: 5, barred: new Set<string>() }))
  const experts = Array.from({ length: 12 }, (_, i) => ({ account: `e${i}`, load: 0 }))
  const shared = shareOut(files, experts, 'nmg-tepei-2022 inside')
  const loads = experts.map(({ account }) => shared.filter(one => one.experts.includes(account)).length)
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  expect(shareOut(files.toReversed(), experts.toReversed(), 'nmg-tepei-2022 inside')).toEqual(shared)
  expect(new Set(shared.map(({ experts }) => experts.join())).size).toBeGreaterThan(40)
})

/** Three values against trying everything that is not known. */
// The ways of judging a person agree with each other on everybody.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion, FactDefinition } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { common, domains, facts, someone, tree } from '../../test/trees.ts'
import { boxesOf } from './boxes.ts'
import { cutOf, cutsOf, fieldOf, type Grid, gridOf, indexIn } from './cells.ts'
import { judge as judgeWith } from './evaluate.ts'
import { factsUnder, getDefinition, getTrack, isTable, leavesOf, nodesOf, type Values } from './tree.ts'

const judge = (node: Criterion, values: Values) => judgeWith(facts, node, values)

/** Every way in which the unknown facts could turn out. */
const completionsOf = (values: Values): readonly Values[] =>
  Object.entries(domains).reduce<readonly Values[]>(
    (sofar, [fact, domain]) =>
      values[fact] === undefined ? sofar.flatMap(each => domain.map(value => ({ ...each, [fact]: value }))) : sofar,
    [values],
  )

describe('3.* three values, whatever the criteria', () => {
  test('true means true however the unknown turns out, and false means false', () => {
    fc.assert(
      fc.property(tree, someone, (node, values) => {
        const truth = judge(node, values)
        const outcomes = new Set(completionsOf(values).map(completed => judge(node, completed)))
        if (truth !== undefined) expect([...outcomes]).toEqual([truth])
      }),
      { numRuns: 3000 },
    )
  })

  test('with everything known there is nothing open', () => {
    fc.assert(fc.property(tree, someone, (node, values) => completionsOf(values).every(completed => judge(node, completed) !== undefined)))
  })

  test('when no fact is asked twice, open means that it can turn out both ways', () => {
    const once = tree.filter(node => leavesOf(node).every(one => !isTable(one)) && factsUnder(node).length === leavesOf(node).length)
    const nontrivial = (node: Criterion) =>
      completionsOf({}).some(v => judge(node, v)) && completionsOf({}).some(v => judge(node, v) === false)
    fc.assert(
      fc.property(once, someone, (node, values) => {
        fc.pre(nodesOf(node).every(part => nontrivial(part.node)))
        const outcomes = new Set(completionsOf(values).map(completed => judge(node, completed)))
        expect(judge(node, values)).toBe(outcomes.size === 2 ? undefined : [...outcomes][0])
      }),
    )
  })

  test('the cells say what the tree says', () => {
    fc.assert(
      fc.property(tree, someone, (node, values) => {
        const grid = gridOf(cutsOf(facts, [node]), true)
        const cell = grid.axes.reduce((sum, { cut, stride }) => sum + (1 + (cut.classOf[indexIn(cut, values[cut.fact])] ?? -1)) * stride, 0)
        expect(fieldOf(grid, node)[cell]).toBe([0, 1, 2][[false, undefined, true].indexOf(judge(node, values))])
      }),
      { numRuns: 2000 },
    )
  })

  test('a person meets the criteria exactly when one of the boxes holds them', () => {
    fc.assert(
      fc.property(tree, someone, (node, values) => {
        const cuts = cutsOf(facts, [node])
        const held = boxesOf(node, cuts).some(box =>
          cuts.every(cut => {
            const classes = box.get(cut.fact)
            return classes === undefined || classes[cut.classOf[indexIn(cut, values[cut.fact])] ?? -1] === true
          }),
        )
        expect(held).toBe(judge(node, values) === true)
      }),
      { numRuns: 2000 },
    )
  })
})

/** What is possible in each partial cell, by its completions: bit 1 true, bit 0 false. Fewest unknown digits first, each from cells with one unknown less. */
const possibleIn = (grid: Grid, kleene: Uint8Array): Uint8Array => {
  const possible = new Uint8Array(grid.size)
  const unknownIn = (cell: number) => grid.axes.filter(({ stride, digits }) => Math.floor(cell / stride) % digits === 0)
  // A digit of 0 is unknown, so a cell's completions have higher numbers: going down, they are done before it.
  for (let cell = grid.size - 1; cell >= 0; cell--) {
    const [first] = unknownIn(cell)
    if (first === undefined) possible[cell] = kleene[cell] === 2 ? 2 : 1
    else
      for (let digit = 1; digit < first.digits; digit++)
        possible[cell] = (possible[cell] ?? 0) | (possible[cell + digit * first.stride] ?? 0)
  }
  return possible
}

describe('3.* three values over the criteria of 2022', () => {
  for (const track of ['outside', 'inside']) {
    test(`${track}: in every cell with holes the verdict is exact, but that a field of service must be chosen`, () => {
      const { criteria } = getTrack(policy, track)
      const grid = gridOf(cutsOf(policy.facts, [criteria]), true)
      const kleene = fieldOf(grid, criteria)
      const possible = possibleIn(grid, kleene)
      const field = grid.axes.find(({ cut }) => cut.fact === 'fieldServed')
      const exact = [undefined, 0, 2, 1]
      let differing = 0
      for (let cell = 0; cell < grid.size; cell++) {
        const chosen = field === undefined || Math.floor(cell / field.stride) % field.digits !== 0
        const wanted = exact[possible[cell] ?? 0]
        if (kleene[cell] !== (chosen || wanted === 0 ? wanted : 1)) differing++
      }
      expect(grid.size).toBeGreaterThan(30_000)
      expect(differing).toBe(0)
    })
  }
})

test('a cut of days tells apart only what its bounds tell apart', () => {
  const day: FactDefinition = { type: 'day', ...common }
  const cut = cutOf('born', day, [{ atLeast: '1976-03-04' }])
  expect(cut.classes).toEqual([['1976-03-03'], ['1976-03-04', '1976-03-05']])
  for (const [value, own] of [
    ['1900-01-01', 0],
    ['1976-03-03', 0],
    ['1976-03-04', 1],
    ['2022-01-01', 1],
  ] as const) {
    expect(cut.classOf[indexIn(cut, value)]).toBe(own)
  }
  expect(indexIn(cut, undefined)).toBe(-1)
})

test('a comparison that its fact can’t answer is refused', () => {
  expect(() => cutOf('code', getDefinition(facts, 'code'), [{ atLeast: 'a' }])).toThrow('code is compared with a')
  expect(() => cutOf('level', getDefinition(facts, 'level'), [{ is: 'hihg' }])).toThrow(RangeError)
})

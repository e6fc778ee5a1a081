/** Two editions of a policy, and whom the second gains or loses. */
// Whom an edition of the criteria lets in or shuts out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Criterion, Policy } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { cutsOf, fieldOf, gridOf, valuesAt } from './cells.ts'
import { compare } from './compare.ts'
import { type Condition, difference } from './index.ts'
import { getDefinition, getTrack, type Value, type Values } from './tree.ts'

const replaced = (node: Criterion, change: (leaf: Criterion) => Criterion): Criterion => {
  if ('allOf' in node) return { ...node, allOf: node.allOf.map(part => replaced(part, change)) }
  if ('anyOf' in node) return { ...node, anyOf: node.anyOf.map(part => replaced(part, change)) }
  return 'count' in node || 'not' in node ? node : change(node)
}
const withTrack = (track: string, change: (leaf: Criterion) => Criterion): Policy => {
  const old = getTrack(policy, track)
  return { ...policy, tracks: { ...policy.tracks, [track]: { ...old, criteria: replaced(old.criteria, change) } } }
}

test('an edition does not differ from itself', () => {
  const { facts, tracks } = difference(policy, policy)
  expect(facts).toEqual([])
  expect(tracks).toMatchObject([
    { track: 'outside', change: 'same', gained: { cells: 0 }, lost: { cells: 0 } },
    { track: 'inside', change: 'same' },
  ])
})

test('an age limit raised to 50 gains people of 46, loses nobody, and leaves the other track alone', () => {
  const next = withTrack('outside', leaf => ('atMost' in leaf && leaf.fact === 'age' ? { ...leaf, atMost: 50 } : leaf))
  const [outside, inside] = difference(policy, next).tracks
  expect(outside).toMatchObject({ change: 'changed', gained: { witness: { age: 46, minority: true } }, lost: { cells: 0 } })
  expect(inside).toMatchObject({ change: 'same' })
  const [back] = difference(next, policy).tracks
  expect(back).toMatchObject({ gained: { cells: 0 }, lost: { witness: { age: 46 } } })
})

test('a condition moved but not changed is no difference', () => {
  const old = getTrack(policy, 'inside')
  const criteria = 'allOf' in old.criteria ? { ...old.criteria, allOf: [...old.criteria.allOf].reverse() } : old.criteria
  const [, inside] = difference(policy, { ...policy, tracks: { ...policy.tracks, inside: { ...old, criteria } } }).tracks
  expect(inside).toMatchObject({ change: 'same' })
})

test('another counting day, a new level of title and a track more are told', () => {
  const { age, titleLevel } = policy.facts
  if (age?.type !== 'integer' || age.derived === undefined || titleLevel?.type !== 'ordered') throw new Error('other facts than expected')
  const facts = {
    ...policy.facts,
    age: { ...age, derived: { ...age.derived, on: { ...age.derived.on, value: '2022-12-31' } } },
    titleLevel: { ...titleLevel, values: [...titleLevel.values, 'academician'] },
  }
  const told = difference(policy, { ...policy, facts, tracks: { ...policy.tracks, abroad: getTrack(policy, 'outside') } })
  expect(told.facts).toEqual([
    { fact: 'age', change: 'redefined', parts: [{ path: 'derived.on.value', before: '2022-03-03', after: '2022-12-31' }] },
    { fact: 'titleLevel', change: 'redefined', parts: [expect.objectContaining({ path: 'values' })] },
  ])
  expect(told.tracks.map(({ track, change }) => `${track} ${change}`)).toEqual(['outside changed', 'inside changed', 'abroad added'])
  expect(told.tracks[0]).toMatchObject({
    gained: { cells: 0 },
    lost: { short: [[{ fact: 'birthDate', anyOf: [{ between: ['1976-03-04', '1976-12-31'] }] }]] },
  })
})

test('an order turned round can’t be compared', () => {
  const { titleLevel } = policy.facts
  if (titleLevel?.type !== 'ordered') throw new Error('titleLevel has no order')
  const facts = { ...policy.facts, titleLevel: { ...titleLevel, values: [...titleLevel.values].reverse() } }
  expect(() => difference(policy, { ...policy, facts })).toThrow('titleLevel')
})

type Grown = { readonly grid: ReturnType<typeof gridOf>; readonly was: Uint8Array; readonly is: Uint8Array }

/** Both editions looked at cell by cell, with nothing merged. */
const everyCell = (track: string, next: Policy): Grown => {
  const [before, after] = [getTrack(policy, track).criteria, getTrack(next, track).criteria]
  const grid = gridOf(cutsOf(policy.facts, [before, after]), false)
  return { grid, was: fieldOf(grid, before), is: fieldOf(grid, after) }
}

const meets = (condition: Condition, values: Values) =>
  condition.anyOf.some(wish => {
    const definition = getDefinition(policy.facts, condition.fact)
    const value = values[condition.fact]
    if (!('between' in wish)) return compare(wish, definition, value) === true
    const [atLeast, atMost] = wish.between
    return (
      compare({ atLeast: rankable(atLeast) }, definition, value) === true &&
      compare({ atMost: rankable(atMost) }, definition, value) === true
    )
  })
const rankable = (value: Value) => (typeof value === 'boolean' ? String(value) : value)

/** A new leaf, a number moved, a leaf lost, an alternative more, a bound by degree, a count: one of the edits of an office. */
const years = fc.integer({ min: 1, max: 12 })
const newLeaf: fc.Arbitrary<Criterion> = fc.oneof(
  years.map(atLeast => ({ fact: 'yearsInProfession', atLeast, clause: '3' })),
  fc.integer({ min: 30, max: 50 }).map(atMost => ({ fact: 'age', atMost, clause: '3' })),
  fc.integer({ min: 20, max: 30 }).map(atLeast => ({ fact: 'age', atLeast, clause: '3' })),
  fc.constantFrom('assistant', 'intermediate', 'senior').map(atLeast => ({ fact: 'titleLevel', atLeast, clause: '3' })),
  fc.subarray(['11', '14', '21', '31'], { minLength: 1 }).map(oneOf => ({ fact: 'education', oneOf, clause: '3' })),
  fc.boolean().map(is => ({ fact: 'minority', is, clause: '3' })),
  fc.tuple(years, years, years).map(([doctor, master, otherwise]) => ({
    fact: 'yearsInProfession',
    atLeast: {
      by: 'education',
      cases: [
        { is: '11', value: doctor },
        { is: '14', value: master },
      ],
      otherwise,
    },
    clause: '3',
  })),
)
const edit: fc.Arbitrary<(criteria: Criterion) => Criterion> = fc.oneof(
  newLeaf.map(leaf => (criteria: Criterion) => ({ allOf: [criteria, leaf] })),
  newLeaf.map(leaf => (criteria: Criterion) => ({ anyOf: [criteria, leaf] })),
  fc.tuple(newLeaf, newLeaf, newLeaf).map(of => (criteria: Criterion) => ({ allOf: [criteria, { count: 2, of }] })),
  years.map(
    atLeast => (criteria: Criterion) =>
      replaced(criteria, leaf => ('fact' in leaf && leaf.fact === 'yearsInProfession' ? { ...leaf, atLeast } : leaf)),
  ),
  fc
    .nat()
    .map(
      n => (criteria: Criterion) =>
        'allOf' in criteria ? { allOf: criteria.allOf.filter((_, i) => i !== n % criteria.allOf.length) } : criteria,
    ),
)

test('whatever the edits: the conditions told hold in exactly the cells that move, and none of them could be left out', () => {
  fc.assert(
    fc.property(fc.constantFrom('outside', 'inside'), fc.array(edit, { minLength: 1, maxLength: 3 }), (track, edits) => {
      const old = getTrack(policy, track)
      const next = { ...policy, tracks: { ...policy.tracks, [track]: { ...old, criteria: edits.reduce((c, e) => e(c), old.criteria) } } }
      const { grid, was, is } = everyCell(track, next)
      const told = difference(policy, next).tracks.find(one => one.track === track)
      if (told === undefined || !('gained' in told)) throw new Error('the track is not compared')
      for (const [shift, from, to] of [
        [told.gained, was, is],
        [told.lost, is, was],
      ] as const) {
        const times = new Uint8Array(shift.moved.length)
        for (let cell = 0; cell < grid.size; cell++) {
          const values = valuesAt(grid, cell)
          const holding = shift.moved.flatMap(({ conditions, besides }, i) =>
            [...conditions, ...besides].every(one => meets(one, values)) ? [i] : [],
          )
          const moves = from[cell] !== 2 && to[cell] === 2
          if (holding.length > 0 !== moves) throw new Error(`cell ${cell} of ${track} is told wrongly`)
          if (holding.length === 1) times[holding[0] ?? 0] = 1
          const inShort = to[cell] === 2 && shift.short.some(conditions => conditions.every(one => meets(one, values)))
          if (inShort !== moves) throw new Error(`cell ${cell} of ${track} is told wrongly in short`)
        }
        expect([...times].every(each => each === 1)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)

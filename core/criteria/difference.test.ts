/** Two editions of a policy, and whom the second gains or loses. */
// Whom an edition of the criteria lets in or shuts out.
import { expect, test } from 'vitest'
import type { Criterion, Policy } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { difference } from './index.ts'
import { getTrack } from './tree.ts'

const replaced = (node: Criterion, change: (leaf: Criterion) => Criterion): Criterion => {
  if ('allOf' in node) return { ...node, allOf: node.allOf.map(part => replaced(part, change)) }
  if ('anyOf' in node) return { ...node, anyOf: node.anyOf.map(part => replaced(part, change)) }
  return change(node)
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

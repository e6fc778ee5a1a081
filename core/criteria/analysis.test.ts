/** Flaws put into the criteria of 2022, each found by looking at every cell. */
// What can never or always hold is found by going through every cell, not by sampling.
import { describe, expect, test } from 'vitest'
import type { Criterion, Policy } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { analyse, TooManyCells } from './index.ts'
import { getTrack } from './tree.ts'

/** The policy with the inside track's criteria made by `change`. */
const withInside = (change: (parts: readonly Criterion[]) => Criterion): Policy => {
  const inside = getTrack(policy, 'inside')
  if (!('allOf' in inside.criteria)) throw new Error('the criteria are no conjunction')
  return { ...policy, tracks: { ...policy.tracks, inside: { ...inside, criteria: change(inside.criteria.allOf) } } }
}
const adding = (...more: readonly Criterion[]) => withInside(parts => ({ allOf: [...parts, ...more], clause: '3.2' }))
const mistakes = (changed: Policy) =>
  analyse(changed)
    .filter(({ accepted }) => accepted === undefined)
    .map(({ kind, path, fact }) => [kind, path.join('.'), fact].filter(part => part !== undefined && part !== '').join(' '))

test('the criteria of 2022 have two flaws on each track, and both are accepted with a reason', () => {
  const findings = analyse(policy)
  expect(findings.map(({ kind, track, clause }) => `${track} ${clause} ${kind}`)).toEqual([
    'outside 2 alwaysHolds',
    'outside 2 redundant',
    'inside 2 alwaysHolds',
    'inside 2 redundant',
  ])
  expect(findings.every(({ accepted }) => accepted !== undefined)).toBe(true)
})

describe('a flaw put in is found', () => {
  test('two conditions that exclude each other: nobody can meet the track', () => {
    expect(mistakes(adding({ fact: 'age', atLeast: 40, clause: '3.2.2' }))).toContain('unsatisfiable')
  })

  test('a contradiction deep inside: the branch can never hold', () => {
    const branch = {
      allOf: [
        { fact: 'titleLevel', atMost: 'assistant', clause: '2' },
        { fact: 'titleLevel', atLeast: 'senior', clause: '2' },
      ],
    }
    expect(mistakes(adding({ anyOf: [branch, { fact: 'healthy', is: true, clause: '2' }] }))).toContain('neverHolds allOf.9.anyOf.0')
  })

  test('a limit wider than another, and an alternative within another', () => {
    expect(mistakes(adding({ fact: 'age', atMost: 50, clause: '3.2.2' }))).toEqual(['redundant allOf.9 age'])
    const inner = {
      anyOf: [
        { fact: 'titleLevel', atLeast: 'associateSenior', clause: '2' },
        { fact: 'titleLevel', atLeast: 'senior', clause: '2' },
      ],
    }
    // An associate-senior title implies the intermediate one of 3.2.3, which then can go.
    expect(mistakes(adding(inner))).toEqual(['redundant allOf.7', 'redundant allOf.9.anyOf.1 titleLevel'])
  })

  test('a condition that everybody meets, also behind a not', () => {
    expect(mistakes(adding({ fact: 'age', atLeast: 0, clause: '3.2.2' }))).toEqual(['alwaysHolds allOf.9 age'])
    expect(mistakes(adding({ not: { fact: 'age', atLeast: 120, clause: '3.2.2' } }))).toEqual(['redundant allOf.9'])
  })

  test('the same condition said twice: either could go', () => {
    expect(mistakes(adding({ fact: 'healthy', is: true, clause: '3.2.2' }))).toEqual([
      'redundant allOf.5 healthy',
      'redundant allOf.9 healthy',
    ])
  })

  test('a remark that accepts what is not so', () => {
    const remark = { accepts: 'alwaysHolds', because: 'it was so last year' } as const
    expect(mistakes(adding({ fact: 'minority', is: true, clause: '3.1.2', remark }))).toEqual(['remarkWithoutGround allOf.9 minority'])
  })

  test('a fact that is asked for and that nobody looks at', () => {
    const shoeSize = {
      type: 'integer',
      label: { zh: '鞋码', en: 'Shoe size' },
      attestedBy: 'applicant',
      changes: 'never',
      unit: { zh: '码', en: 'EU' },
      min: 20,
      max: 60,
    } as const
    expect(mistakes({ ...policy, facts: { ...policy.facts, shoeSize } })).toEqual(['unusedFact shoeSize'])
  })
})

test('criteria that share no facts are looked at apart, so forty of them are no trouble', () => {
  const names = Array.from({ length: 40 }, (_, i) => `f${i}`)
  const fact = { type: 'boolean', label: { zh: '项', en: 'Fact' }, attestedBy: 'applicant', changes: 'never' } as const
  const facts = { ...policy.facts, ...Object.fromEntries(names.map(name => [name, fact])) }
  const leaves = names.map(name => ({ fact: name, is: true, clause: '2' }))
  expect(mistakes({ ...adding(...leaves), facts })).toEqual([])
  expect(() => analyse({ ...adding({ anyOf: leaves }), facts })).toThrow(TooManyCells)
})

/** The smallest changes against trying all changes. */
// The smallest changes that would make a person eligible.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion } from '../../policy/shape.ts'
import { anyone, eligiblePerson, policy } from '../../test/criteria.ts'
import { type Cut, cutsOf, indexIn } from './cells.ts'
import { compare } from './compare.ts'
import { derivedLater, deriveFacts, type RawFacts } from './derive.ts'
import { judge } from './evaluate.ts'
import { type Change, verdictOf, type Wish } from './index.ts'
import { getTrack, type Value, type Values } from './tree.ts'

const nearest = (track: string, facts: RawFacts) => verdictOf(policy, track, { ...eligiblePerson, ...facts }).nearest

describe('the smallest changes', () => {
  test('nothing is asked of the eligible', () => {
    expect(nearest('outside', {})).toEqual([])
  })

  test('a bachelor of 31 may get a title, or a master’s: both are told', () => {
    expect(nearest('outside', { education: '21' })).toEqual([
      { waitYears: 0, set: [{ fact: 'titleLevel', from: 'assistant', to: { atLeast: 'associateSenior' } }] },
      { waitYears: 0, set: [{ fact: 'education', from: '21', to: { oneOf: ['11', '14'] } }] },
    ])
  })

  test('a master with six years waits two, while the work goes on', () => {
    const going = [{ from: '2016-03', sameProfession: true }]
    expect(nearest('outside', { work: going })[1]).toEqual({ waitYears: 2, set: [] })
    const ended = [{ from: '2016-03', to: '2022-02', sameProfession: true }]
    expect(nearest('outside', { work: ended })).toEqual([
      { waitYears: 0, set: [{ fact: 'titleLevel', from: 'assistant', to: { atLeast: 'associateSenior' } }] },
    ])
  })

  test('waiting also makes older: at 44 with six years it is too late to wait', () => {
    const facts = { birthDate: '1977-06-01', work: [{ from: '2016-03', sameProfession: true }] }
    expect(nearest('outside', facts).map(({ waitYears }) => waitYears)).toEqual([0])
    expect(nearest('outside', { ...facts, birthDate: '1979-06-01' }).map(({ waitYears }) => waitYears)).toEqual([0, 2])
  })

  test('who is too old, or Han for the outside track, is told of no way', () => {
    expect(nearest('outside', { birthDate: '1970-01-01' })).toEqual([])
    expect(nearest('outside', { ethnicGroup: '01' })).toEqual([])
  })

  test('where a title is too high nobody is told to lose it', () => {
    const inside = getTrack(policy, 'inside')
    const criteria = { allOf: [{ fact: 'titleLevel', atMost: 'assistant', clause: '2' }] }
    const young = { ...policy, tracks: { young: { ...inside, criteria } } }
    expect(verdictOf(young, 'young', { ...eligiblePerson, titleLevel: 'senior' })).toMatchObject({ verdict: 'ineligible', nearest: [] })
    expect(verdictOf(young, 'young', {}).nearest).toEqual([
      { waitYears: 0, set: [{ fact: 'titleLevel', from: undefined, to: { atMost: 'assistant' } }] },
    ])
  })

  test('what is not known is asked for, with the values that would do', () => {
    expect(nearest('outside', { employerConsents: undefined, birthDate: undefined })).toEqual([
      {
        waitYears: 0,
        set: [
          { fact: 'age', from: undefined, to: { atMost: 45 } },
          { fact: 'employerConsents', from: undefined, to: { is: true } },
        ],
      },
    ])
  })
})

const meets = (wish: Wish, cut: Cut, value: Value): boolean =>
  'between' in wish
    ? compare({ atLeast: String(wish.between[0]) }, cut.definition, value) === true
    : compare(wish, cut.definition, value) === true

const holds = (criteria: Criterion, values: Values) => judge(policy.facts, criteria, values) === true

const later = (raw: RawFacts, years: number): Values => {
  const now = deriveFacts(policy, raw)
  return years === 0 ? now : derivedLater(policy, policy.facts, raw, now, years)
}

/** The values that a fact may be set to: none but the present where it can't change, upwards only where proof shows a level. */
const settable = (cut: Cut, value: Value | undefined): readonly Value[] => {
  const firsts = cut.classes.flatMap(([first]) => (first === undefined ? [] : [first]))
  if (value === undefined) return firsts
  const own = cut.classOf[indexIn(cut, value)] ?? -1
  const { changes, type } = cut.definition
  if (changes === 'never' || changes === 'withTime') return []
  return firsts.filter((_, i) => (type === 'ordered' && changes === 'byEvidence' ? i > own : i !== own))
}

type Found = { readonly years: number; readonly facts: readonly string[] }

/** Every set of changed facts with every wait that makes the person eligible, by trying them all; then without those that contain another. */
const byTrying = (criteria: Criterion, raw: RawFacts): readonly Found[] => {
  const cuts = cutsOf(policy.facts, [criteria])
  const found: Found[] = []
  const tryAll = (years: number, values: Values, i: number, facts: readonly string[]): void => {
    const contains = found.some(f => f.years <= years && f.facts.every(fact => facts.includes(fact)))
    if (contains) return
    const cut = cuts[i]
    if (cut === undefined) {
      if (holds(criteria, values)) found.push({ years, facts })
      return
    }
    tryAll(years, values, i + 1, facts)
    for (const value of settable(cut, values[cut.fact])) tryAll(years, { ...values, [cut.fact]: value }, i + 1, [...facts, cut.fact])
  }
  for (let years = 0; years <= 10; years++) tryAll(years, later(raw, years), 0, [])
  const within = (a: Found, b: Found) => a.years <= b.years && a.facts.every(fact => b.facts.includes(fact))
  return found.filter(one => !found.some(other => other !== one && within(other, one)))
}

/** Anyone of whom at most three facts are not known: trying all changes of all facts takes too long. */
const almostKnown = fc
  .tuple(anyone, fc.subarray(Object.keys(eligiblePerson), { maxLength: 3 }))
  .map(
    ([raw, forgotten]): RawFacts =>
      Object.fromEntries(Object.entries({ ...eligiblePerson, ...raw }).filter(([fact]) => !forgotten.includes(fact))),
  )

const key = ({ waitYears, set }: Change) =>
  `${waitYears}:${set
    .map(({ fact }) => fact)
    .sort()
    .join()}`

describe('the smallest changes of anyone', () => {
  for (const track of ['outside', 'inside']) {
    const { criteria } = getTrack(policy, track)
    test(`${track}: are those that trying all changes finds, none left out below four`, () => {
      fc.assert(
        fc.property(almostKnown, raw => {
          const told = verdictOf(policy, track, raw).nearest
          const all = holds(criteria, later(raw, 0)) ? [] : byTrying(criteria, raw)
          const keys = all.map(({ years, facts }) => `${years}:${[...facts].sort().join()}`)
          expect(new Set(keys)).toEqual(new Set([...keys, ...told.map(key)]))
          if (all.length <= 4) expect(new Set(told.map(key))).toEqual(new Set(keys))
          expect(told.length).toBeLessThanOrEqual(4)
        }),
        { numRuns: 200 },
      )
    })

    test(`${track}: done, they make the person eligible with every value that they admit`, () => {
      const cuts = cutsOf(policy.facts, [criteria])
      fc.assert(
        fc.property(anyone, fc.infiniteStream(fc.nat()), (raw, numbers) => {
          for (const { waitYears, set } of verdictOf(policy, track, raw).nearest) {
            const values = { ...later(raw, waitYears) }
            for (const { fact, to } of set) {
              const cut = cuts.find(one => one.fact === fact)
              const admitted = cut?.domain.filter(value => meets(to, cut, value)) ?? []
              values[fact] = admitted[(numbers.next().value ?? 0) % admitted.length]
            }
            expect(holds(criteria, values)).toBe(true)
          }
        }),
        { numRuns: 500 },
      )
    })
  }
})

/** The conditions of the notice, clause by clause, on people who just meet them or just don't. */
// The conditions of both tracks, in sentences that an applicant could dispute.
import { describe, expect, test } from 'vitest'
import type { Policy } from '../../policy/shape.ts'
import { eligiblePerson, policy } from '../../test/criteria.ts'
import { isDecided, type RawFacts, verdictOf, verdictsOf } from './index.ts'

const outside = (facts: RawFacts) => verdictOf(policy, 'outside', { ...eligiblePerson, ...facts })
const inside = (facts: RawFacts) => verdictOf(policy, 'inside', { ...eligiblePerson, ...facts })
const inTheWay = (track: 'outside' | 'inside', facts: RawFacts) =>
  verdictOf(policy, track, { ...eligiblePerson, ...facts })
    .criteria.filter(({ blocks }) => blocks)
    .map(({ clause, fact }) => `${clause} ${fact}`)
/** Work that is still going on after so many whole months before the day on which years count, 2022-03-03. */
const workedMonths = (months: number) => {
  const count = 2022 * 12 + 2 - months
  return [{ from: `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`, sameProfession: true }]
}

describe('the outside track', () => {
  test('a Mongol vet with a master’s and eight years of work is eligible, and nothing stands in the way', () => {
    expect(outside({})).toMatchObject({ verdict: 'eligible', truth: true, nearest: [] })
    expect(inTheWay('outside', {})).toEqual([])
  })

  test('3.1.1 who does not pledge good conduct is refused, and without the employer’s word the case stays open', () => {
    expect(inTheWay('outside', { conductPledged: false })).toEqual(['3.1.1 conductPledged'])
    expect(outside({ conductConfirmed: undefined }).verdict).toBe('undetermined')
    expect(outside({ conductConfirmed: false }).verdict).toBe('ineligible')
  })

  test('3.1.2 a person of 46 may not apply outside', () => {
    expect(outside({ birthDate: '1976-03-03' }).verdict).toBe('ineligible')
    expect(inTheWay('outside', { birthDate: '1976-03-03' })).toEqual(['3.1.2 age'])
  })

  test('3.1.2 a person of 45 may: born on 1976-03-04 or later, and the verdict says that date', () => {
    const verdict = outside({ birthDate: '1976-03-04' })
    expect(verdict.verdict).toBe('eligible')
    expect(verdict.criteria.find(({ fact }) => fact === 'age')).toMatchObject({
      clause: '3.1.2',
      number: '三（一）2',
      found: 45,
      wants: { atMost: 45 },
      truth: true,
      earliestBirthDate: '1976-03-04',
    })
  })

  test('3.1.2 a Han may not, each of 02 to 56 may, and who is entered as 97, 98 or 81 waits for a person to decide', () => {
    expect(outside({ ethnicGroup: '01' }).verdict).toBe('ineligible')
    for (const ethnicGroup of ['02', '31', '45', '52', '56']) expect(outside({ ethnicGroup }).verdict).toBe('eligible')
    for (const ethnicGroup of ['97', '98', '81']) expect(outside({ ethnicGroup }).verdict).toBe('undetermined')
  })

  test('3.1.2 who is not in good health may not', () => {
    expect(inTheWay('outside', { healthy: false })).toEqual(['3.1.2 healthy'])
  })

  test('3.1.3 a master with 8 years qualifies, with 7 years and 11 months not', () => {
    expect(outside({ work: workedMonths(96) }).verdict).toBe('eligible')
    expect(outside({ work: workedMonths(95) }).verdict).toBe('ineligible')
  })

  test('3.1.3 an associate-senior title needs neither degree nor years', () => {
    expect(outside({ titleLevel: 'associateSenior', education: '61', work: [] }).verdict).toBe('eligible')
    expect(outside({ titleLevel: 'intermediate', education: '61', work: [] }).verdict).toBe('ineligible')
  })

  test('3.1.3 a bachelor with twenty years does not have a master’s education, nor has one who only completed it or sat in a graduate class', () => {
    for (const education of ['21', '15', '16', '17']) expect(outside({ education, work: workedMonths(240) }).verdict).toBe('ineligible')
    expect(outside({ education: '11' }).verdict).toBe('eligible')
  })

  test('3.1.3 the alternatives stand together in the way, and are shown as (degree and years) or title', () => {
    expect(inTheWay('outside', { education: '21' })).toEqual(['3.1.3 education', '3.1.3 titleLevel'])
    const { tree } = outside({})
    const branch = 'parts' in tree ? tree.parts.find(part => part.path === 'allOf.7') : undefined
    expect(branch).toMatchObject({
      kind: 'anyOf',
      truth: true,
      parts: [
        { kind: 'allOf', parts: [{ fact: 'education' }, { fact: 'yearsInProfession', found: 8 }] },
        { fact: 'titleLevel', path: 'allOf.7.anyOf.1', truth: false, blocks: false },
      ],
    })
  })
})

describe('the inside track', () => {
  test('1.1 the unit of the region has no way inside, the league’s and those below have', () => {
    expect(inTheWay('inside', { employerLevel: 'region' })).toEqual(['1.1 employerLevel'])
    expect(outside({ employerLevel: 'region' }).verdict).toBe('eligible')
    for (const employerLevel of ['league', 'banner', 'township', 'village']) expect(inside({ employerLevel }).verdict).toBe('eligible')
  })

  test('3.2.1 conduct is pledged by the person and confirmed by the employer', () => {
    expect(inTheWay('inside', { conductPledged: false, conductConfirmed: false })).toEqual([
      '3.2.1 conductPledged',
      '3.2.1 conductConfirmed',
    ])
  })

  test('3.2.2 a person of 35 may apply inside and one of 36 may not; a Han may', () => {
    expect(inside({ birthDate: '1986-03-04', ethnicGroup: '01' }).verdict).toBe('eligible')
    expect(inTheWay('inside', { birthDate: '1986-03-03' })).toEqual(['3.2.2 age'])
    expect(inTheWay('inside', { healthy: false })).toEqual(['3.2.2 healthy'])
  })

  test('3.2.3 a bachelor with 5 years qualifies, with a month less not; an intermediate title needs neither', () => {
    expect(inside({ education: '21', work: workedMonths(60) }).verdict).toBe('eligible')
    expect(inTheWay('inside', { education: '21', work: workedMonths(59) })).toEqual(['3.2.3 yearsInProfession', '3.2.3 titleLevel'])
    expect(inside({ education: '61', work: [], titleLevel: 'intermediate' }).verdict).toBe('eligible')
  })
})

test('2 below the floor of an intermediate title or a bachelor’s degree clause 2 itself is cited', () => {
  expect(inTheWay('inside', { education: '31', titleLevel: 'assistant' })).toEqual([
    '2 titleLevel',
    '2 education',
    '3.2.3 education',
    '3.2.3 titleLevel',
  ])
})

test('2 until one of the four fields is chosen the verdict stays open', () => {
  expect(outside({ fieldServed: undefined }).verdict).toBe('undetermined')
  for (const fieldServed of ['1', '2', '3', '4']) expect(outside({ fieldServed }).verdict).toBe('eligible')
})

test('4.1 without the employer’s consent nobody is eligible', () => {
  expect(inTheWay('outside', { employerConsents: false })).toEqual(['4.1 employerConsents'])
  expect(inTheWay('inside', { employerConsents: false })).toEqual(['4.1 employerConsents'])
})

const withAgeBy = (convention: 'exact' | 'calendarYear' | 'calendarYearMinusOne'): Policy => {
  const { age } = policy.facts
  if (age?.type !== 'integer' || age.derived?.way !== 'age') throw new Error('the policy derives no age')
  const derived = { ...age.derived, convention: { ...age.derived.convention, value: convention } }
  return { ...policy, facts: { ...policy.facts, age: { ...age, derived } } }
}

test('3.* the convention of the policy decides who of 1976 is 45, and its date is told', () => {
  const judge = (convention: Parameters<typeof withAgeBy>[0], birthDate: string) => {
    const verdict = verdictOf(withAgeBy(convention), 'outside', { ...eligiblePerson, birthDate })
    return [verdict.verdict, verdict.criteria.find(({ fact }) => fact === 'age')?.earliestBirthDate]
  }
  expect(judge('exact', '1976-12-31')).toEqual(['eligible', '1976-03-04'])
  expect(judge('calendarYear', '1976-12-31')).toEqual(['ineligible', '1977-01-01'])
  expect(judge('calendarYearMinusOne', '1976-01-01')).toEqual(['eligible', '1976-01-01'])
})

describe('3.* what is not known yet', () => {
  test('nothing known: nothing is decided, and no criterion has a truth', () => {
    for (const verdict of verdictsOf(policy, {})) {
      expect(verdict.verdict).toBe('undetermined')
      expect(isDecided(verdict)).toBe(false)
      expect(verdict.criteria.every(({ truth, found }) => truth === undefined && found === undefined)).toBe(true)
    }
  })

  test('one unmet condition decides, whatever else is missing', () => {
    expect(verdictOf(policy, 'outside', { birthDate: '1950-01-01' }).verdict).toBe('ineligible')
  })

  test('a missing education does not matter to who has the title', () => {
    expect(outside({ education: undefined, titleLevel: 'senior' }).verdict).toBe('eligible')
  })

  test('a value that is none of the fact’s, or of another type, is unknown and never holds', () => {
    expect(outside({ titleLevel: 'professor' }).criteria.find(({ fact }) => fact === 'titleLevel')).toMatchObject({ found: undefined })
    expect(outside({ healthy: 'true' }).verdict).toBe('undetermined')
    expect(outside({ birthDate: '1990-02-30' }).verdict).toBe('undetermined')
    expect(outside({ birthDate: '2022-03-04' }).verdict).toBe('undetermined')
    expect(outside({ work: [{ from: '2012-07', to: '2012-01', sameProfession: true }] }).verdict).toBe('undetermined')
  })
})

test('a verdict is plain data', () => {
  const verdict = outside({ education: '21' })
  expect(structuredClone(verdict)).toEqual(verdict)
})

test('a track that the policy does not have throws', () => {
  expect(() => verdictOf(policy, 'abroad', eligiblePerson)).toThrow('no track abroad')
  expect(() => verdictOf(policy, 'toString', eligiblePerson)).toThrow(RangeError)
})

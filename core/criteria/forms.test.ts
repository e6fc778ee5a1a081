/** The forms of a criterion beyond single comparisons: so many of a list, bounds that depend on another fact, dates, ranges, and a person's past. */
// Every way in which programmes of this kind ask of a person, each with its three values, its reasons and its advice.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion, FactDefinition, Policy } from '../../policy/shape.ts'
import { eligiblePerson, policy } from '../../test/criteria.ts'
import { domains, facts, someone, tree } from '../../test/trees.ts'
import { compare, rankOf } from './compare.ts'
import { judge } from './evaluate.ts'
import { analyse, compile, problemsIn, type RawFacts, sayWants, verdictIn, verdictOf, type Wish } from './index.ts'
import type { SetFact } from './nearest.ts'
import { getDefinition, getTrack, type Value, type Values } from './tree.ts'

const asking = (criteria: Criterion, more: Policy['facts'] = {}): Policy => ({
  ...policy,
  facts: { ...policy.facts, ...more },
  tracks: { t: { ...getTrack(policy, 'inside'), criteria } },
})
const judged = (criteria: Criterion, raw: RawFacts, more: Policy['facts'] = {}) => verdictOf(asking(criteria, more), 't', raw)
const verdict = (criteria: Criterion, raw: RawFacts, more: Policy['facts'] = {}) => judged(criteria, raw, more).verdict
const since = (from: string) => [{ from, sameProfession: true }]

describe('at least so many of a list', () => {
  const leaf = (fact: string) => ({ fact, is: true, clause: '2' })
  const two: Criterion = { count: 2, of: [leaf('healthy'), leaf('conductPledged'), leaf('employerConsents')] }

  test('two of three hold: yes; only one can: no; one and one not known: open', () => {
    expect(verdict(two, { healthy: true, conductPledged: true })).toBe('eligible')
    expect(verdict(two, { healthy: true, conductPledged: false, employerConsents: false })).toBe('ineligible')
    expect(verdict(two, { healthy: true, conductPledged: false })).toBe('undetermined')
  })

  test('the branch says how many, and every unmet part stands in the way', () => {
    const { tree: root, criteria } = judged(two, { healthy: true, conductPledged: false, employerConsents: false })
    expect(root).toMatchObject({ kind: 'count', count: 2, truth: false, blocks: true })
    expect(criteria.map(({ path, blocks }) => `${path} ${blocks}`)).toEqual(['of.0 false', 'of.1 true', 'of.2 true'])
  })

  test('either missing part is the smallest change', () => {
    const { nearest } = judged(two, { healthy: true, conductPledged: false, employerConsents: false })
    expect(nearest.map(({ set }) => set.map(({ fact }) => fact))).toEqual([['conductPledged'], ['employerConsents']])
  })

  test('a part that can be left out of the list without changing anything is found', () => {
    const doubled: Criterion = {
      count: 1,
      of: [
        { fact: 'age', atMost: 40, clause: '2' },
        { fact: 'age', atMost: 30, clause: '2' },
      ],
      clause: '2',
    }
    expect(analyse(asking(doubled)).flatMap(({ kind, path }) => (kind === 'redundant' ? [path.join('.')] : []))).toEqual(['of.1'])
  })
})

describe('years by degree', () => {
  const byDegree: Criterion = {
    fact: 'yearsInProfession',
    atLeast: {
      by: 'education',
      cases: [
        { is: '11', waived: true },
        { is: '14', value: 3 },
      ],
      otherwise: 5,
    },
    clause: '3.1.3',
    label: { zh: '从事本专业满规定年限', en: 'Years in the profession by degree' },
  }

  test('a master with three years qualifies, a bachelor with three does not, a doctor needs none', () => {
    expect(verdict(byDegree, { education: '14', work: since('2019-03') })).toBe('eligible')
    expect(verdict(byDegree, { education: '21', work: since('2019-03') })).toBe('ineligible')
    expect(verdict(byDegree, { education: '11' })).toBe('eligible')
  })

  test('while the degree is not known: two years are open, for a doctor needs none; five are enough for all', () => {
    expect(verdict(byDegree, { work: since('2020-03') })).toBe('undetermined')
    expect(verdict(byDegree, { work: since('2017-03') })).toBe('eligible')
    const nobodyFree: Criterion = { ...byDegree, atLeast: { by: 'education', cases: [{ is: '14', value: 3 }], otherwise: 5 } }
    expect(verdict(nobodyFree, { work: since('2020-03') })).toBe('ineligible')
  })

  test('the reason shows the value that applied, and the whole table while that is open', () => {
    const wants = (raw: RawFacts) => judged(byDegree, raw).criteria[0]?.wants
    expect(wants({ education: '14' })).toEqual({ atLeast: 3 })
    expect(wants({ education: '21' })).toEqual({ atLeast: 5 })
    expect(wants({ education: '11' })).toEqual({ waived: true })
    expect(sayWants(asking(byDegree), 'yearsInProfession', wants({}) ?? { waived: true })).toEqual({
      zh: '按学历（博士研究生毕业：不作要求；硕士研究生毕业：3年以上；其他：5年以上）',
      en: expect.stringMatching(/^by Education \(.*: nothing is asked; .*: 3 years or more; else: 5 years or more\)$/),
    })
  })

  test('the smallest changes: the degree that asks less, or waiting', () => {
    const { nearest } = judged(byDegree, { education: '21', work: since('2019-03') })
    expect(nearest).toEqual([
      { waitYears: 0, set: [{ fact: 'education', from: '21', to: { oneOf: ['11', '14'] } }] },
      { waitYears: 2, set: [] },
    ])
  })

  test('a case that asks of everybody what others are asked anyhow changes nothing; a limit that nobody passes is found', () => {
    const never: Criterion = { fact: 'age', atMost: { by: 'education', cases: [{ is: '11', value: 120 }], otherwise: 120 }, clause: '2' }
    expect(analyse(asking(never)).filter(({ fact }) => fact === 'age')).toMatchObject([{ kind: 'alwaysHolds' }])
  })
})

test('age by sex: each case shows the birth date from which it is met', () => {
  const sex: FactDefinition = {
    type: 'code',
    label: { zh: '性别', en: 'Sex' },
    attestedBy: 'citizenNumber',
    changes: 'never',
    standard: 'GB/T 2261.1',
    values: ['1', '2'],
  }
  const bySex: Criterion = { fact: 'age', atMost: { by: 'sex', cases: [{ is: '2', value: 40 }], otherwise: 35 }, clause: '3.2.2' }
  const person = (raw: RawFacts) => judged(bySex, raw, { sex })
  expect(person({ birthDate: '1982-05-01', sex: '2' })).toMatchObject({
    verdict: 'eligible',
    criteria: [{ earliestBirthDate: '1981-03-04' }],
  })
  expect(person({ birthDate: '1982-05-01', sex: '1' })).toMatchObject({
    verdict: 'ineligible',
    criteria: [{ earliestBirthDate: '1986-03-04' }],
  })
  expect(person({ birthDate: '1982-05-01' }).criteria[0]?.dependsOn).toMatchObject({
    fact: 'sex',
    cases: [
      { when: { is: '2' }, earliestBirthDate: '1981-03-04' },
      { wants: { atMost: 35 }, earliestBirthDate: '1986-03-04' },
    ],
  })
})

describe('dates and ranges', () => {
  test('born on the day or after: the day itself is in, the day before is out, and no waiting helps', () => {
    const born: Criterion = { fact: 'birthDate', atLeast: '1976-01-01', clause: '3.1.2' }
    expect(verdict(born, { birthDate: '1976-01-01' })).toBe('eligible')
    expect(judged(born, { birthDate: '1975-12-31' })).toMatchObject({ verdict: 'ineligible', nearest: [] })
    expect(judged(born, {}).nearest).toEqual([
      { waitYears: 0, set: [{ fact: 'birthDate', from: undefined, to: { atLeast: '1976-01-01' } }] },
    ])
    expect(judged({ not: born }, {}).nearest[0]?.set[0]?.to).toEqual({ atMost: '1975-12-31' })
  })

  test('from 18 to 35: a lower bound shows the latest birth date, an upper one the earliest', () => {
    const range: Criterion = {
      allOf: [
        { fact: 'age', atLeast: 18, clause: '3.2.2' },
        { fact: 'age', atMost: 35, clause: '3.2.2' },
      ],
    }
    expect(verdict(range, { birthDate: '2004-03-03' })).toBe('eligible')
    expect(verdict(range, { birthDate: '2004-03-04' })).toBe('ineligible')
    expect(judged(range, {}).criteria).toMatchObject([{ latestBirthDate: '2004-03-03' }, { earliestBirthDate: '1986-03-04' }])
    expect(judged(range, { birthDate: '2004-06-01' }).nearest).toEqual([{ waitYears: 1, set: [] }])
    expect(judged(range, {}).nearest[0]?.set[0]?.to).toEqual({ between: [18, 35] })
  })
})

describe('a policy’s own facts', () => {
  const common = { attestedBy: 'applicant', changes: 'byEvidence', label: { zh: '项目', en: 'Projects' } } as const
  const names = { c: { zh: '县级', en: 'County' }, p: { zh: '省级', en: 'Province' } }
  const projects: FactDefinition = {
    type: 'integer',
    ...common,
    unit: { zh: '项', en: 'projects' },
    min: 0,
    max: 50,
    proof: { zh: '立项书', en: 'Grant letter' },
  }
  const level: FactDefinition = { type: 'ordered', ...common, values: ['c', 'p'], names }
  const own: Criterion = {
    anyOf: [
      { fact: 'projects', atLeast: 2, clause: '2' },
      { fact: 'prize', atLeast: 'p', clause: '2' },
    ],
  }
  const more = { projects, prize: level }

  test('are judged, advised on and named without a line of code', () => {
    expect(verdict(own, { projects: 2 }, more)).toBe('eligible')
    expect(verdict(own, { projects: 1, prize: 'c' }, more)).toBe('ineligible')
    expect(judged(own, { projects: 1, prize: 'c' }, more).nearest).toHaveLength(2)
    expect(sayWants(asking(own, more), 'prize', { atLeast: 'p' })).toEqual({ zh: '省级及以上', en: 'Province or above' })
    expect(sayWants(asking(own, more), 'projects', { atLeast: 2 }).zh).toBe('2项以上')
  })

  test('are checked like any other: a value out of range or of another type is told by its place', () => {
    expect(problemsIn(asking(own, more), { projects: 51, prize: 'x' }).map(({ path }) => path)).toEqual(['$.projects', '$.prize'])
  })
})

test('eight tracks in one table, each with its own verdict', () => {
  const inside = getTrack(policy, 'inside')
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  const tracks = Object.fromEntries(names.map((name, i) => [name, { ...inside, criteria: { fact: 'age', atMost: 27 + i, clause: '2' } }]))
  for (const some of [names.slice(0, 8), names]) {
    const many = { ...policy, tracks: Object.fromEntries(some.map(name => [name, tracks[name] ?? inside])) }
    const table = compile(many)
    const population = table.populationOf(2)
    table.put(population, 0, eligiblePerson)
    const [mask = 0] = table.masksOf(population).verdicts
    expect(some.map((name, i) => verdictIn(mask, i) === verdictOf(many, name, eligiblePerson).verdict)).toEqual(some.map(() => true))
    expect(some.map((_, i) => verdictIn(mask, i))).toEqual(some.map((_, i) => (27 + i >= 31 ? 'eligible' : 'ineligible')))
  }
})

/** Every set of changed facts that makes the tree true, by trying all values of all facts; then without those that contain another. */
const byTrying = (node: Criterion, start: Values): readonly (readonly string[])[] => {
  const settable = (fact: string, now: Value | undefined): readonly Value[] => {
    const definition = facts[fact]
    if (definition?.type === 'boolean') return [false, true]
    if (definition?.type === 'integer') return [0, 1, 2, 3, 4]
    const values = definition?.type === 'code' || definition?.type === 'ordered' ? definition.values : []
    return definition?.type === 'ordered' && now !== undefined ? values.slice(values.indexOf(String(now)) + 1) : values
  }
  const found: (readonly string[])[] = []
  const go = (names: readonly string[], values: Values, changed: readonly string[]): void => {
    const [fact, ...rest] = names
    if (fact === undefined) {
      if (judge(facts, node, values) === true) found.push(changed)
      return
    }
    go(rest, values, changed)
    for (const value of settable(fact, values[fact])) if (value !== values[fact]) go(rest, { ...values, [fact]: value }, [...changed, fact])
  }
  go(Object.keys(facts), start, [])
  const unique = [...new Map(found.map(names => [names.join(), names])).values()]
  return unique.filter(names => !unique.some(other => other !== names && other.every(fact => names.includes(fact))))
}

const meets = (fact: string, wish: Wish, value: Value): boolean => {
  const definition = getDefinition(facts, fact)
  if (!('between' in wish)) return compare(wish, definition, value) === true
  const [from, to] = wish.between.map(bound => rankOf(definition, bound) ?? Number.NaN)
  const rank = rankOf(definition, value) ?? Number.NaN
  return rank >= (from ?? Number.NaN) && rank <= (to ?? Number.NaN)
}

/** Everybody that one becomes by a change, with each value that it admits. */
const becoming = (values: Values, set: readonly SetFact[]): readonly Values[] =>
  set.reduce<readonly Values[]>(
    (people, { fact, to }) => {
      const admitted = (domains[fact] ?? []).filter(value => meets(fact, to, value))
      return people.flatMap(one => admitted.map(value => ({ ...one, [fact]: value })))
    },
    [values],
  )

test('every smallest set of changes that trying everything finds is told, and what is told works with each value and has no part that would do', () => {
  fc.assert(
    fc.property(tree, someone, (node, values) => {
      const own = { ...policy, facts, tracks: { t: { ...getTrack(policy, 'inside'), criteria: node } } }
      const { nearest, truth } = verdictOf(own, 't', values)
      const key = (names: readonly string[]) => [...names].sort().join()
      const told = nearest.map(({ set }) => key(set.map(({ fact }) => fact)))
      const all = truth === true ? [] : byTrying(node, values).map(key)
      if (nearest.length < 4) expect(new Set(told)).toEqual(new Set([...told, ...all]))
      const makesTrue = (set: readonly SetFact[]) => becoming(values, set).every(one => judge(facts, node, one) === true)
      for (const { set } of nearest) {
        expect(makesTrue(set)).toBe(true)
        for (const part of set) expect(makesTrue(set.filter(other => other !== part))).toBe(false)
      }
    }),
    { numRuns: 400 },
  )
})

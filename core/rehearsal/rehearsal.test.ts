/** Rehearsals against judging everybody alone, and the sums that must agree. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLaw, loadPopulation } from '../../policy/load.ts'
import type { Law } from '../../policy/shape.ts'
import { anyone, eligiblePerson } from '../../test/criteria.ts'
import { verdictOf } from '../criteria/index.ts'
import {
  anyTrack,
  changes,
  invent,
  open,
  type People,
  peopleOf,
  personAt,
  type Rehearsed,
  rehearse,
  rowsOf,
  ShapeProblem,
} from './index.ts'

const folder = new URL('../../policy/nmg-tepei/2022', import.meta.url).pathname
const law = loadLaw(folder)
const shape = loadPopulation(`${folder}/population.yaml`)

const withTrack = (track: string, change: (criteria: Law['policy']['tracks'][string]['criteria']) => object): Law => {
  const changed = structuredClone(law)
  const found = changed.policy.tracks[track]
  if (found === undefined) throw new Error(track)
  changed.policy.tracks[track] = { ...found, criteria: { ...found.criteria, ...change(found.criteria) } }
  return changed
}

/** The law with another age limit on a track. */
const ageOf = (track: string, years: number) =>
  withTrack(track, criteria => ({
    allOf: ('allOf' in criteria ? criteria.allOf : []).map(part =>
      'fact' in part && part.fact === 'age' ? { ...part, atMost: years } : part,
    ),
  }))

const younger = ageOf('outside', 42)
const older = ageOf('inside', 38)
const fewer = (): Law => {
  const { inside: _, ...tracks } = structuredClone(law.policy.tracks)
  return { ...law, policy: { ...law.policy, tracks } }
}

type Pair = { readonly before: string; readonly after: string }
const verdictIn = ({ policy }: Law, track: string, raw: Readonly<Record<string, unknown>>) =>
  policy.tracks[track] === undefined ? 'ineligible' : verdictOf(policy, track, raw).verdict

/** What a person who asks one by one would count. */
const byHand = (before: Law, after: Law, people: readonly Readonly<Record<string, unknown>>[], track: string) => {
  const pairs = people.map((raw): Pair => ({ before: verdictIn(before, track, raw), after: verdictIn(after, track, raw) }))
  const count = (of: (pair: Pair) => boolean) => pairs.filter(of).length
  const [was, is] = [(p: Pair) => p.before === 'eligible', (p: Pair) => p.after === 'eligible']
  return {
    before: count(was),
    after: count(is),
    enters: count(p => !was(p) && is(p)),
    drops: count(p => was(p) && !is(p)),
    stays: count(p => was(p) && is(p)),
    out: count(p => !was(p) && !is(p)),
    opens: count(p => p.before !== 'undetermined' && p.after === 'undetermined'),
  }
}

const everybody = ({ size }: People, people: People) => Array.from({ length: size }, (_, row) => personAt(people, row))

test('3.* a rehearsal counts what judging each person alone counts, whoever they are and whichever law changes', () => {
  fc.assert(
    fc.property(fc.array(anyone, { minLength: 1, maxLength: 150 }), fc.constantFrom(younger, older, fewer(), law), (people, after) => {
      for (const [a, b] of [[law, after] as const, [after, law] as const]) {
        const { report } = rehearse(a, b, peopleOf(people))
        for (const { track, count } of report.tracks) expect(count).toEqual(byHand(a, b, people, track))
      }
    }),
    { numRuns: 5, seed: 2022 },
  )
})

test('3.* invented people are judged as the same people judged alone', () => {
  const people = invent(shape, { people: 1500, seed: 3 })
  const { report } = rehearse(law, younger, people)
  for (const { track, count } of report.tracks) expect(count).toEqual(byHand(law, younger, everybody(people, people), track))
  expect(report.overall.drops).toBeGreaterThan(0)
})

const checkSums = ({ report }: Rehearsed) => {
  const all = [
    report.overall,
    ...report.tracks.map(({ count }) => count),
    ...report.splits.flatMap(s => s.groups.flatMap(g => Object.values(g.counts))),
  ]
  for (const count of all) {
    expect(count.enters - count.drops).toBe(count.after - count.before)
    expect(count.stays + count.drops).toBe(count.before)
    expect(count.stays + count.enters).toBe(count.after)
  }
  for (const { groups } of report.splits) {
    expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(report.people)
    for (const change of changes) {
      expect(groups.reduce((sum, { counts }) => sum + (counts[anyTrack]?.[change] ?? 0), 0)).toBe(report.overall[change])
      for (const { track, count } of report.tracks) {
        expect(groups.reduce((sum, { counts }) => sum + (counts[track]?.[change] ?? 0), 0)).toBe(count[change])
      }
    }
  }
}

test('who enters less who drops is the difference, and every split adds up to the whole', () => {
  const people = invent(shape, { people: 20_000, seed: 7 })
  const rehearsed = rehearse(law, younger, people)
  checkSums(rehearsed)
  checkSums(rehearse(younger, law, people))
  checkSums(rehearse(law, fewer(), people))
  expect(rehearsed.report.splits.map(({ by }) => by)).toEqual([
    'body',
    'fieldServed',
    'sex',
    'ethnicGroup',
    'ageBand',
    'employerLevel',
    'education',
    'titleLevel',
  ])
})

test('3.1.2 with 42 instead of 45 those of 43 to 45 drop, and the age alone is why', () => {
  const people = invent(shape, { people: 20_000, seed: 7 })
  const rehearsed = rehearse(law, younger, people)
  const [outside] = rehearsed.report.tracks
  expect(outside?.drops).toMatchObject([{ clause: '3.1.2', people: outside?.count.drops, alone: outside?.count.drops }])
  const rows = rowsOf(rehearsed, { track: 'outside', change: 'drops', criterion: outside?.drops[0]?.path ?? '' })
  expect(rows).toHaveLength(outside?.count.drops ?? -1)
  const born = rows.map(row => String(personAt(people, row).birthDate))
  expect(born.every(day => day >= '1976-03-04' && day <= '1979-03-03')).toBe(true)
})

test('who lacks two things drops by neither alone', () => {
  const raised = withTrack('inside', criteria => ({
    allOf: [
      ...('allOf' in criteria ? criteria.allOf : []),
      { fact: 'titleLevel', atLeast: 'senior', clause: '3.2.3' },
      { fact: 'age', atMost: 30, clause: '3.2.2' },
    ],
  }))
  const { report } = rehearse(law, raised, peopleOf([eligiblePerson, { ...eligiblePerson, birthDate: '1995-01-01' }]))
  const inside = report.tracks.find(({ track }) => track === 'inside')
  expect(inside?.drops).toMatchObject([
    { clause: '3.2.3', people: 2, alone: 1 },
    { clause: '3.2.2', people: 1, alone: 0 },
  ])
})

test('a track that is abolished loses all its people, and those eligible elsewhere cross over', () => {
  const { report } = rehearse(law, fewer(), peopleOf([eligiblePerson]))
  expect(report.tracks.find(({ track }) => track === 'inside')).toMatchObject({ change: 'removed', count: { drops: 1 }, drops: [] })
  expect(report.overall).toMatchObject({ before: 1, after: 1, drops: 0 })
  expect(report.crossings).toEqual([{ before: ['outside', 'inside'], after: ['outside'], people: 1 }])
})

test('a fact that people carry nothing about is named and stays unknown', () => {
  const after = withTrack('outside', c => ({ allOf: [...('allOf' in c ? c.allOf : []), { fact: 'examPassed', is: true, clause: '3.1' }] }))
  const label = { zh: '考试合格', en: 'Exam passed' }
  after.policy.facts.examPassed = { type: 'boolean', label, attestedBy: 'body', changes: 'byEvidence' }
  const { report } = rehearse(law, after, peopleOf([eligiblePerson]))
  expect(report.unknownFacts).toEqual([{ fact: 'examPassed', side: 'after', label: { zh: '考试合格', en: 'Exam passed' } }])
  expect(report.tracks[0]).toMatchObject({ count: { drops: 1, opens: 1 }, opens: [{ people: 1, alone: 1 }] })
})

test('1.2 places that stay empty are counted, and the grass roots have their share', () => {
  const [a, b] = [
    { ...eligiblePerson, body: '150300' },
    { ...eligiblePerson, body: '150300', employerLevel: 'league' },
  ]
  const { report } = rehearse(law, younger, peopleOf([a, b]))
  const of = (track: string, body: string | undefined) => report.demand.find(line => line.track === track && line.body === body)
  expect(of('outside', '150300')?.after).toEqual({ places: 1, eligible: 2, grassRoots: 1, empty: 0 })
  expect(of('outside', undefined)?.after).toMatchObject({ places: 40, eligible: 2, empty: 39 })
})

test('8.2 more places cost what the plan of the new law says more', () => {
  const after = structuredClone(law)
  const { outside } = after.policy.tracks
  if (outside === undefined) throw new Error('no track')
  outside.places.value += 10
  const { money } = rehearse(law, after, peopleOf([eligiblePerson])).report
  expect(money.lines.find(({ item, track }) => item === 'tuition' && track === 'outside')?.differenceFen).toBe(10 * 33_000_00)
  expect(money.afterFen - money.beforeFen).toBe(money.differenceFen)
})

test('5 days of a law that fall on a day off, or that were forgotten, are conflicts', () => {
  const after = structuredClone(law)
  after.policy.year = 2023
  after.policy.procedure.windows.apply.value = { from: '2023-03-01', to: '2023-03-25' }
  after.policy.procedure.windows.review.value = { from: '2023-05-01', to: '2030-05-31' }
  const { dates } = rehearse(law, after, peopleOf([eligiblePerson])).report
  const conflictsAt = (path: string) => dates.find(one => one.path === path)?.after?.conflicts.map(({ why }) => why)
  expect(conflictsAt('policy.procedure.windows.apply')).toEqual(['weekend'])
  expect(conflictsAt('policy.procedure.windows.review')).toEqual(['outsideCalendar'])
  expect(conflictsAt('policy.procedure.windows.consent')).toEqual(['otherYear'])
  expect(dates.find(one => one.path === 'policy.procedure.windows.apply')).toMatchObject({
    before: { workingDays: 17 },
    after: { workingDays: 18 },
  })
})

test('the same shape, seed and size give the same people; another seed gives others; a smaller number gives the first of them', () => {
  const draw = (seed: number, people: number) => invent(shape, { people, seed })
  const [a, b, c, d] = [draw(1, 500), draw(1, 500), draw(2, 500), draw(1, 100)]
  expect(everybody(a, a)).toEqual(everybody(b, b))
  expect(everybody(a, a)).not.toEqual(everybody(c, c))
  expect(everybody(d, d)).toEqual(everybody(a, a).slice(0, 100))
})

test('the shares of an invented population are those of its shape, and nobody works before they were born', () => {
  const people = invent(shape, { people: 50_000, seed: 5 })
  const share = (name: string, of: (value: unknown) => boolean) => everybody(people, people).filter(p => of(p[name])).length / people.size
  expect(share('sex', sex => sex === '2')).toBeCloseTo(0.56, 1)
  expect(share('healthy', healthy => healthy === false)).toBeCloseTo(0.025, 2)
  expect(share('work', work => work === undefined)).toBeCloseTo(0.02, 2)
  for (const { birthDate, work } of everybody(people, people)) {
    const [span] = Array.isArray(work) ? work : []
    if (span && typeof birthDate === 'string')
      expect(Number(span.from.slice(0, 4)) - Number(birthDate.slice(0, 4))).toBeGreaterThanOrEqual(19)
  }
})

test.each([
  [
    'hangs on an attribute that comes later',
    { title: { cases: [{ when: { years: { atMost: 1 } }, share: 1 }] } },
    'attributes.title: hangs on years',
  ],
  [
    'has no case for some',
    { age: { ranges: [{ from: 1, to: 3, weight: 1 }] }, old: { cases: [{ when: { age: { atLeast: 2 } }, share: 1 }] } },
    'attributes.old: no case for age 1',
  ],
  [
    'draws two kinds of value',
    { a: { cases: [{ when: {}, share: 1 }, { weights: { x: 1 } }] } },
    'attributes.a: its cases draw different kinds',
  ],
  [
    'takes an age from no number',
    { a: { weights: { x: 1 } }, born: { way: 'birthDate' as const, age: 'a', on: '2022-03-03' } },
    'attributes.born: a is no number',
  ],
])('a shape that %s is refused with its place', (_what, attributes, message) => {
  const broken = { example: true, name: { zh: '甲', en: 'A' }, people: 10, attributes }
  expect(() => invent(broken, { seed: 1 })).toThrow(ShapeProblem)
  expect(() => invent(broken, { seed: 1 })).toThrow(message)
})

test('a number opens to its people, and a group smaller than five to nobody', () => {
  const people = invent(shape, { people: 5000, seed: 11 })
  const rehearsed = rehearse(law, younger, people)
  const opening = { track: anyTrack, change: 'drops' as const }
  const all = open(rehearsed, opening, { most: 3, fewest: 5 })
  expect(all).toMatchObject({ people: rehearsed.report.overall.drops, tooFew: false })
  expect(all.shown).toHaveLength(3)
  for (const { by, groups } of rehearsed.report.splits) {
    for (const { value, counts } of groups) {
      const opened = open(rehearsed, { ...opening, by, value }, { most: 100, fewest: 5 })
      expect(opened.people).toBe(counts[anyTrack]?.drops)
      expect(opened.tooFew).toBe(opened.people > 0 && opened.people < 5)
      if (opened.tooFew) expect(opened.shown).toEqual([])
    }
  }
})

test('an opened person shows the month of birth and no day', () => {
  const { shown } = open(rehearse(law, fewer(), peopleOf([eligiblePerson])), { track: 'inside', change: 'drops' }, { most: 1, fewest: 1 })
  expect(shown[0]?.facts).toMatchObject({ birthDate: '1990-05', work: '2013-07' })
})

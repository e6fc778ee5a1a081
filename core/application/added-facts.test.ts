/** What a policy asks beyond the form: it is answered in the form, judged at submit, and never takes the place of what the form says. */
import { expect, test } from 'vitest'
import type { FactDefinition, Law } from '../../policy/shape.ts'
import { broken, employer, employerOf, firstRefusal, form, law, on, openRound, personOf, refusals, round } from '../../test/given.ts'
import { readsOverForm, withoutRule } from '../../test/sabotage/checks.ts'
import { Form, factsOf } from './form.ts'

const common = { label: { zh: '项', en: 'Fact' }, attestedBy: 'applicant', changes: 'byEvidence' } as const
const projects: FactDefinition = { type: 'integer', ...common, unit: common.label, min: 0, max: 50 }
const language: FactDefinition = { type: 'ordered', ...common, values: ['none', 'some', 'good'] }
const since: FactDefinition = { type: 'day', ...common }
const spouseApplies: FactDefinition = { type: 'boolean', ...common, attestedBy: 'body' }
const { inside } = law.policy.tracks
const { yearsInProfession } = law.policy.facts
if (!inside || yearsInProfession?.type !== 'integer' || yearsInProfession.derived?.way !== 'fullYears')
  throw new Error('the policy of 2022 has an inside track that counts years')
const yearsHere: FactDefinition = { ...yearsInProfession, derived: { ...yearsInProfession.derived, of: 'employer' } }

/** The law of 2022 that also asks these facts, and for two projects. */
const asking = (criterion: (typeof inside)['criteria'] = { fact: 'projects', atLeast: 2, clause: '3.2.4' }): Law => ({
  ...law,
  policy: {
    ...law.policy,
    facts: { ...law.policy.facts, projects, language, since, spouseApplies, yearsHere },
    tracks: { ...law.policy.tracks, inside: { ...inside, criteria: { allOf: [inside.criteria, criterion] } } },
  },
})

const handedIn = (own: Readonly<Record<string, unknown>> | undefined, itsLaw = asking(), history = form({}).history) => {
  const w = openRound(itsLaw)
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: { ...form({}), history, ...(own && { own }) } })
  return on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
}

test('3.2.4 who answers two projects may apply, who answers one may not, and is told by that condition', () => {
  expect(handedIn({ projects: 2 }).ok).toBe(true)
  expect(refusals(handedIn({ projects: 1 }))).toMatchObject([{ rule: 'criteriaHold', clause: '3.2.4', found: { projects: 1 } }])
})

test('4.1 an added fact that is not answered is open, and does not stand in the way of handing in', () => {
  expect(handedIn(undefined).ok).toBe(true)
  expect(handedIn({}).ok).toBe(true)
})

test('4.1 an answer that a fact can’t have is refused by the name of the fact, each by its own', () => {
  const answer = handedIn({ projects: 51, language: 'fluent', since: '2022-02-30', spouseApplies: 'no' })
  expect(refusals(answer)).toMatchObject([
    { rule: 'addedFactsFit', clause: '4.1', found: { projects: 51 }, wants: { between: [0, 50] } },
    { rule: 'addedFactsFit', found: { language: 'fluent' }, wants: { oneOf: ['none', 'some', 'good'] } },
    { rule: 'addedFactsFit', found: { since: '2022-02-30' } },
    { rule: 'addedFactsFit', found: { spouseApplies: 'no' }, wants: { oneOf: [true, false] } },
  ])
  expect(handedIn({ projects: 3, language: 'good', since: '2022-02-28', spouseApplies: false }).ok).toBe(true)
})

test('4.1 a fact that the policy does not add is refused; without the rule it would be handed in', () => {
  expect(firstRefusal(handedIn({ projects: 2, horoscope: 'lion' }))).toBe('addedFactsFit 4.1')
  expect(firstRefusal(handedIn({ projects: 2 }, law))).toBe('addedFactsFit 4.1')
  expect(withoutRule('application', 'submit', 'addedFactsFit', () => handedIn({ projects: 2, horoscope: 'lion' })).ok).toBe(true)
})

test('3.2.1 nobody vouches in their own form for what the employer confirms or the system counts', () => {
  for (const own of [{ conductConfirmed: true }, { employerConsents: true }, { age: 20 }])
    expect(broken(handedIn({ projects: 2, ...own }))).toEqual(['addedFactsFit'])
})

test('an added fact never takes the place of what the form says; a careless reading would let it', () => {
  const { policy } = asking()
  const whole = Form.parse(form({}))
  expect(readsOverForm(policy, whole)).toEqual([])
  const careless: typeof factsOf = (p, given, attested) => ({ ...factsOf(p, given, attested), ...given.own })
  expect(readsOverForm(policy, whole, careless)).toContain('education')
})

test('3.2.4 years at this employer are counted from the rows that say so, and open while a row does not', () => {
  const fiveHere = asking({ fact: 'yearsHere', atLeast: 5, clause: '3.2.4' })
  const worked = (thisEmployer?: boolean) =>
    handedIn(
      undefined,
      fiveHere,
      form({}).history.map(row => ({ ...row, ...(thisEmployer !== undefined && { thisEmployer }) })),
    )
  expect([worked(true).ok, worked().ok]).toEqual([true, true])
  expect(refusals(worked(false))).toMatchObject([{ rule: 'criteriaHold', clause: '3.2.4', found: { yearsHere: 0 } }])
})

test('7.2 a form that came back for something else keeps its answers locked', () => {
  const w = openRound(asking())
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: { ...form({}), own: { projects: 2 } } })
  on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
  const sentBack = (field: string) => {
    on(w, 'a1', 'sendBack', employerOf(employer), '2022-03-08', { corrections: [{ field, reason: '请核对' }] })
    return on(w, 'a1', 'save', personOf('a1'), '2022-03-09', { form: { ...form({}), own: { projects: 9 } } })
  }
  expect(broken(sentBack('title'))).toEqual(['onlyReturnedParts'])
  on(w, 'a1', 'submit', personOf('a1'), '2022-03-09')
  expect(sentBack('own.projects').ok).toBe(true)
})

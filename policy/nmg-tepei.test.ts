// The notice of 2022 against its data: every number, date and party that the notice gives stands there, under its clause.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadLaw } from './load.ts'
import { openQuestions } from './open.ts'
import { type Criterion, citationsOf } from './shape.ts'

const law = loadLaw(fileURLToPath(new URL('./nmg-tepei/2022', import.meta.url)))
const { policy, places, hosts } = law
const { outside, inside } = policy.tracks

const leaves = (c: Criterion | undefined): readonly Criterion[] => {
  if (c === undefined) return []
  if ('allOf' in c) return c.allOf.flatMap(leaves)
  if ('anyOf' in c) return c.anyOf.flatMap(leaves)
  return 'not' in c ? leaves(c.not) : [c]
}
const leaf = (track: 'outside' | 'inside', fact: string, clause: string) =>
  leaves(policy.tracks[track]?.criteria).find(c => 'fact' in c && c.fact === fact && c.clause === clause)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

test('1.1 both tracks last one year; the ministry places outside, the department inside', () => {
  expect([outside?.durationMonths.value, inside?.durationMonths.value]).toEqual([12, 12])
  expect([outside?.placedBy.value, inside?.placedBy.value]).toEqual(['ministry', 'department'])
})

test('1.1 the inside track is for leagues and below, so no unit of the region has a place on it', () => {
  expect(leaf('inside', 'employerLevel', '1.1')).toMatchObject({ atMost: 'league' })
  expect(inside?.employerLevels.value).not.toContain('region')
  expect(places.bodies.filter(b => b.level === 'region').map(b => b.places.inside)).toEqual(Array.from({ length: 9 }, () => 0))
})

test('1.2 eighty places, forty on each track, split among the fourteen regional bodies and the departments', () => {
  expect([outside?.places.value, inside?.places.value]).toEqual([40, 40])
  expect(sum(places.bodies.map(b => b.places.outside ?? 0))).toBe(40)
  expect(sum(places.bodies.map(b => b.places.inside ?? 0))).toBe(40)
  expect(places.bodies.filter(b => b.level === 'league')).toHaveLength(14)
  expect(places.example).toBe(true)
})

test('2 a person serves one of four fields, each with the industries that the notice names', () => {
  expect(policy.fields.value.map(f => [f.code, f.industries.length])).toEqual([
    ['1', 3],
    ['2', 5],
    ['3', 5],
    ['4', 0],
  ])
})

test('3.1.2 outside: of an ethnic minority, in good health, 45 or under', () => {
  expect(leaf('outside', 'minority', '3.1.2')).toMatchObject({ is: true })
  expect(leaf('outside', 'healthy', '3.1.2')).toMatchObject({ is: true })
  expect(leaf('outside', 'age', '3.1.2')).toMatchObject({ atMost: 45 })
})

test("3.1.3 outside: a master's education and eight years, or an associate-senior title", () => {
  expect(leaf('outside', 'education', '3.1.3')).toMatchObject({ oneOf: ['11', '14'] })
  expect(leaf('outside', 'yearsInProfession', '3.1.3')).toMatchObject({ atLeast: 8 })
  expect(leaf('outside', 'titleLevel', '3.1.3')).toMatchObject({ atLeast: 'associateSenior' })
})

test('3.2.2 inside: in good health, 35 or under, of any ethnic group', () => {
  expect(leaf('inside', 'healthy', '3.2.2')).toMatchObject({ is: true })
  expect(leaf('inside', 'age', '3.2.2')).toMatchObject({ atMost: 35 })
  expect(leaves(inside?.criteria).some(c => 'fact' in c && c.fact === 'minority')).toBe(false)
})

test("3.2.3 inside: a bachelor's education and five years, or an intermediate title", () => {
  expect(leaf('inside', 'education', '3.2.3')).toMatchObject({ oneOf: ['11', '14', '21'] })
  expect(leaf('inside', 'yearsInProfession', '3.2.3')).toMatchObject({ atLeast: 5 })
  expect(leaf('inside', 'titleLevel', '3.2.3')).toMatchObject({ atLeast: 'intermediate' })
})

test('4.1 the form is printed in two copies', () => {
  expect(policy.documents.formCopies).toMatchObject({ value: 2, clause: '4.1' })
})

test('4.2 the roster is printed once and sealed', () => {
  expect(policy.documents.rosterCopies).toMatchObject({ value: 1, clause: '4.2' })
  expect(policy.documents.sealedRoster).toMatchObject({ value: true, clause: '4.2' })
})

test('5 the bodies file by 1 April 2022, each track by itself', () => {
  expect(policy.procedure.windows.nominate).toMatchObject({ clause: '5', value: { to: '2022-04-01' } })
  expect(policy.procedure.rosterPerTrack).toMatchObject({ value: true, clause: '5' })
})

test('6.5 the certificate has two issuers and needs a passed assessment', () => {
  expect(Object.values(policy.training.certificate.issuers.value).map(i => i.length)).toEqual([2, 2])
  expect(policy.training.certificate.afterPass).toMatchObject({ value: true, clause: '6.5' })
})

test('6.6 there are exactly three grounds for cancelling a place', () => {
  expect(policy.training.discipline.grounds.value.map(g => [g.code, g.clause])).toEqual([
    ['noShow', '6.6.1'],
    ['stopped', '6.6.2'],
    ['brokeRules', '6.6.3'],
  ])
})

const item = (code: string) => {
  const found = policy.money.items[code]
  if (!found) throw new Error(`the policy has no item ${code}`)
  return found
}

test('8.1 the plan of the fund is 1,960,000 yuan of tuition and 480,000 of allowance', () => {
  const [tuition, allowance] = [item('tuition'), item('allowance')]
  const planned = (rates: typeof tuition.rateYuan, times: number) =>
    sum(Object.entries(policy.tracks).map(([track, { places: p }]) => p.value * times * Number(rates?.[track]?.value)))
  expect(planned(tuition.rateYuan, 1)).toBe(1_960_000)
  expect(planned(allowance.rateYuan, 12)).toBe(480_000)
  expect([tuition.payer.value, allowance.payer.value]).toEqual(['fund', 'fund'])
})

test('8.2 tuition is 33,000 yuan outside and 16,000 inside, paid to the host', () => {
  const { rateYuan, payee } = item('tuition')
  expect([rateYuan?.outside?.value, rateYuan?.inside?.value, payee.value]).toEqual([33000, 16000, 'host'])
})

test('8.3 the allowance is 600 yuan a month outside and 400 inside, due after the passed assessment', () => {
  const { rateYuan, trigger } = item('allowance')
  expect([rateYuan?.outside?.value, rateYuan?.inside?.value]).toEqual([600, 400])
  expect(trigger).toMatchObject({ value: 'assessmentPassed', clause: '8.3' })
})

test('8.4 the employer pays two journeys a year, meals are paid by oneself', () => {
  const [travel, meals] = [item('travel'), item('meals')]
  expect([travel.payer.value, travel.perYear?.value, meals.payer.value]).toEqual(['employer', 2, 'person'])
})

test('every host offers programmes, and each track has far more seats than places', () => {
  for (const track of ['outside', 'inside']) {
    const seats = hosts.hosts.filter(h => h.tracks.includes(track)).flatMap(h => h.programmes.map(p => p.capacity))
    expect(sum(seats)).toBeGreaterThan(60)
  }
})

test('the headings of the clauses are our own and short', () => {
  for (const { heading } of policy.clauses) expect(heading.zh.length).toBeLessThan(20)
})

test('each setting that the notice leaves open says why it is as it is, and they are listed with the number of their clause', () => {
  const questions = openQuestions(law)
  expect(questions.length).toBeGreaterThan(50)
  expect(questions.filter(q => q.because === '' || q.value === '')).toEqual([])
  expect(questions).toContainEqual(expect.objectContaining({ number: '三', path: 'policy.facts.age.derived.on', value: '"2022-03-03"' }))
  expect(questions.map(q => q.path)).toEqual(
    expect.arrayContaining(['places', 'hosts', 'policy.procedure.grassRoots', 'policy.meanwhile.0']),
  )
})

test('whatever is decided by somebody outside the notice is decided by the one default, until the office answers', () => {
  const deciders = new Set(citationsOf(law).flatMap(c => c.decidedBy ?? []))
  expect([...deciders]).toEqual(['default of the system, to be confirmed by the office'])
})

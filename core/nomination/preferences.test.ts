// Preferences in a fixed order: an earlier one outweighs all later ones, the body orders only within them, and each line says which it meets.
import { expect, test } from 'vitest'
import type { Preference } from '../../policy/shape.ts'
import { bodyOf, broken, refusals } from '../../test/given.ts'
import { colleges, openScholars, recommend, round2023, scholars, waiting } from '../../test/scholars.ts'

const label = { zh: '优先', en: 'Preference' }
const young: Preference = { code: 'young', label, as: 'rankedFirst', clause: '2.3', prefer: { fact: 'age', atMost: 40, clause: '2.3' } }
const league: Preference = {
  code: 'league',
  label,
  as: 'rankedFirst',
  clause: '1.1',
  prefer: { fact: 'employerLevel', atMost: 'league', clause: '1.1' },
}
const preferring = (...preferences: readonly Preference[]) => {
  const { reserved: _, ...procedure } = scholars.policy.procedure
  const bodies = scholars.places.bodies.map(b => (b.body === colleges ? { ...b, places: { all: 3 } } : b))
  return {
    ...scholars,
    places: { ...scholars.places, bodies },
    policy: { ...scholars.policy, procedure: { ...procedure, preferences: [...preferences] } },
  }
}
const id = `${round2023}.scholar.${colleges}`

const three = (...preferences: readonly Preference[]) => {
  const w = openScholars(preferring(...preferences))
  waiting(w, 'old', { level: 'region', birthDate: '1975-01-01' })
  waiting(w, 'league', { birthDate: '1975-01-01' })
  waiting(w, 'young', { level: 'region', birthDate: '1990-01-01' })
  for (const who of ['old', 'league', 'young']) expect(broken(recommend(w, who))).toEqual([])
  return w
}
const lines = (w: ReturnType<typeof three>) => w.dossier('nomination', id).lines.map(l => l.application)
const order = (w: ReturnType<typeof three>, applications: readonly string[]) =>
  w.perform({ subject: 'nomination', id, action: 'order', by: bodyOf(colleges), on: '2023-03-20', input: { applications } })

test('1.1 people enter a roster in the order of the preferences, the earlier before the later, and each line says which it meets', () => {
  expect(lines(three(league, young))).toEqual(['league', 'young', 'old'])
  expect(lines(three(young, league))).toEqual(['young', 'league', 'old'])
  expect(
    three(league, young)
      .dossier('nomination', id)
      .lines.map(l => l.preferred),
  ).toEqual([['league'], ['young'], undefined])
})

test('1.1 the body can’t put anybody before the preferred, and is told the clause and the order', () => {
  const w = three(league, young)
  expect(refusals(order(w, ['young', 'league', 'old']))).toMatchObject([
    { rule: 'preferredFirst', clause: '1.1', wants: ['league', 'young'] },
  ])
  expect(broken(order(w, ['league', 'young', 'old']))).toEqual([])
})

test('1.3 without preferences and with no priority the order is the body’s own', () => {
  const { reserved: _, ...procedure } = scholars.policy.procedure
  const w = openScholars({ ...scholars, policy: { ...scholars.policy, procedure } })
  for (const who of ['a', 'b']) waiting(w, who, who === 'a' ? { level: 'region' } : {})
  for (const who of ['a', 'b']) recommend(w, who)
  expect(broken(order(w, ['b', 'a']))).toEqual([])
  expect(broken(order(w, ['a', 'b']))).toEqual([])
})

/** A population judged by the table against each person judged alone. */
// The table of verdicts says what the tree says.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyone, eligiblePerson, policy } from '../../test/criteria.ts'
import { cellLimit, compile, TooManyCells, verdictIn, verdictOf } from './index.ts'

const table = compile(policy)

test('3.* twelve thousand people with holes get the same verdict and the same reasons from the table as one by one', () => {
  const people = fc.sample(anyone, { numRuns: 12_000, seed: 2022 })
  const population = table.populationOf(people.length)
  people.forEach((raw, row) => {
    table.put(population, row, raw)
  })
  const masks = table.masksOf(population)
  const reasons = table.reasonsOf(population, masks)
  const counts = { eligible: 0, ineligible: 0, undetermined: 0 }
  people.forEach((raw, row) => {
    const { verdicts, found } = reasons(row)
    table.tracks.forEach((track, i) => {
      const single = verdictOf(policy, track, raw)
      counts[single.verdict]++
      expect(verdictIn(masks.verdicts[row] ?? 0, i)).toBe(single.verdict)
      const { criteria, ...verdict } = verdicts[i] ?? { criteria: [] }
      expect(verdict).toEqual({ track, verdict: single.verdict, truth: single.truth })
      expect(criteria.map(reason => ({ ...reason, found: found[reason.fact] }))).toEqual(single.criteria)
    })
  })
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(100)
})

test('people of one cell share their reasons; the values found are their own', () => {
  const population = table.populationOf(2)
  table.put(population, 0, eligiblePerson)
  table.put(population, 1, { ...eligiblePerson, birthDate: '1991-05-06' })
  const masks = table.masksOf(population)
  const reasons = table.reasonsOf(population, masks)
  const [a, b] = [reasons(0), reasons(1)]
  expect(a.verdicts).toBe(b.verdicts)
  expect([a.found.age, b.found.age]).toEqual([31, 30])
})

test('of whom nothing is known, nothing is decided', () => {
  const population = table.populationOf(5000)
  expect(new Set(table.masksOf(population).verdicts)).toEqual(new Set([0b1010]))
})

test('a policy of more than five million cells is refused with the facts that make them', () => {
  const leaves = Array.from({ length: 15 }, (_, i) => ({ fact: `f${i}`, is: true, clause: '2' }))
  const label = { zh: '项', en: 'Fact' }
  const facts = Object.fromEntries(
    leaves.map(({ fact }) => [fact, { type: 'boolean' as const, label, attestedBy: 'applicant' as const, changes: 'never' as const }]),
  )
  const [track] = Object.values(policy.tracks)
  if (track === undefined) throw new Error('the policy has no track')
  const wide = { ...policy, facts, tracks: { wide: { ...track, criteria: { allOf: leaves } } } }
  expect(() => compile(wide)).toThrow(TooManyCells)
  expect(() => compile(wide)).toThrow(`${3 ** 15} cells are more than ${cellLimit}; classes per fact: f0 3, f1 3`)
})

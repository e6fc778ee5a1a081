/** Preferences in the order of the law. */
// Who comes before whom, and why.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Preference } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { orderBy, type Ranked } from './index.ts'

const label = { zh: '优先', en: 'Preference' }
const grassRoots = (as: Preference['as']): Preference => ({
  code: 'grassRoots',
  label,
  as,
  clause: '1.2',
  prefer: { fact: 'employerLevel', atMost: 'banner', clause: '1.2' },
})
const byTitle: Preference = { code: 'title', label, as: 'tieBreak', clause: '1.2', order: 'titleLevel', first: 'highest' }
const person = (id: string, rank: number | undefined, facts: Ranked['facts']): Ranked => ({ id, rank, facts })
const ids = (preferences: readonly Preference[], people: readonly Ranked[]) => orderBy(policy, preferences, people).map(({ id }) => id)

const city = person('city', 1, { employerLevel: 'league', titleLevel: 'senior' })
const county = person('county', 2, { employerLevel: 'banner', titleLevel: 'assistant' })
const unknown = person('unknown', 3, {})

test('1.2 the grass roots ranked first come before the body’s rank; as a tie break they do not', () => {
  expect(ids([grassRoots('rankedFirst')], [city, county])).toEqual(['county', 'city'])
  expect(ids([grassRoots('tieBreak')], [city, county])).toEqual(['city', 'county'])
  expect(ids([grassRoots('tieBreak')], [city, { ...county, rank: 1 }])).toEqual(['county', 'city'])
})

test('1.2 of whom it is not known whether they are preferred is not', () => {
  expect(ids([grassRoots('rankedFirst')], [unknown, county])).toEqual(['county', 'unknown'])
  expect(orderBy(policy, [grassRoots('rankedFirst')], [unknown])).toEqual([{ id: 'unknown', position: 1, preferred: [] }])
})

test('1.2 each position says what put it behind the one before', () => {
  const equal = [city, { ...county, rank: 1 }, { ...unknown, rank: 1 }, person('same', 1, {}), person('last', undefined, {})]
  expect(orderBy(policy, [byTitle], equal)).toEqual([
    { id: 'city', position: 1, preferred: [] },
    { id: 'county', position: 2, preferred: [], because: { by: 'preference', code: 'title', clause: '1.2' } },
    { id: 'unknown', position: 3, preferred: [], because: { by: 'preference', code: 'title', clause: '1.2' } },
    { id: 'same', position: 4, preferred: [], because: { by: 'given' } },
    { id: 'last', position: 5, preferred: [], because: { by: 'rank' } },
  ])
})

test('1.2 the youngest, or those with the most years, first: a fact with an order orders', () => {
  const younger: Preference = { code: 'young', label, as: 'rankedFirst', clause: '1.2', order: 'age', first: 'lowest' }
  const born = (id: string, birthDate: string) => person(id, undefined, { birthDate })
  expect(ids([younger], [born('a', '1980-01-01'), born('b', '1990-01-01'), born('c', '1985-01-01')])).toEqual(['b', 'c', 'a'])
})

test('1.2 an earlier preference outweighs all later ones, and nobody is lost', () => {
  const level = fc.constantFrom('village', 'banner', 'league', 'region')
  const title = fc.constantFrom('none', 'assistant', 'senior')
  const facts = fc.record({ employerLevel: level, titleLevel: title }, { requiredKeys: [] })
  const people = fc
    .array(fc.tuple(fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), facts), { maxLength: 12 })
    .map(list => list.map(([rank, each], i) => person(`p${i}`, rank, each)))
  fc.assert(
    fc.property(people, everyone => {
      const positions = orderBy(policy, [grassRoots('rankedFirst'), byTitle], everyone)
      expect([...positions.map(({ id }) => id)].sort()).toEqual([...everyone.map(({ id }) => id)].sort())
      const firstOther = positions.findIndex(({ preferred }) => preferred.length === 0)
      expect(positions.slice(firstOther < 0 ? positions.length : firstOther).every(({ preferred }) => preferred.length === 0)).toBe(true)
    }),
  )
})

/** The policy of 2022 for tests of criteria, one person who meets both its tracks, and invented people with holes in what is known of them. */
import fc from 'fast-check'
import type { RawFacts } from '../core/criteria/index.ts'
import { ethnicGroupCodes } from '../core/standards/ethnic-groups.ts'
import { loadLaw } from '../policy/load.ts'

export const { policy } = loadLaw(new URL('../policy/nmg-tepei/2022', import.meta.url).pathname)

/** A Mongol vet of a banner, 31, with a master's and nearly nine years of work; meets both tracks. */
export const eligiblePerson: RawFacts = {
  conductPledged: true,
  conductConfirmed: true,
  healthy: true,
  ethnicGroup: '02',
  birthDate: '1990-05-06',
  education: '14',
  titleLevel: 'assistant',
  work: [{ from: '2013-07', sameProfession: true }],
  employerLevel: 'banner',
  fieldServed: '2',
  employerConsents: true,
}

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2022 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
const span = fc.tuple(month, fc.option(month, { nil: undefined }), fc.boolean()).map(([a, b, sameProfession]) => {
  if (b === undefined) return { from: a, sameProfession }
  return a < b ? { from: a, to: b, sameProfession } : { from: b, to: a, sameProfession }
})
const day = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2003, 0, 1) }).map(time => new Date(time).toISOString().slice(0, 10))
const mostly = fc.integer({ min: 0, max: 9 }).map(n => n < 8)

/** Anyone, each fact known or not. */
export const anyone: fc.Arbitrary<RawFacts> = fc.record(
  {
    conductPledged: mostly,
    conductConfirmed: mostly,
    healthy: mostly,
    ethnicGroup: fc.oneof(fc.constantFrom('01', '02', '31', '97'), fc.constantFrom(...ethnicGroupCodes)),
    birthDate: day,
    education: fc.constantFrom('11', '14', '15', '17', '21', '22', '31', '61'),
    titleLevel: fc.constantFrom('none', 'elementary', 'assistant', 'intermediate', 'associateSenior', 'senior'),
    work: fc.array(span, { maxLength: 4 }),
    employerLevel: fc.constantFrom('village', 'township', 'banner', 'league', 'region'),
    fieldServed: fc.constantFrom('1', '2', '3', '4'),
    employerConsents: mostly,
  },
  { requiredKeys: [] },
)

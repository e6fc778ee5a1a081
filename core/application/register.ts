/** What criteria look at: the form, what others attested, and what the register knows of the person from earlier rounds. */
import type { Policy } from '../../policy/shape.ts'
import { addYears } from '../calendar.ts'
import type { RawFacts } from '../criteria/index.ts'
import { happened } from '../criteria/past.ts'
import type { Facts } from '../facts.ts'
import { factsOfRegister } from '../past.ts'
import type { Application } from './dossier.ts'
import { type Form, factsOf } from './form.ts'

type F = Pick<Facts<Application>, 'dossier' | 'past'>

export const rawFacts = (policy: Policy, form: Form, { dossier, past }: F): RawFacts => ({
  ...factsOf(policy, form, dossier.attested),
  ...factsOfRegister(policy, past),
})

const newYear = (year: number) => `${year}-01-01`

/** The first day on which a past does not count any more; nothing where it counts for ever or while it lasts. */
const overFrom = (policy: Policy, past: NonNullable<F['past']>, fact: string): string | undefined => {
  const definition = policy.facts[fact]
  if (definition?.type !== 'boolean' || definition.derived?.way !== 'happened') return undefined
  const { derived } = definition
  const { withinYears, counting } = derived
  if (withinYears === undefined) return undefined
  const afterEach = past
    .filter(item => happened([item], derived, 0, policy.programme.id))
    .map(({ on, until }) => {
      const end = until === undefined || until > derived.on.value ? on : until
      return counting?.value === 'calendarYears'
        ? newYear(Number(end.slice(0, 4)) + withinYears.value + 1)
        : addYears(end, withinYears.value)
    })
  return afterEach.toSorted().at(-1)
}

/** What was wanted, and for a past that bars for some years the day from which it does not. */
export const asOf = (policy: Policy, { past }: F, fact: string, wants: unknown): unknown => {
  const from = past && overFrom(policy, past, fact)
  return from === undefined ? wants : { [fact]: false, from }
}

/** A change that was asked for: whose word it needs, and the rules of deciding on it. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import type { Role } from '../../action.ts'
import { addDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { type Rule, rule, ruleOfRecord, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'

type F = Facts<Training>

/** The last day of a request that is made today; a policy that doesn't say gives none. */
export const lapsingOn = ({ policy }: Law, today: string): { readonly lapsesOn?: string } => {
  const { changeLapsesAfterDays: days } = policy.training
  return days === undefined ? {} : { lapsesOn: addDays(today, days.value) }
}

/** The host to which a change would lead; it has a say before the department decides. */
export const newHost: Role<F> = {
  name: 'newHost',
  is: ({ actor, dossier }) => actor.seats.some(s => s.role === 'host' && s.organisation === dossier.change?.host),
}

export const changeIsAsked: Rule<F> = ruleOfRecord(
  'changeIsAsked',
  ({ policy }) => ({ ...policy.training.change, value: true }),
  (_wanted, { dossier }) => dossier.change !== undefined,
  ({ dossier }) => dossier.change !== undefined,
)

export const newHostAgrees: Rule<F> = rule(
  'newHostAgrees',
  ({ policy }) => ({ ...policy.training.change, value: true }),
  (_wanted, { dossier }) => dossier.change?.agreedOn !== undefined,
  ({ dossier }) => dossier.change?.agreedOn ?? false,
)

/** The host where the trainee is has let them go; a change of the programme alone leaves the host, which says its word once. */
export const oldHostAgrees: Rule<F> = rule(
  'oldHostAgrees',
  ({ policy }) => ({ ...policy.training.change, value: true }),
  (_wanted, { dossier: { change, host } }) => change?.letGoOn !== undefined || change?.host === host,
  ({ dossier: { change } }) => change?.letGoOn ?? false,
)

/** A host says its word once; the day on which it did stays. */
const saysItOnce = (name: string, said: (change: NonNullable<Training['change']>) => string | undefined): Rule<F> =>
  rule(
    name,
    ({ policy }) => ({ ...policy.training.change, value: false }),
    (_again, { dossier: { change } }) => change === undefined || said(change) === undefined,
    ({ dossier: { change } }) => (change && said(change)) ?? false,
  )
export const letsGoOnce = saysItOnce('letsGoOnce', ({ letGoOn }) => letGoOn)
export const agreesOnce = saysItOnce('agreesOnce', ({ agreedOn }) => agreedOn)

/** The word of a host that did not say it here itself: the scan of its letter. */
export const OnPaper = z.strictObject({
  paper: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

/** Nobody says a host's word for it, unless it lies there on paper. */
export const ownWordOrPaper = (who: Role<F>): Rule<F & { readonly input: z.output<typeof OnPaper> }> =>
  ruleOverMany(
    'ownWordOrPaper',
    (law, facts) => {
      const { clause } = law.policy.training.change
      const brought = facts.input.paper !== undefined
      return [{ clause, holds: brought || who.is(facts, law), found: brought, wants: true }]
    },
    true,
  )

/** The day of an amendment has come: from here on the round is run by the new edition. What was decided stands, and what is in use stays in use. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock, department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { accountsOf, movesOf, stepsTo, whatIsInUseStays } from './amendment.ts'
import { action, type Round } from './dossier.ts'

const amendmentDayHasCome = rule(
  'amendmentDayHasCome',
  ({ policy }, { dossier }: Facts<Round>) => ({ ...policy.editions, value: dossier.amendment?.on ?? '' }),
  (on, { today }) => on !== '' && today >= on,
  ({ today }) => today,
)

export const takeEffect = action({
  by: [clock, department, leader],
  from: ['published', 'open', 'closed', 'noticed', 'announced'],
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({}),
  /** By its own visit each day: the answer day of a round belongs to what else happens in it. */
  daily: () => true,
  rules: [amendmentDayHasCome, whatIsInUseStays(false)],
  counts: accountsOf,
  decide: (law, { dossier: { law: digest, amendment }, today }) => ({
    law: amendment?.law ?? '',
    edition: amendment?.edition ?? '',
    before: { law: digest ?? '', edition: law.policy.edition },
    on: today,
  }),
  apply: ({ amended, due }, { fact: { law, edition, before, on } }) => ({
    law,
    edition,
    amendment: undefined,
    due: due !== undefined && due < on ? undefined : due,
    amended: [...(amended ?? []), { on, law, edition, before }],
  }),
  posts: (law, facts) => movesOf(stepsTo(law, facts)),
  tells: ['body', 'department', 'applicants'],
})

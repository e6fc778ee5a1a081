/** The department refuses what two bodies have agreed on, with a reason: the places are the giver's again. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'
import { giveBack, offeredIn, stillWaits } from './rules.ts'
import { termsOf } from './terms.ts'

export const refuse = action({
  by: [department, leader],
  from: ['agreed'],
  to: 'refused',
  cites: termsOf,
  input: z.strictObject({ reason: z.string().trim().min(2).max(400) }),
  rules: [stillWaits],
  counts: (_law, facts) => [offeredIn(facts)],
  apply: () => ({ awaits: false }),
  posts: (law, facts) => giveBack(law, facts),
  tells: ['giver', 'body'],
})

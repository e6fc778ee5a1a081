/** The other body does not want what is offered. */
import { z } from 'zod'
import { body } from '../roles.ts'
import { action } from './dossier.ts'
import { giveBack, offeredIn } from './rules.ts'
import { termsOf } from './terms.ts'

export const decline = action({
  by: [body],
  from: ['offered'],
  to: 'declined',
  cites: termsOf,
  input: z.strictObject({ reason: z.string().trim().min(2).max(400) }),
  counts: (_law, facts) => [offeredIn(facts)],
  apply: (_dossier, { fact }) => ({ answer: fact.reason }),
  posts: (law, facts) => giveBack(law, facts),
  tells: ['giver'],
})

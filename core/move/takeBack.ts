/** The body that gave takes its offer back, while the other has not answered. */
import { z } from 'zod'
import { action, giver } from './dossier.ts'
import { giveBack, offeredIn } from './rules.ts'
import { termsOf } from './terms.ts'

export const takeBack = action({
  by: [giver],
  from: ['offered'],
  to: 'takenBack',
  cites: termsOf,
  input: z.strictObject({}),
  counts: (_law, facts) => [offeredIn(facts)],
  posts: (law, facts) => giveBack(law, facts),
  tells: ['body'],
})

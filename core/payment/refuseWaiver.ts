/** What was asked to be given up stays owed: a second person says so, with a reason. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'
import { openerIsAnother, waivedByAnother, waiverIsAsked, waiverOf, whereAllowed } from './waiver.ts'

export const refuseWaiver = action({
  by: [whereAllowed('decidedBy', leader)],
  from: ['demanded', 'suspended', 'repaid'],
  cites: waiverOf,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [waiverIsAsked, waivedByAnother, openerIsAnother],
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'refusal', content: input }),
  apply: () => ({ waiverAsked: undefined }),
  tells: ['finance', 'department'],
})

/** A second person approves the text that they have seen: nobody who had a hand in it. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, Version } from './dossier.ts'
import { approvedByAnother, seenIsNewest } from './rules.ts'

export const approve = action({
  by: [leader, department],
  from: ['proposed'],
  to: 'approved',
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({ version: Version }),
  rules: [approvedByAnother, seenIsNewest],
  decide: (_law, { actor, input: { version } }) => ({ approvedBy: actor.id, version }),
  apply: (_dossier, { fact: { approvedBy } }) => ({ approvedBy }),
  tells: ['department'],
})

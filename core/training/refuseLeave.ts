/** The host refuses the leave, with a reason; the study goes on. */
import { z } from 'zod'
import { host } from '../roles.ts'
import { action } from './dossier.ts'
import { nextDue } from './dues.ts'

export const refuseLeave = action({
  by: [host],
  from: ['leaveAsked'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'leaveRefusal', content: input }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, { status: 'enrolled' }),
  apply: () => ({ leaveAsked: undefined }),
  tells: ['person'],
})

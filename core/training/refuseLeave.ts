/** The host, or whom the kind of leave names, refuses it, with a reason; the study goes on. */
import { z } from 'zod'
import { department, employer, host } from '../roles.ts'
import { action } from './dossier.ts'
import { nextDue } from './dues.ts'
import { grantedByTheNamed } from './leaves.ts'

export const refuseLeave = action({
  by: [host, employer, department],
  from: ['leaveAsked'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.leave.grantedBy,
  rules: [grantedByTheNamed],
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'leaveRefusal', content: input }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, { status: 'enrolled' }),
  apply: () => ({ leaveAsked: undefined }),
  tells: ['person', 'host'],
})

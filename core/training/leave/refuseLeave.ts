/** The host, or whom the kind of leave names, refuses it, with a reason; the study goes on. */
import { z } from 'zod'
import { department, employer, host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { grantedByTheNamed, leaveIsAsked, pendingIn } from './leaves.ts'

export const refuseLeave = action({
  by: [host, employer, department],
  from: studying,
  cites: ({ policy }) => policy.training.leave.grantedBy,
  rules: [leaveIsAsked, grantedByTheNamed],
  input: z.strictObject({ leave: z.int().positive().optional(), reason: z.string().min(2).max(400) }),
  decide: (_law, facts): { readonly leave?: number | undefined } => ({ leave: pendingIn(facts)?.nth }),
  keeps: ({ input }) => ({ kind: 'leaveRefusal', content: input }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  // A request had no number once, and only one could wait.
  apply: ({ leavesAsked }, { fact: { leave } }) => ({ leavesAsked: leave === undefined ? [] : leavesAsked.filter(l => l.nth !== leave) }),
  tells: ['person', 'host'],
})

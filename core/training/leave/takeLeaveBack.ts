/** The trainee takes a request for leave back before it is answered. */
import { z } from 'zod'
import { person } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { leaveIsAsked, pendingIn } from './leaves.ts'

export const takeLeaveBack = action({
  by: [person],
  from: studying,
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input: z.strictObject({ leave: z.int().positive().optional() }),
  rules: [leaveIsAsked],
  decide: (_law, facts) => ({ leave: pendingIn(facts)?.nth }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ leavesAsked }, { fact }) => ({ leavesAsked: leavesAsked.filter(l => l.nth !== fact.leave) }),
  tells: ['host', 'employer'],
})

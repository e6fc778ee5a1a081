/** Another leader than the one who decided upholds the sanction: what is still owed has to be paid back. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action, clawbackOf } from './dossier.ts'
import { heardByAnother } from './rules.ts'

export const uphold = action({
  by: [leader],
  from: ['appealed'],
  to: 'upheld',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({ reason: z.string().min(2).max(2000) }),
  rules: [heardByAnother],
  apply: () => ({ demandRests: false }),
  causes: (_law, facts) => (facts.dossier.demandRests ? [{ subject: 'payment', id: clawbackOf(facts), action: 'resume', input: {} }] : []),
  tells: ['person', 'employer', 'finance', 'department'],
})

/** The applicant takes the application back, at any time before it is decided; a place that it held is free again. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action, undecided } from './dossier.ts'
import { leaveList } from './list.ts'
import { end, strike } from './places.ts'

export const withdraw = action({
  by: [person],
  from: undecided,
  to: 'withdrawn',
  cites: ({ policy }) => policy.procedure.withdrawUntil,
  input: z.strictObject({ reason: z.string().max(400).optional() }),
  decide: () => ({}),
  keeps: ({ input }) => (input.reason === undefined ? undefined : { kind: 'withdrawal', content: input }),
  posts: (law, facts) => [...end(law, facts), ...leaveList(law, facts)],
  causes: (_law, facts) => strike(facts),
  tells: ['employer', 'body'],
})

/** Whoever deferred says that they will not come back. Why is sealed. */
import { z } from 'zod'
import { person } from '../../roles.ts'
import { action } from '../dossier.ts'
import { causesOnLeaving, countsOnLeaving, onDeferral, postsOnLeaving, unusedOnLeaving } from './deferral.ts'

export const withdraw = action({
  by: [person],
  from: ['deferred'],
  to: 'withdrawn',
  cites: onDeferral,
  input: z.strictObject({ reason: z.string().min(2).max(1000) }),
  counts: countsOnLeaving,
  decide: (law, facts) => ({ on: facts.today, unused: unusedOnLeaving(law, facts) }),
  keeps: ({ input }) => ({ kind: 'withdrawal', content: input }),
  posts: postsOnLeaving,
  causes: (law, facts, { unused }) => causesOnLeaving(law, facts, unused),
  tells: ['person', 'employer', 'body', 'host', 'department'],
})

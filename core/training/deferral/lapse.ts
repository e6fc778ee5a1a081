/** The last day of the deferral is past and nobody came back: the training is at its end. */
import { z } from 'zod'
import { clock } from '../../roles.ts'
import { action } from '../dossier.ts'
import { causesOnLeaving, countsOnLeaving, deferralIsOver, onDeferral, postsOnLeaving, unusedOnLeaving } from './deferral.ts'

export const lapse = action({
  by: [clock],
  from: ['deferred'],
  to: 'withdrawn',
  cites: onDeferral,
  input: z.strictObject({}),
  rules: [deferralIsOver],
  counts: countsOnLeaving,
  decide: (law, facts) => ({ on: facts.today, unused: unusedOnLeaving(law, facts) }),
  posts: postsOnLeaving,
  causes: (law, facts, { unused }) => causesOnLeaving(law, facts, unused),
  tells: ['person', 'employer', 'body', 'host', 'department'],
})

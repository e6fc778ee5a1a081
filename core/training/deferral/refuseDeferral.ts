/** The trainee stays with the cohort; why is sealed like the request. */
import { z } from 'zod'
import { department, host } from '../../roles.ts'
import { action } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { decidedByTheNamed, deferralIsAsked, deferralIsForeseen, onDeferral } from './deferral.ts'

export const refuseDeferral = action({
  by: [department, host],
  from: ['notified', 'enrolled'],
  cites: onDeferral,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [deferralIsForeseen, deferralIsAsked, decidedByTheNamed],
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'deferralAnswer', content: input }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, { deferralAsked: undefined }),
  apply: () => ({ deferralAsked: undefined }),
  tells: ['person', 'host'],
})

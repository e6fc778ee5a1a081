/** The study goes on after all: the person takes the request back, the host finds it untrue, or the department does not approve it. */
import { z } from 'zod'
import { department, host, person } from '../../roles.ts'
import { action } from '../dossier.ts'
import { nextDue } from '../dues.ts'

export const keepOn = action({
  by: [person, host, department],
  from: ['stopAsked', 'stopConfirmed'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.termination,
  input: z.strictObject({ reason: z.string().min(2).max(1000) }),
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'keptOn', content: input }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, { status: 'enrolled' }),
  apply: () => ({ stopsOn: undefined, stop: undefined }),
  tells: ['person', 'employer', 'host'],
})

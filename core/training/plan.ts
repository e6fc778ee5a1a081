/** The trainee sets down the study plan and its goals; a later one replaces it, and both are kept. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action, studying } from './dossier.ts'

export const plan = action({
  by: [person],
  from: ['notified', ...studying],
  cites: ({ policy }) => policy.training.studyPlan,
  input: z.strictObject({ goals: z.string().min(2).max(2000), steps: z.array(z.string().min(2).max(400)).min(1).max(24) }),
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'plan', content: input }),
  apply: (_dossier, { kept }) => ({ plan: kept }),
  tells: ['host'],
})

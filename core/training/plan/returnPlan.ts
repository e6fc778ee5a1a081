/** The supervisor returns the study plan and says what should change; the trainee hands in another. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { answersNewestPlan, planIsHandedIn } from './plans.ts'

const returned = ({ planned }: Training, on: string): Partial<Training> =>
  planned ? { planned: { ...planned, state: 'returned', answeredOn: on } } : {}

export const returnPlan = action({
  by: [host],
  from: ['notified', ...studying],
  cites: ({ policy }) => policy.training.studyPlan,
  input: z.strictObject({ version: z.int().positive(), text: z.string().trim().min(2).max(2000) }),
  rules: [planIsHandedIn, answersNewestPlan],
  decide: (_law, { input: { version }, today }) => ({ version, on: today }),
  keeps: ({ input: { text } }) => ({ kind: 'planAnswer', content: { text } }),
  answerBy: (law, { dossier, today }) => nextDue(law, dossier, returned(dossier, today)),
  apply: (dossier, { fact: { on } }) => returned(dossier, on),
  tells: ['person'],
})

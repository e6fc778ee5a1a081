/** The supervisor agrees to the study plan. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { answersNewestPlan, planIsHandedIn } from './plans.ts'

const agreed = ({ planned }: Training, on: string): Partial<Training> =>
  planned ? { planned: { ...planned, state: 'agreed', answeredOn: on } } : {}

export const agreePlan = action({
  by: [host],
  from: ['notified', ...studying],
  cites: ({ policy }) => policy.training.studyPlan,
  input: z.strictObject({ version: z.int().positive(), text: z.string().trim().min(2).max(2000).optional() }),
  rules: [planIsHandedIn, answersNewestPlan],
  decide: (_law, { input: { version }, today }) => ({ version, on: today }),
  keeps: ({ input: { text } }) => (text === undefined ? undefined : { kind: 'planAnswer', content: { text } }),
  answerBy: (law, { dossier, today }) => nextDue(law, dossier, agreed(dossier, today)),
  apply: (dossier, { fact: { on } }) => agreed(dossier, on),
  tells: ['person'],
})

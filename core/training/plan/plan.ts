/** The trainee sets down goals and a schedule; the supervisor agrees or returns them. A later plan replaces an earlier one, and all are kept. */
import { person } from '../../roles.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { Plan, type Planned, planAnswerBy } from './plans.ts'

type Handed = { readonly goals?: number; readonly on?: string; readonly answerBy?: string }

const planned = ({ planned: before }: Training, { goals, on, answerBy }: Handed): { readonly planned?: Planned } =>
  goals === undefined || on === undefined
    ? {}
    : { planned: { version: (before?.version ?? 0) + 1, on, goals, state: 'handedIn', ...(answerBy !== undefined && { answerBy }) } }

export const plan = action({
  by: [person],
  from: ['notified', ...studying],
  cites: ({ policy }) => policy.training.studyPlan,
  input: Plan,
  decide: (law, { input, today }): Handed => ({ goals: input.goals.length, on: today, answerBy: planAnswerBy(law, today) }),
  keeps: ({ input }) => ({ kind: 'plan', content: input }),
  answerBy: (law, { dossier, input, today }) =>
    nextDue(law, dossier, planned(dossier, { goals: input.goals.length, on: today, answerBy: planAnswerBy(law, today) })),
  /** Plans of earlier years left nothing but their seal. */
  apply: (dossier, { kept, fact }) => ({ plan: kept, ...planned(dossier, fact) }),
  tells: ['host'],
})

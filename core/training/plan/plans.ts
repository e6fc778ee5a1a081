/** The study plan as goals and a schedule: what is handed in, how far it is agreed, and how its goals stand in each report. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import { answerDay } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { type Rule, ruleOfInput, ruleOfRecord } from '../../rule.ts'
import type { Training } from '../dossier.ts'

type F = Facts<Training>

/** One goal: what, by when, and how anybody sees that it is reached. */
export const Goal = z.strictObject({
  what: z.string().trim().min(2).max(400),
  finishBy: z.iso.date(),
  seenBy: z.string().trim().min(2).max(400),
})
export type Goal = z.infer<typeof Goal>
/** One stretch of the schedule. */
export const Stretch = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), what: z.string().trim().min(2).max(400) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'not before from' })
export const Plan = z.strictObject({ goals: z.array(Goal).min(1).max(12), schedule: z.array(Stretch).min(1).max(24) })
export type Plan = z.infer<typeof Plan>

/** Plans of earlier years: one text for the goals, and steps. */
export const FormerPlan = z.strictObject({ goals: z.string(), steps: z.array(z.string()) })

/** How far the newest plan is agreed. `goals` is how many it has: their words are sealed. */
export type Planned = {
  readonly version: number
  readonly on: string
  readonly goals: number
  readonly state: 'handedIn' | 'agreed' | 'returned'
  readonly answerBy?: string | undefined
  readonly answeredOn?: string | undefined
}

export const GoalState = z.enum(['notBegun', 'underWay', 'reached', 'givenUp'])
export type GoalState = z.infer<typeof GoalState>

/** What is on record of one report: when it came, how many files came with it, and how each goal stood. */
export type Reported = {
  readonly month: string
  readonly on: string
  readonly files: number
  readonly goals: readonly GoalState[]
}

/** Working days for the host's word on a plan. */
const answerDaysOf = ({ policy }: Law): Cited<number> => policy.training.planAnswerDays ?? policy.procedure.answerDays.review

/** The day by which the host agrees to a plan that is handed in today, or returns it. */
export const planAnswerBy = (law: Law, today: string): string => answerDay(today, answerDaysOf(law).value)

/** The day by which the host answers the plan that lies with it, if one does. */
export const planDue = ({ planned }: Training): readonly string[] =>
  planned?.state === 'handedIn' && planned.answerBy !== undefined ? [planned.answerBy] : []

/** A plan lies with the host and has no answer. */
export const planIsHandedIn: Rule<F> = ruleOfRecord(
  'planIsHandedIn',
  ({ policy }) => ({ ...policy.training.studyPlan, value: 'handedIn' }),
  (wanted, { dossier }) => dossier.planned?.state === wanted,
  ({ dossier }) => dossier.planned?.state ?? 'none',
)

/** The host answers the version that it read, and no newer one. */
export const answersNewestPlan: Rule<F & { readonly input: { readonly version: number } }> = ruleOfInput(
  'answersNewestPlan',
  ({ policy }, { dossier }) => ({ ...policy.training.studyPlan, value: dossier.planned?.version }),
  (newest, { input }) => newest === input.version,
  ({ input }) => input.version,
)

/** Every goal of the plan that is in force, each once, and none that it has not. */
export const goalsAreOfPlan: Rule<F & { readonly input: { readonly goals?: readonly unknown[] | undefined } }> = ruleOfInput(
  'goalsAreOfPlan',
  ({ policy }, { dossier }) => ({ ...policy.training.studyPlan, value: dossier.planned?.goals ?? 0 }),
  (goals, { input }) => input.goals === undefined || input.goals.length === goals,
  ({ input }) => input.goals?.length,
)

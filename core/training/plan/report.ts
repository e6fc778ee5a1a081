/** The trainee reports how the plan and its goals stand. The words are sealed; that it came, when, and how each goal stands is on record. */
import { z } from 'zod'
import { Month } from '../../application/form.ts'
import type { Facts } from '../../facts.ts'
import { Files } from '../../inquiry/terms.ts'
import { person } from '../../roles.ts'
import { rule, ruleOfInput } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { GoalState, goalsAreOfPlan, type Reported } from './plans.ts'

const input = z.strictObject({ month: Month, text: z.string().min(2).max(4000), goals: z.array(GoalState).optional(), attachments: Files })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const planIsThere = rule(
  'planIsThere',
  ({ policy }) => policy.training.studyPlan,
  (wanted, { dossier }: Facts<Training>) => !wanted || dossier.plan !== undefined,
  ({ dossier }) => dossier.plan !== undefined,
)
const monthIsNew = ruleOfInput(
  'monthIsNew',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.reportEveryMonths, value: { noneOf: dossier.reports } }),
  ({ noneOf }, facts) => !noneOf.includes(facts.input.month),
  facts => facts.input.month,
)

type Told = { readonly month: string } & Partial<Reported>

export const report = action({
  by: [person],
  from: studying,
  cites: ({ policy }) => policy.training.reportEveryMonths,
  input,
  rules: [planIsThere, monthIsNew, goalsAreOfPlan],
  decide: (_law, { input: { month, goals, attachments }, today }): Told => ({
    month,
    on: today,
    files: attachments?.length ?? 0,
    goals: goals ?? [],
  }),
  keeps: ({ input }) => ({ kind: `report-${input.month}`, content: input }),
  answerBy: (law, { dossier, input: { month } }) => nextDue(law, dossier, { reports: [...dossier.reports, month] }),
  /** Entries of earlier years tell the month alone. */
  apply: ({ reports, reported = [] }, { fact: { month, on, files = 0, goals = [] } }) => ({
    reports: [...reports, month],
    ...(on !== undefined && { reported: [...reported, { month, on, files, goals }] }),
  }),
  tells: ['host', 'employer'],
})

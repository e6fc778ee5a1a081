/** The trainee reports on a month's end how the plan stands. The text is sealed; that and when it came is on record. */
import { z } from 'zod'
import { Month } from '../application/form.ts'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, studying, type Training } from './dossier.ts'
import { nextDue } from './dues.ts'

const input = z.strictObject({ month: Month, text: z.string().min(2).max(4000) })

const planIsThere = rule(
  'planIsThere',
  ({ policy }) => policy.training.studyPlan,
  (wanted, { dossier }: Facts<Training>) => !wanted || dossier.plan !== undefined,
  ({ dossier }) => dossier.plan !== undefined,
)
const monthIsNew = ruleOfInput(
  'monthIsNew',
  ({ policy }, { dossier }: Facts<Training> & { readonly input: z.output<typeof input> }) => ({
    ...policy.training.reportEveryMonths,
    value: { noneOf: dossier.reports },
  }),
  ({ noneOf }, facts) => !noneOf.includes(facts.input.month),
  facts => facts.input.month,
)

export const report = action({
  by: [person],
  from: studying,
  cites: ({ policy }) => policy.training.reportEveryMonths,
  input,
  rules: [planIsThere, monthIsNew],
  decide: (_law, facts) => ({ month: facts.input.month }),
  keeps: facts => ({ kind: `report-${facts.input.month}`, content: facts.input }),
  answerBy: (law, { dossier, input: { month } }) => nextDue(law, dossier, { reports: [...dossier.reports, month] }),
  apply: ({ reports }, { fact }) => ({ reports: [...reports, fact.month] }),
  tells: ['host', 'employer'],
})

/** A month is over, or begins, and what is paid by the month falls due for it, once. The clock does it every day where the policy pays so. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import type { Facts } from '../../facts.ts'
import { monthlySums, paidWhen, paysMonthly } from '../../payment/monthly.ts'
import { clock, department } from '../../roles.ts'
import { ruleOverMany } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { relationsOf } from '../relations.ts'
import { studyOf } from '../rules.ts'
import { opened, settledMonths, studiedOf } from './earnings.ts'

const due = (law: Law, facts: Facts<Training>) => monthlySums(law, studiedOf(facts, studyOf(facts)), facts.dossier.settled, facts.today)

const monthIsDue = ruleOverMany('monthIsDue', (law, facts: Facts<Training>) => {
  const { clause, value } = paidWhen(law)
  return [{ clause, holds: due(law, facts).length > 0, found: facts.today, wants: value }]
})

export const settleMonths = action({
  by: [department, clock],
  from: [...studying, 'failed'],
  cites: paidWhen,
  input: z.strictObject({}),
  daily: paysMonthly,
  rules: [monthIsDue],
  decide: (law, facts) => settledMonths(facts.dossier.settled, due(law, facts)),
  apply: (_dossier, { fact }) => ({ settled: fact.settled }),
  causes: (_law, facts, fact) => opened({ ...relationsOf(facts), training: facts.id }, fact.due, facts.dossier.undone),
})

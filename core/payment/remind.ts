/** Time passes: a demand, or the part of it that is named, has not come in. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextPart } from './instalments.ts'

const isLate = rule(
  'isLate',
  ({ policy }, { dossier }: Facts<Payment>) => ({ ...policy.training.discipline.clawback, value: dossier.due }),
  (due, facts) => due !== undefined && due < facts.today && leftOf(facts) > 0,
  ({ today }) => today,
)

export const remind = action({
  by: [clock],
  from: ['demanded'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({}),
  rules: [isLate],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts) => {
    const part = nextPart(facts.dossier)
    return part ? { nth: part.nth, dueOn: part.on, lateFen: part.leftFen } : { dueOn: facts.dossier.due, lateFen: leftOf(facts) }
  },
  /** In plain days: parts reach into years whose holidays nobody has published yet. */
  answerBy: ({ policy }, { today }) => addDays(today, policy.procedure.answerDays.review.value),
  tells: ['person', 'host', 'finance'],
})

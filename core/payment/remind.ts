/** Time passes: a demand, or the part of it that is named, has not come in. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { fenOwed } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextPart } from './instalments.ts'

/** When the person is told; where the policy is silent, after the days of a review, and not before. */
export const remindersOf = ({ policy }: Law) =>
  policy.training.discipline.reminders ?? {
    ...policy.training.discipline.clawback,
    value: { beforeDays: undefined, everyDays: policy.procedure.answerDays.review.value },
  }

const isLate = rule(
  'isLate',
  ({ policy }, { dossier }: Facts<Payment>) => ({ ...policy.training.discipline.clawback, value: dossier.due }),
  (due, facts) => due !== undefined && due < facts.today && leftOf(facts) > 0,
  ({ today }) => today,
)

type Told = { readonly on?: string; readonly nth?: number; readonly dueOn: string | undefined; readonly lateFen: number }

export const remind = action({
  by: [clock],
  from: ['demanded'],
  cites: remindersOf,
  input: z.strictObject({}),
  rules: [isLate],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts): Told => {
    const { today: on } = facts
    const part = nextPart(facts.dossier)
    return part
      ? { on, nth: part.nth, dueOn: part.on, lateFen: part.leftFen }
      : { on, dueOn: facts.dossier.payBy ?? facts.dossier.due, lateFen: leftOf(facts) }
  },
  /** In plain days: parts reach into years whose holidays nobody has published yet. */
  answerBy: (law, { today }) => addDays(today, remindersOf(law).value.everyDays),
  /** Entries from before the day was kept have that of their time. */
  apply: ({ reminded }, { fact: { on, dueOn }, at }) => ({
    reminded: { times: (reminded?.times ?? 0) + 1, on: on ?? at.slice(0, 10), dueOn },
  }),
  tells: ['person', 'host', 'finance'],
})

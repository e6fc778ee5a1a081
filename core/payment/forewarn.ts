/** Time passes: a demand, or the next part of it, will be due soon, and the person is told before it is. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { fenOwed } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextDay, nextPart } from './instalments.ts'
import { remindersOf } from './remind.ts'

const beforeOf = (law: Law) => ({ ...remindersOf(law), value: remindersOf(law).value.beforeDays })

const isDueSoon = rule(
  'isDueSoon',
  beforeOf,
  (before, facts: Facts<Payment>) => {
    const day = nextDay(facts.dossier)
    if (before === undefined || day === undefined || day === facts.dossier.forewarned) return false
    return facts.today <= day && day <= addDays(facts.today, before) && leftOf(facts) > 0
  },
  ({ dossier, today }) => ({ today, dueOn: nextDay(dossier) }),
)

export const forewarn = action({
  by: [clock],
  from: ['demanded'],
  cites: remindersOf,
  input: z.strictObject({}),
  daily: law => beforeOf(law).value !== undefined,
  rules: [isDueSoon],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts) => {
    const part = nextPart(facts.dossier)
    const dueOn = nextDay(facts.dossier) ?? facts.today
    return part ? { nth: part.nth, dueOn, dueFen: part.leftFen } : { dueOn, dueFen: leftOf(facts) }
  },
  apply: (_dossier, { fact }) => ({ forewarned: fact.dueOn }),
  tells: ['person', 'host'],
})

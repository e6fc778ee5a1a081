/** All that was asked back is back: the demand is closed. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { finance } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'

const nothingIsLeft = rule(
  'nothingIsLeft',
  ({ policy }) => ({ ...policy.training.discipline.clawback, value: { leftFen: 0 } }),
  (_wanted, facts: Facts<Payment>) => leftOf(facts) === 0,
  facts => ({ leftFen: leftOf(facts) }),
)

export const close = action({
  by: [finance],
  from: ['demanded'],
  to: 'repaid',
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({}),
  rules: [nothingIsLeft],
  counts: (_law, { id }) => [fenOwed(id)],
  causes: (_law, { id, dossier: { training, milestone } }) =>
    training === undefined || milestone === undefined
      ? []
      : [{ subject: 'training', id: training, action: 'noteRefund', input: { milestone, payment: id } }],
  tells: ['person', 'host', 'department'],
})

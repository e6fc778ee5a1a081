/** A second person releases the payment: never the one who prepared it. */
import { z } from 'zod'
import { isAmong } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { finance, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Payment } from './dossier.ts'

const approvedByAnother = rule(
  'approvedByAnother',
  ({ policy }) => policy.money.approvedByAnother,
  (another, { actor, dossier }: Facts<Payment>) => !another || !isAmong(actor, [dossier.preparedBy, dossier.preparedFor]),
  ({ dossier }) => ({ preparedBy: dossier.preparedBy }),
)

export const approve = action({
  by: [leader, finance],
  from: ['prepared'],
  to: 'approved',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({}),
  rules: [approvedByAnother],
  decide: (_law, { actor }) => ({ approvedBy: actor.id }),
  apply: (_dossier, { fact }) => fact,
})

/** Whoever paid back more than was asked gets the rest: a sum of its own that a run pays out, or that is set off against another demand of theirs. */
import type { Law } from '../../policy/shape.ts'
import type { Cause } from '../action.ts'
import type { Facts } from '../facts.ts'
import type { Fen } from '../money.ts'
import { rule } from '../rule.ts'
import { relationsOf } from '../training/relations.ts'
import type { Payment } from './dossier.ts'

/** Sums that only come back to whoever they came from: nobody sends an invoice for them. */
export const givenBack: readonly string[] = ['giveBack', 'overpaid']

/** The credits on a demand are numbered by the receipts that brought too much. */
export const creditOf = ({ policy }: Law, facts: Facts<Payment>, overFen: Fen): Cause => {
  const { id, dossier } = facts
  const nth = dossier.received.filter(receipt => receipt.overFen !== undefined).length + 1
  const sum = { item: 'overpaid', amountFen: overFen, working: { way: 'givenBack', receivedFen: overFen }, keptOn: id }
  const parties = { payer: 'fund', payee: dossier.payer === 'host' ? 'host' : 'trainee' }
  const { clause } = policy.training.discipline.clawback
  const opening = { ...relationsOf(facts), training: dossier.training, ...sum, ...parties, clause }
  return { subject: 'payment', id: `${id}.over${nth}`, action: 'open', input: opening }
}

/** Money that is kept for somebody is no sum that the office may decide not to pay. */
export const isNotKept = rule(
  'isNotKept',
  ({ policy }) => ({ ...policy.money.approvedByAnother, value: false }),
  (wanted, { dossier }: Facts<Payment>) => (dossier.keptOn !== undefined) === wanted,
  ({ dossier }) => dossier.keptOn,
)

/** The same sum was paid before and is asked back: the one is set off against the other, and nothing travels through the bank twice. */
import { z } from 'zod'
import { fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { finance } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Payment, spentOn } from './dossier.ts'

const setOffIsForeseen = rule(
  'setOffIsForeseen',
  ({ policy }) => policy.money.approvedByAnother,
  (_another, { dossier }: Facts<Payment>) => dossier.against !== undefined,
  ({ dossier }) => dossier.against,
)

const openOn = (facts: Facts<Payment>) => (facts.dossier.against === undefined ? 0 : facts.balance(fenOwed(facts.dossier.against)))

const demandCoversIt = rule(
  'demandCoversIt',
  ({ policy }, { dossier }: Facts<Payment>) => ({ ...policy.money.approvedByAnother, value: { amountFen: dossier.amountFen } }),
  ({ amountFen }, facts) => facts.dossier.against === undefined || openOn(facts) >= amountFen,
  facts => ({ leftFen: openOn(facts) }),
)

export const setOff = action({
  by: [finance],
  from: ['payable'],
  to: 'paid',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({}),
  rules: [setOffIsForeseen, demandCoversIt],
  counts: (_law, { dossier: { against } }) => (against === undefined ? [] : [fenOwed(against)]),
  decide: (_law, { dossier: { against }, today }) => ({ against, on: today }),
  apply: (_dossier, { fact: { against, on } }) => ({ bank: { reference: against ?? '', on } }),
  posts: (_law, { id, dossier: { training = '', item = '', amountFen, clause = '' } }) => [
    transfer(fenOwed(id), fenPaid(id), amountFen, clause),
    transfer(world('fen'), spentOn(training, item), amountFen, clause),
  ],
  causes: (_law, { id, dossier: { amountFen } }, { against }) =>
    against === undefined ? [] : [{ subject: 'payment', id: against, action: 'countAgainst', input: { amountFen, payment: id } }],
  tells: ['person', 'host'],
})

/**
 * A sum that is owed to somebody is set off against what is asked back of them, and nothing travels through the bank twice: where the same sum was paid before,
 * against the demand for that one; what somebody paid too much, against another demand on the same training.
 */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { finance } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Payment } from './dossier.ts'
import { paidAndSpent } from './paid.ts'

const input = z.strictObject({ demand: z.string().max(200).optional() })
type Given = Facts<Payment> & { readonly input: z.output<typeof input> }

/** The demand that it is set off against, once that is known. */
const against = ({ dossier, ...facts }: Facts<Payment> | Given): string | undefined =>
  dossier.against ?? ('input' in facts ? facts.input.demand : undefined)

const setOffIsForeseen = rule(
  'setOffIsForeseen',
  ({ policy }) => policy.money.approvedByAnother,
  (_another, { dossier }: Facts<Payment>) => dossier.against !== undefined || dossier.keptOn !== undefined,
  ({ dossier }) => dossier.against,
)

/** Of whom it is asked shows in its name, which begins with the training. */
const demandIsTheirs = ruleOfInput(
  'demandIsTheirs',
  ({ policy }, { dossier }: Given) => ({ ...policy.money.approvedByAnother, value: dossier.training ?? '' }),
  (training, facts) => facts.dossier.keptOn === undefined || against(facts)?.startsWith(`${training}.`) === true,
  facts => against(facts),
)

const openOn = (facts: Facts<Payment>): number => {
  const demand = against(facts)
  return demand === undefined ? 0 : facts.balance(fenOwed(demand))
}

const demandCoversIt = rule(
  'demandCoversIt',
  ({ policy }, { dossier }: Facts<Payment>) => ({ ...policy.money.approvedByAnother, value: { amountFen: dossier.amountFen } }),
  ({ amountFen }, facts) => against(facts) === undefined || openOn(facts) >= amountFen,
  facts => ({ leftFen: openOn(facts) }),
)

export const setOff = action({
  by: [finance],
  from: ['payable'],
  to: 'paid',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input,
  rules: [setOffIsForeseen, demandIsTheirs, demandCoversIt],
  counts: (_law, facts) => [against(facts)].flatMap(demand => (demand === undefined ? [] : [fenOwed(demand)])),
  decide: (_law, facts) => ({ against: against(facts), on: facts.today }),
  apply: (_dossier, { fact: { against: demand = '', on } }) => ({ bank: { reference: demand, on } }),
  posts: (_law, { id, dossier }) => paidAndSpent(id, dossier),
  causes: (_law, { id, dossier: { amountFen } }, { against: demand }) =>
    demand === undefined ? [] : [{ subject: 'payment', id: demand, action: 'countAgainst', input: { amountFen, payment: id } }],
  tells: ['person', 'host'],
})

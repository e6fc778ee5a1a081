/** A leader decides, on the ground and its clause: the place is cancelled, and the share of what was really paid is claimed back. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Cause } from '../action.ts'
import type { Facts } from '../facts.ts'
import { addFen } from '../money.ts'
import { spentOn } from '../payment/dossier.ts'
import { shareOfPaid } from '../payment/working.ts'
import { leader } from '../roles.ts'
import { relationsOf } from '../training/relations.ts'
import { action, clawbackOf, type Discipline, trainingOf } from './dossier.ts'
import { decidedByAnother } from './rules.ts'

/** Item by item, what comes back of what was paid. */
const linesOf = ({ policy }: Law, facts: Facts<Discipline>) => {
  const { items, shareBasisPoints } = policy.training.discipline.clawback.value
  return items
    .map(item => shareOfPaid(item, facts.balance(spentOn(trainingOf(facts), item)), shareBasisPoints, 10_000))
    .filter(line => line.amountFen > 0)
}
const clauseOf = ({ policy }: Law, ground: string | undefined) =>
  policy.training.discipline.grounds.value.find(g => g.code === ground)?.clause ?? policy.training.discipline.grounds.clause

export const sanction = action({
  by: [leader],
  from: ['heard'],
  to: 'sanctioned',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({ reason: z.string().min(2).max(2000) }),
  rules: [decidedByAnother],
  counts: ({ policy }, facts) => policy.training.discipline.clawback.value.items.map(item => spentOn(trainingOf(facts), item)),
  decide: (law, facts) => {
    const lines = linesOf(law, facts)
    const amountFen = addFen(...lines.map(l => l.amountFen))
    const decision = { clause: clauseOf(law, facts.dossier.ground), reason: facts.input.reason, lines, amountFen, on: facts.today }
    return { decidedBy: facts.actor.id, sanction: decision }
  },
  apply: (_dossier, { fact }) => fact,
  causes: (_law, facts, { sanction: { lines, amountFen, clause } }): readonly Cause[] => {
    const training = trainingOf(facts)
    const ended: readonly Cause[] = (['training', 'placement'] as const).map(subject => ({
      subject,
      id: training,
      action: 'cancel',
      input: {},
    }))
    const sum = { item: 'clawback', amountFen, working: { way: 'byShare', lines }, payer: 'person', payee: 'fund', clause }
    const demand: Cause = {
      subject: 'payment',
      id: clawbackOf(facts),
      action: 'demand',
      input: { ...relationsOf(facts), training, ...sum },
    }
    return amountFen === 0 ? ended : [...ended, demand]
  },
  tells: ['person', 'employer', 'body', 'host', 'finance'],
})

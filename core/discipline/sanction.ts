/** A leader decides, on the ground and its clause: the training is cancelled or the service broken off, and the share of what was really paid is claimed back. */
import { z } from 'zod'
import type { Cause } from '../action.ts'
import { addFen } from '../money.ts'
import { spentOn } from '../payment/dossier.ts'
import { leader } from '../roles.ts'
import { relationsOf } from '../training/relations.ts'
import { action, clawbackOf, trainingOf } from './dossier.ts'
import { consequencesOf, groundOf, linesOf, penaltyOn, repaymentOf, termsOf } from './repayment.ts'
import { decidedByAnother } from './rules.ts'

export const sanction = action({
  by: [leader],
  from: ['heard'],
  to: 'sanctioned',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({ reason: z.string().min(2).max(2000) }),
  rules: [decidedByAnother],
  counts: (law, facts) => repaymentOf(law, facts).items.map(item => spentOn(trainingOf(facts), item)),
  decide: (law, facts) => {
    const lines = linesOf(law, facts)
    const backFen = addFen(...lines.map(l => l.amountFen))
    const penalty = penaltyOn(repaymentOf(law, facts), backFen)
    const clause = groundOf(law, facts)?.clause ?? law.policy.training.discipline.grounds.clause
    const consequences = consequencesOf(law, facts)
    const beside = { ...(penalty && { penalty }), ...(consequences.length > 0 && { consequences }) }
    const decision = { clause, reason: facts.input.reason, lines, ...beside, on: facts.today }
    const reprimandDue = law.policy.training.discipline.reprimand.value
    return { decidedBy: facts.actor.id, reprimandDue, sanction: { ...decision, amountFen: addFen(backFen, penalty?.amountFen ?? 0) } }
  },
  apply: (_dossier, { fact, actingFor }) => ({ ...fact, decidedFor: actingFor }),
  causes: (law, facts, { sanction: { lines, penalty, amountFen, clause } }): readonly Cause[] => {
    const training = trainingOf(facts)
    const { about, openedBy, openedFor } = facts.dossier
    const caseBy = [openedBy, openedFor].filter(hand => hand !== undefined)
    const end = (subject: Cause['subject'], action: string): Cause => ({ subject, id: training, action, input: {} })
    const ended = about === 'training' ? [end('training', 'cancel'), end('placement', 'cancel')] : [end('obligation', 'breach')]
    const sum = {
      item: 'clawback',
      amountFen,
      working: { way: 'byShare', lines, ...(penalty && { penalty }) },
      payer: 'person',
      payee: 'fund',
      clause,
      terms: termsOf(law, facts),
      caseBy,
    }
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

/** The appeal is right: the demand falls, what the person has already paid back is owed to them, and the training or the service is restored. */
import { z } from 'zod'
import { fenPaid } from '../accounts.ts'
import type { Cause } from '../action.ts'
import { leader } from '../roles.ts'
import { relationsOf } from '../training/relations.ts'
import { action, clawbackOf, giveBackOf, takenDown, trainingOf } from './dossier.ts'

export const correct = action({
  by: [leader],
  from: ['appealed'],
  to: 'corrected',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({ reason: z.string().min(2).max(2000) }),
  counts: (_law, facts) => [fenPaid(clawbackOf(facts))],
  decide: (_law, facts) => ({ reason: facts.input.reason, on: facts.today, givesBackFen: facts.balance(fenPaid(clawbackOf(facts))) }),
  /** Cases that were corrected before there was a public page say no day, and have nothing on it. */
  apply: (dossier, { fact: { on } }) => ({ demandRests: false, ...takenDown(dossier, on) }),
  causes: ({ policy }, facts, { givesBackFen }): readonly Cause[] => {
    const training = trainingOf(facts)
    const sum = { item: 'giveBack', amountFen: givesBackFen, working: { way: 'givenBack', receivedFen: givesBackFen } }
    const opening = {
      ...relationsOf(facts),
      training,
      ...sum,
      payer: 'fund',
      payee: 'trainee',
      clause: policy.training.discipline.clawback.clause,
    }
    const restore: Cause = { subject: facts.dossier.about, id: training, action: 'restore', input: { case: facts.id } }
    const seat: Cause = { subject: 'placement', id: training, action: 'restore', input: {} }
    const drop: Cause = { subject: 'payment', id: clawbackOf(facts), action: 'cancelDemand', input: {} }
    const giveBack: Cause = { subject: 'payment', id: giveBackOf(facts), action: 'open', input: opening }
    return [
      restore,
      ...(facts.dossier.about === 'training' && facts.dossier.released !== true ? [seat] : []),
      ...((facts.dossier.sanction?.amountFen ?? 0) > 0 ? [drop] : []),
      ...(givesBackFen > 0 ? [giveBack] : []),
    ]
  },
  tells: ['person', 'employer', 'body', 'host', 'finance'],
})

/** A leader finds that the ground is not made out: the case ends, and the training or the service goes on. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action, trainingOf } from './dossier.ts'
import { decidedByAnother } from './rules.ts'

export const dismiss = action({
  by: [leader],
  from: ['heard'],
  to: 'dismissed',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({ reason: z.string().min(2).max(2000) }),
  rules: [decidedByAnother],
  decide: (_law, { input, actor }) => ({ reason: input.reason, decidedBy: actor.id }),
  apply: (_dossier, { fact, actingFor }) => ({ decidedBy: fact.decidedBy, decidedFor: actingFor }),
  causes: (_law, facts) => [{ subject: facts.dossier.about, id: trainingOf(facts), action: 'closeCase', input: { case: facts.id } }],
  tells: ['person', 'employer', 'host'],
})

/** The host takes the person. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { host } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { answered } from './offers.ts'

/** A policy that doesn't ask again takes the willingness on the form for the answer. */
const personWasAsked = rule(
  'personWasAsked',
  ({ policy }) => policy.placement.adjustment,
  ({ askAgain }, { dossier }: Facts<Placement>) => dossier.status === 'agreed' || !askAgain,
  ({ dossier }) => dossier.status,
)

export const welcome = action({
  by: [host],
  from: ['proposed', 'agreed'],
  to: 'welcomed',
  cites: ({ policy }) => policy.placement.hostAnswerDays,
  input: z.strictObject({}),
  rules: [personWasAsked],
  decide: (_law, { today }) => ({ on: today }),
  apply: (dossier, { fact }) => answered(dossier, { welcomedOn: fact.on }),
  tells: ['person', 'employer', 'department'],
})

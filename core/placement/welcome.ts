/** The host takes the person, and may say at once whom they will work with and where they will live. */
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
  input: z.strictObject({ supervisor: z.string().trim().min(1).max(60).optional(), room: z.string().trim().min(1).max(120).optional() }),
  rules: [personWasAsked],
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => (Object.keys(input).length === 0 ? undefined : { kind: 'welcome', content: input }),
  apply: (dossier, { fact }) => answered(dossier, { welcomedOn: fact.on }),
  tells: ['person', 'employer', 'department'],
})

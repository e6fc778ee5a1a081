/** The person refuses the host that was proposed. The seat is free again, the offer and its answer stay on record; the reason is theirs and is sealed. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action } from './dossier.ts'
import { ended } from './offers.ts'
import { freeSeat } from './seats.ts'

export const refuse = action({
  by: [person],
  from: ['proposed'],
  to: 'opened',
  cites: ({ policy }) => policy.placement.refusalCosts,
  input: z.strictObject({ reason: z.string().max(400).optional() }),
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => (input.reason === undefined ? undefined : { kind: 'refusal', content: input }),
  apply: (dossier, { fact }) => ended(dossier, { by: 'person', on: fact.on }),
  posts: (law, facts) => freeSeat(law, facts),
  tells: ['department'],
})

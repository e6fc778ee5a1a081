/** The host can't take the person. The seat is free again and the department looks on; what the host says of the person beyond a code is sealed. */
import { z } from 'zod'
import { host } from '../roles.ts'
import { action } from './dossier.ts'
import { ended } from './offers.ts'
import { freeSeat } from './seats.ts'

export const turnDown = action({
  by: [host],
  from: ['proposed', 'agreed'],
  to: 'opened',
  cites: ({ policy }) => policy.placement.hostAnswerDays,
  input: z.strictObject({
    reason: z.enum(['noSeat', 'noSupervisor', 'otherField', 'other']),
    explanation: z.string().max(400).optional(),
  }),
  decide: (_law, { input, today }) => ({ reason: input.reason, on: today }),
  keeps: ({ input }) => (input.explanation === undefined ? undefined : { kind: 'turnDown', content: input }),
  apply: (dossier, { fact }) => ended(dossier, { by: 'host', on: fact.on, reason: fact.reason }),
  posts: (law, facts) => freeSeat(law, facts),
  tells: ['person', 'department'],
})

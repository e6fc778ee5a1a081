/** The person gives the admission up before the training is confirmed: the seat is free, and the place goes back to the body for a reserve. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action } from './dossier.ts'
import { ended } from './offers.ts'
import { freePlace, freeSeat } from './seats.ts'

export const giveUp = action({
  by: [person],
  from: ['opened', 'proposed', 'agreed', 'handedOver', 'welcomed'],
  to: 'cancelled',
  cites: ({ policy }) => policy.procedure.withdrawUntil,
  input: z.strictObject({ reason: z.string().max(400).optional() }),
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => (input.reason === undefined ? undefined : { kind: 'givenUp', content: input }),
  apply: (dossier, { fact }) => ({
    ...(dossier.host !== undefined && ended(dossier, { by: 'person', on: fact.on })),
    cancelledBy: 'person',
  }),
  posts: (law, facts) => [...freeSeat(law, facts), ...freePlace(law, facts)],
  tells: ['employer', 'body', 'host', 'department'],
})

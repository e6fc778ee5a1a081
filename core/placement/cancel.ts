/** The training came to an end before its time: the seat is free again. A placement that is cancelled already stays so. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { freeSeat } from './seats.ts'

export const cancel = action({
  by: [causedBy('training', 'release', 'terminate', 'cancel', 'lapse', 'withdraw'), causedBy('discipline', 'sanction')],
  from: ['confirmed', 'cancelled'],
  to: 'cancelled',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({}),
  posts: (law, facts) => freeSeat(law, facts),
  tells: ['host', 'body'],
})

/** The training came to an end before its time: the seat is free again. A placement that is cancelled already stays so, and by whom. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { freeSeat } from './seats.ts'

type Fact = { readonly cancelledBy?: 'training' | 'sanction' }

export const cancel = action({
  by: [causedBy('training', 'release', 'terminate', 'cancel', 'lapse', 'withdraw'), causedBy('discipline', 'sanction')],
  from: ['confirmed', 'cancelled'],
  to: 'cancelled',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({}),
  decide: (_law, { cause, dossier }): Fact =>
    dossier.status === 'cancelled' ? {} : { cancelledBy: cause?.subject === 'discipline' ? 'sanction' : 'training' },
  apply: ({ cancelledBy }, { fact }) => ({ cancelledBy: fact.cancelledBy ?? cancelledBy }),
  posts: (law, facts) => freeSeat(law, facts),
  tells: ['host', 'body'],
})

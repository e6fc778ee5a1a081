/** The file goes to the ministry, which arranges the hosts of this track; the batch says in which package. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { trackIsPlacedBy } from './rules.ts'

export const handOver = action({
  by: [department],
  from: ['opened'],
  to: 'handedOver',
  cites: ({ policy }) => policy.placement.preferences,
  input: z.strictObject({ batch: z.int().positive() }),
  rules: [trackIsPlacedBy('ministry')],
  apply: (_dossier, { fact }) => ({ batch: fact.batch }),
  tells: ['person'],
})

/** The file goes to the ministry, which arranges the hosts of this track: in the parcel of this number, whose digest the entry bears, on the row with this code. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { trackIsPlacedBy } from './rules.ts'

export const handOver = action({
  by: [causedBy('parcel', 'make')],
  from: ['opened'],
  to: 'handedOver',
  cites: ({ policy }) => policy.placement.preferences,
  input: z.strictObject({ batch: z.int().positive(), digest: z.string(), row: z.string() }),
  rules: [trackIsPlacedBy('ministry')],
  apply: (_dossier, { fact }) => ({ batch: fact.batch }),
  tells: ['person'],
})

/** Somebody was admitted: the way to a host begins, from the wishes that they handed in. */
import { z } from 'zod'
import { adjustments } from '../application/form.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const open = action({
  by: [causedBy('application', 'admit')],
  from: ['none'],
  to: 'opened',
  cites: ({ policy }) => policy.placement.preferences,
  input: z.strictObject({
    round: z.string(),
    track: z.string(),
    person: z.string(),
    employer: z.string(),
    body: z.string(),
    preferences: z.array(z.strictObject({ host: z.string(), programme: z.string() })),
    willing: z.boolean().optional(),
    scope: z.array(z.enum(adjustments)).optional(),
    field: z.string().optional(),
    setAside: z.string().optional(),
    kinds: z.array(z.string()).optional(),
    grassRoots: z.boolean().optional(),
  }),
  apply: (_dossier, { fact: { preferences, ...relations } }) => ({ ...relations, wished: preferences }),
})

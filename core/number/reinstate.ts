/** A number was annulled by mistake: it counts again, and both acts stay on record. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'

export const reinstate = action({
  by: [department, leader],
  from: ['annulled'],
  to: 'given',
  cites: ({ policy }) => policy.documents.numberCode,
  input: z.strictObject({ reason: z.string().trim().min(2).max(400) }),
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'reinstateReason', content: input }),
  apply: () => ({ annulled: undefined }),
})

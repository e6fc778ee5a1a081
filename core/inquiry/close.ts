/** The person needs nothing more of it, or takes it back; what was said stays on record. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action } from './dossier.ts'
import { termsOf } from './terms.ts'

export const close = action({
  by: [person],
  from: ['asked', 'answered'],
  to: 'closed',
  cites: termsOf,
  input: z.strictObject({}),
  tells: ['department'],
})

/** Whoever may ask for a waiver takes the wish back, before it was decided. */
import { z } from 'zod'
import { department, finance } from '../roles.ts'
import { action } from './dossier.ts'
import { waiverIsAsked, waiverOf, whereAllowed } from './waiver.ts'

export const dropWaiver = action({
  by: [whereAllowed('askedBy', finance), whereAllowed('askedBy', department)],
  from: ['demanded', 'suspended', 'repaid'],
  cites: waiverOf,
  input: z.strictObject({}),
  rules: [waiverIsAsked],
  apply: () => ({ waiverAsked: undefined }),
})

/** A text that was never sent is put away. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'

export const discard = action({
  by: [department, leader],
  from: ['drafted'],
  to: 'discarded',
  cites: ({ policy }) => policy.procedure.answerDays.review,
  input: z.strictObject({}),
})

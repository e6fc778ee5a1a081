/** The text goes back to those who write it, with the reason. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, Why } from './dossier.ts'

export const sendBack = action({
  by: [department, leader],
  from: ['proposed', 'approved'],
  to: 'drafted',
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({ reason: Why }),
  apply: () => ({ approvedBy: undefined }),
  tells: ['department'],
})

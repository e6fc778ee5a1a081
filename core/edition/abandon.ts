/** The text will not become a law; its history stays. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, Why } from './dossier.ts'

export const abandon = action({
  by: [department, leader],
  from: ['drafted', 'proposed', 'approved'],
  to: 'abandoned',
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({ reason: Why }),
})

/** The sample is looked through, and nothing found in it waits for anybody. */
import { z } from 'zod'
import { auditor } from '../roles.ts'
import { action } from './dossier.ts'
import { everyFindingIsSettled, lookedAtByAnother } from './rules.ts'

export const close = action({
  by: [auditor],
  from: ['drawn'],
  to: 'closed',
  cites: lookedAtByAnother,
  input: z.strictObject({}),
  rules: [everyFindingIsSettled],
})

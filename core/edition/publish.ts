/** The edition becomes a law, frozen under its digest: the server writes it down in the same transaction, and nobody edits it any more. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'
import { checksOut, keepsItsName } from './rules.ts'

export const publish = action({
  by: [leader, department],
  from: ['approved'],
  to: 'published',
  cites: ({ policy }) => policy.editions,
  /** What is published is what was seen: the server refuses another digest than the text's own. */
  input: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  rules: [keepsItsName, checksOut],
  apply: (_dossier, { fact: { digest } }) => ({ digest }),
  tells: ['department', 'leader'],
})

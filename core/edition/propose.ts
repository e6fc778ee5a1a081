/** The text is put forward for approval, once its check finds nothing. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action, Version, worked } from './dossier.ts'
import { checksOut, keepsItsName, seenIsNewest } from './rules.ts'

export const propose = action({
  by: [department],
  from: ['drafted'],
  to: 'proposed',
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({ version: Version }),
  rules: [seenIsNewest, keepsItsName, checksOut],
  decide: (_law, { actor, input: { version } }) => ({ by: actor.id, version }),
  apply: worked,
  tells: ['leader', 'department'],
})

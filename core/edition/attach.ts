/** The text of the new notice is laid beside the policy, to read and to write from. A published notice holds no personal data. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action, worked } from './dossier.ts'

const input = z.strictObject({
  name: z.string().min(1).max(200),
  text: z.string().min(1).max(100_000),
  /** The digest of the uploaded file, if the text was not typed in. */
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

export const attach = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input,
  decide: (_law, { actor, input: notice }) => ({ by: actor.id, notice }),
  apply: (dossier, entry) => ({ ...worked(dossier, entry), notice: entry.fact.notice }),
})

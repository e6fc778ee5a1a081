/** The ministry found no host: the file is back with the department, with the reason. */
import { z } from 'zod'
import { department, ministry } from '../roles.ts'
import { action } from './dossier.ts'
import { AnswerFile } from './rules.ts'

export const handBack = action({
  by: [department, ministry],
  from: ['handedOver'],
  to: 'opened',
  cites: ({ policy }) => policy.placement.preferences,
  input: z.strictObject({ reason: z.enum(['noHost', 'incompleteFile', 'other']), file: AnswerFile }),
  tells: ['person'],
})

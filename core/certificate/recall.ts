/** The pass behind it was undone before anything was issued: there is nothing to issue. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const recall = action({
  by: [causedBy('training', 'undoPass', 'undoRepeat')],
  from: ['ready'],
  to: 'recalled',
  cites: ({ policy }) => policy.training.certificate.afterPass,
  input: z.strictObject({}),
})

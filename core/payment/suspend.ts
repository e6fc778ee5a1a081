/** The sanction behind the demand is appealed: nothing has to be paid back until the appeal is decided. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const suspend = action({
  by: [causedBy('discipline', 'appeal')],
  from: ['demanded'],
  to: 'suspended',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({}),
  tells: ['finance', 'person'],
})

/** A case was dismissed: nothing stands in the way of the training any more. */
import { z } from 'zod'
import { causedBy } from '../../roles.ts'
import { action, living } from '../dossier.ts'

export const closeCase = action({
  by: [causedBy('discipline', 'dismiss')],
  from: living,
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({ case: z.string() }),
  apply: ({ cases }, { fact }) => ({ cases: cases.map(c => (c.id === fact.case ? { ...c, closed: true } : c)) }),
})

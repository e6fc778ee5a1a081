/** The sanction was corrected: the person stands as if no case had been. How they go on is settled next. */
import { z } from 'zod'
import { causedBy } from '../../roles.ts'
import { action } from '../dossier.ts'

export const restore = action({
  by: [causedBy('discipline', 'correct')],
  from: ['cancelled'],
  to: 'restored',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({ case: z.string() }),
  apply: ({ cases }, { fact }) => ({ cases: cases.map(c => (c.id === fact.case ? { ...c, closed: true } : c)) }),
  tells: ['person', 'employer', 'body', 'host'],
})

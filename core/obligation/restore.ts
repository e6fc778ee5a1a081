/** The sanction was corrected: the service is owed as if no case had been. The department says from when it goes on. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const restore = action({
  by: [causedBy('discipline', 'correct')],
  from: ['breached'],
  to: 'restored',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({ case: z.string() }),
  answerBy: ({ policy }, { today }) => addDays(today, policy.procedure.answerDays.review.value),
  apply: ({ cases }, { fact }) => ({ cases: cases.map(c => (c.id === fact.case ? { ...c, closed: true } : c)) }),
  tells: ['person', 'employer', 'body', 'host'],
})

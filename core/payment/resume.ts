/** The appeal failed: the demand stands again, with the full time to pay. Parts are agreed anew. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const resume = action({
  by: [causedBy('discipline', 'uphold')],
  from: ['suspended'],
  to: 'demanded',
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({}),
  answerBy: ({ policy }, { today, dossier }) => addDays(today, (dossier.terms ?? policy.training.discipline.clawback.value).payWithinDays),
  apply: () => ({ agreed: undefined }),
  tells: ['finance', 'person'],
})

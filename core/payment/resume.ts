/** The appeal failed: the demand stands again, with the full time to pay. */
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
  answerBy: ({ policy }, { today }) => addDays(today, policy.training.discipline.clawback.value.payWithinDays),
  tells: ['finance', 'person'],
})

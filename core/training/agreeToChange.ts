/** The host that a change would lead to says that it would take the trainee. */
import { z } from 'zod'
import { newHost } from './changes.ts'
import { action, studying } from './dossier.ts'

export const agreeToChange = action({
  by: [newHost],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: z.strictObject({}),
  decide: (_law, { today }) => ({ agreedOn: today }),
  apply: ({ change }, { fact }) => ({ change: change && { ...change, ...fact } }),
  tells: ['person', 'department'],
})

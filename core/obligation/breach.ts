/** A sanction found that the service was broken off: no more of it is owed, for what was not served is paid back. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action, living } from './dossier.ts'

export const breach = action({
  by: [causedBy('discipline', 'sanction')],
  from: living,
  to: 'breached',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({}),
  decide: (_law, { today }) => ({ on: today }),
  tells: ['person', 'employer', 'body', 'host'],
})

/** A sanction ends the training. */
import { z } from 'zod'
import { causedBy } from '../../roles.ts'
import { action, living } from '../dossier.ts'

export const cancel = action({
  by: [causedBy('discipline', 'sanction')],
  from: living,
  to: 'cancelled',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input: z.strictObject({}),
  decide: (_law, { dossier, today }) => ({ cancelledFrom: dossier.status, cancelledOn: today }),
  apply: (_dossier, { fact }) => fact,
  tells: ['person', 'employer', 'body', 'host'],
})

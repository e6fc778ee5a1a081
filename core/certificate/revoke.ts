/** A leader revokes a certificate, with the reason; or the pass behind it was undone. It stays in the register, and whoever verifies it hears that it is void. */
import { z } from 'zod'
import { causedBy, leader } from '../roles.ts'
import { action } from './dossier.ts'

export const revoke = action({
  by: [leader, causedBy('training', 'undoPass', 'undoRepeat')],
  from: ['issued'],
  to: 'revoked',
  cites: ({ policy }) => policy.training.certificate.afterPass,
  input: z.strictObject({ reason: z.enum(['falseForm', 'falseAssessment', 'issuedInError']) }),
  decide: (_law, { input, today }) => ({ ...input, on: today }),
  apply: (_dossier, { fact }) => ({ revoked: fact }),
  tells: ['person', 'employer'],
})

/** A lost or damaged certificate is issued again: same number, new code, and the old code says from now on that it was replaced. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action } from './dossier.ts'

export const reissue = action({
  by: [department],
  from: ['issued'],
  to: 'issued',
  cites: ({ policy }) => policy.training.certificate.issuers,
  input: z.strictObject({ reason: z.enum(['lost', 'damaged', 'nameChanged', 'misprinted']) }),
  decide: (_law, { id, input, dossier, nonce, today }) => {
    if (dossier.code === undefined) throw new Error(`certificate ${id} has no code to replace`)
    return { reason: input.reason, code: nonce, replaces: { code: dossier.code, on: today } }
  },
  apply: ({ replaced }, { fact }) => ({ code: fact.code, replaced: [...replaced, fact.replaces] }),
  tells: ['person', 'employer'],
})

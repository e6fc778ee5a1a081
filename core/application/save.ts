/** The applicant keeps what they have typed so far. Nothing is judged and nothing is lost: the journal holds the digest, the form is sealed elsewhere. */
import { z } from 'zod'
import { person } from '../roles.ts'
import { action } from './dossier.ts'
import { Draft } from './form.ts'

export const save = action({
  by: [person],
  from: ['draft', 'returned'],
  cites: ({ policy }) => policy.procedure.windows.apply,
  input: z.strictObject({ form: Draft }),
  decide: (_law, { dossier }) => ({ version: dossier.version + 1 }),
  keeps: ({ input }) => ({ kind: 'form', content: input.form }),
  apply: (_dossier, { fact, kept }) => ({ version: fact.version, digest: kept }),
})

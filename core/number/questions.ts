/** What may be asked of the register of document numbers. */
import { z } from 'zod'
import { Name, Offer, page, SubjectName } from '../answer.ts'
import { whyAnnulled } from './dossier.ts'

export const numberQuestions = {
  /** The register of a round's issuing code in one year, the newest first: every number with its paper, and why it is void where it is. */
  numbers: {
    by: ['department', 'leader', 'auditor'],
    input: z.strictObject({
      round: z.string(),
      /** Without it, the newest year that has numbers. */
      year: z.coerce.number().int().min(1900).max(9999).optional(),
      /** One number of the year. */
      number: z.coerce.number().int().positive().optional(),
      only: z.literal('annulled').optional(),
      ...page,
    }),
    answer: z.strictObject({
      code: z.string(),
      year: z.int().nullable(),
      years: z.array(z.int()),
      /** The last number given; all from 1 to it were, each once. */
      last: z.int(),
      annulled: z.int(),
      rows: z.array(
        z.strictObject({
          number: z.string(),
          /** What bears it, and the act that gave it. */
          subject: SubjectName,
          id: z.string(),
          action: z.string(),
          at: z.string(),
          by: Name,
          /** Of a paper made elsewhere. */
          title: z.string().nullable(),
          addressee: z.string().nullable(),
          annulled: z.strictObject({ reason: z.enum(whyAnnulled), on: z.string(), explanation: z.string().nullable() }).nullable(),
          /** The dossier of the number itself, for annulling and reinstating it. */
          numbering: z.string(),
          /** Its paper counts: it is withdrawn before the number is annulled. */
          stands: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
      /** What whoever asks may do here; empty for those who only read. */
      offers: z.array(Offer),
    }),
  },
} as const

/** What may be asked about an auditor's samples: those of a round, and one with its items and what was found on them. */
import { z } from 'zod'
import { Name, Offer } from '../answer.ts'
import { subjectNames } from '../facts.ts'
import { findingKinds, outcomes, populations } from './dossier.ts'

const readers = ['auditor', 'department', 'leader', 'finance'] as const

const Frozen = z.strictObject({ count: z.int(), totalFen: z.int(), digest: z.string() })
const Head = {
  id: z.string(),
  number: z.int(),
  status: z.string(),
  of: z.enum(populations),
  from: z.string(),
  until: z.string(),
  size: z.int(),
  strata: z.int(),
  frozen: Frozen,
  open: z.int(),
  findings: z.int(),
}

export const sampleQuestions = {
  samples: {
    by: readers,
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({ next: z.int(), mine: z.boolean(), samples: z.array(z.strictObject(Head)) }),
  },
  /** How many could be drawn from, before anybody binds themself. */
  samplePreview: {
    by: ['auditor'],
    input: z.strictObject({ round: z.string(), of: z.enum(populations), from: z.iso.date(), until: z.iso.date() }),
    answer: Frozen,
  },
  sample: {
    by: readers,
    input: z.strictObject({ id: z.string().max(160) }),
    answer: z.strictObject({
      ...Head,
      round: z.string(),
      commitment: z.string(),
      nonce: z.string(),
      secret: z.string().nullable(),
      /** Drawn again here and now from the list and the seed: the same as was journalled. */
      verified: z.boolean().nullable(),
      items: z.array(
        z.strictObject({
          id: z.string(),
          stratum: z.int(),
          fen: z.int(),
          subject: z.enum(subjectNames),
          dossier: z.string(),
          n: z.int().nullable(),
          title: z.string(),
          /** What was decided, or what the payment is for; the clause behind it. */
          what: z.string(),
          clause: z.string(),
          status: z.string(),
          findings: z.int(),
        }),
      ),
      findings: z.array(
        z.strictObject({
          n: z.int(),
          item: z.string(),
          kind: z.enum(findingKinds),
          status: z.enum(['raised', 'answered', 'settled']),
          answerBy: z.string(),
          outcome: z.enum(outcomes).nullable(),
          said: z.array(
            z.strictObject({ as: z.enum(['raise', 'answer', 'insist', 'settle']), on: z.string(), by: Name, text: z.string() }),
          ),
        }),
      ),
      offers: z.array(Offer),
    }),
  },
} as const

/** What may be asked about objections: the words of one, for those whose duty it is, and the answers that a person on the list is owed. */
import { z } from 'zod'

const Said = z.strictObject({
  kind: z.enum(['objection', 'question', 'supplement', 'answer']),
  at: z.string(),
  text: z.string(),
  /** Digests of what came with it. */
  files: z.array(z.string()),
})

export const objectionQuestions = {
  /** The sealed words of an objection and who raised it, for those who look into it and decide; each look is logged. */
  objection: {
    by: ['department', 'leader'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      /** To be read out to whoever objected by phone; null for one that the page did not name. */
      receipt: z.string().nullable(),
      raisedBy: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
      said: z.array(Said),
    }),
  },
  /** The reasoned answers to the objections to one application, for its person: never who objected, nor what they said. */
  objectionAnswers: {
    by: ['person'],
    input: z.strictObject({ application: z.string() }),
    answer: z.array(z.strictObject({ ground: z.string(), on: z.string(), status: z.string(), answer: z.string().nullable() })),
  },
} as const

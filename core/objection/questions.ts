/** What may be asked about the public notice and objections to it: the list, the words of one, for those whose duty it is, and the answers that a person on the list is owed. */
import { z } from 'zod'
import { Name } from '../answer.ts'

const Said = z.strictObject({
  kind: z.enum(['objection', 'question', 'supplement', 'answer']),
  at: z.string(),
  text: z.string(),
  /** Digests of what came with it. */
  files: z.array(z.string()),
})

export const objectionQuestions = {
  /** The list under public notice: name, employer, track; no part of a number, a phone or a birth day. */
  notice: {
    by: ['public'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** The how-manieth notice this is, and who joined and left since the one before. */
      nth: z.int(),
      joined: z.int(),
      left: z.int(),
      /** Something changed since it was shown: it will be shown anew. */
      changed: z.boolean(),
      /** `ref` stands for the person where somebody objects, and says nothing else; `isNew`: joined since the notice before. */
      rows: z.array(
        z.strictObject({ ref: z.string(), track: z.string(), name: z.string(), employer: Name, body: Name, isNew: z.boolean() }),
      ),
    }),
  },
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

/** What may be asked about circulars: the text, whom it would reach, how it reads for real people, and what became of it for each. */
import { z } from 'zod'
import { page } from '../answer.ts'

const Person = z.strictObject({ person: z.string(), application: z.string(), name: z.string(), employer: z.string(), body: z.string() })

export const circularQuestions = {
  circular: {
    by: ['department', 'leader'],
    input: z.strictObject({ id: z.string(), ...page }),
    answer: z.strictObject({
      text: z.string(),
      people: z.int(),
      withoutPhone: z.int(),
      /** The text as three real people would read it. */
      samples: z.array(z.strictObject({ name: z.string(), text: z.string() })),
      /** How many stand where; empty before it is sent. */
      states: z.array(z.strictObject({ state: z.string(), count: z.int() })),
      rows: z.array(Person.extend({ state: z.string(), at: z.string(), why: z.string().nullable() })),
      next: z.string().nullable(),
      /** Whoever has no phone number that a text can go to: to be called, or given the text on paper. */
      calls: z.array(Person.extend({ text: z.string() })),
    }),
  },
} as const

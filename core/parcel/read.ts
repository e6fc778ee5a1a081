/** An answer that was read against its parcel, as the door gives it to a page: nothing of it is done yet. */
import { z } from 'zod'
import { Name, Refusal } from '../answer.ts'
import { verdicts } from './tie.ts'

const Named = z.strictObject({ id: z.string(), name: Name })
export const AnswerRead = z.strictObject({
  heads: z.array(z.strictObject({ said: z.string(), means: z.string().nullable() })),
  /** Columns without which nobody can be found. */
  lacking: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      n: z.int(),
      code: z.string().nullable(),
      /** As it went out; null for who is not in the parcel. */
      name: z.string().nullable(),
      said: z.record(z.string(), z.string()),
      verdict: z.enum(verdicts),
      host: Named.nullable(),
      programme: Named.nullable(),
      reason: z.string().nullable(),
      /** One of the person's own wishes. */
      wished: z.boolean(),
      changed: z.array(z.strictObject({ head: z.string(), was: z.string(), is: z.string() })),
      refusals: z.array(Refusal),
    }),
  ),
  missing: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  /** What a host of the answer may be said to be. */
  hosts: z.array(Named),
  /** For each host that was found and has a row whose programme was not. */
  programmes: z.record(z.string(), z.array(Named)),
})
export type AnswerRead = z.infer<typeof AnswerRead>

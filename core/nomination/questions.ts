/** What may be asked about the frozen versions of a roster. */
import { z } from 'zod'
import { Name } from '../answer.ts'

/** `code` is the short one that each printed page bears; `by` is who froze it. */
const Version = z.strictObject({ version: z.int(), at: z.string(), by: Name, code: z.string(), lines: z.int() })

export const rosterQuestions = {
  /** Every version of a roster that was frozen, the newest first; no personal data. */
  rosterVersions: {
    by: ['body', 'department', 'leader'],
    input: z.strictObject({ id: z.string() }),
    answer: z.array(Version),
  },
  /** What differs between two frozen versions, read from the sealed sheets; each look is logged. Nothing where a sheet was erased. */
  rosterDifference: {
    by: ['body', 'department', 'leader'],
    input: z.strictObject({ id: z.string(), from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
    answer: z.strictObject({
      lines: z.array(
        z.strictObject({
          application: z.string(),
          name: z.string(),
          employer: z.string(),
          from: z.int().nullable(),
          to: z.int().nullable(),
          moved: z.boolean(),
          /** The columns of the sheet by their heads; empty for who joined or left. */
          cells: z.array(z.strictObject({ head: z.string(), was: z.string(), is: z.string() })),
        }),
      ),
    }),
  },
} as const

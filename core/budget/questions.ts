/** What may be asked about budget lines. */
import { z } from 'zod'

export const budgetQuestions = {
  /** The lines of a round by year: what was granted, carried in, advanced, paid, returned and is left, beside what is planned and forecast. */
  budgetLines: {
    by: ['department', 'leader', 'finance', 'auditor'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      /** Whether this policy keeps lines, and whether the asker enters them. */
      foreseen: z.boolean(),
      mine: z.boolean(),
      /** The first year that has no line. */
      next: z.string(),
      planFen: z.int(),
      forecastFen: z.int(),
      grantedFen: z.int(),
      lines: z.array(
        z.strictObject({
          id: z.string(),
          year: z.string(),
          code: z.string(),
          status: z.string(),
          amountFen: z.int(),
          carriedFen: z.int(),
          advancedFen: z.int(),
          paidFen: z.int(),
          returnedFen: z.int(),
          /** What the year's line has left, or had when it was closed; and what became of that. */
          restFen: z.int(),
          rest: z.enum(['carriedOver', 'lapses']).nullable(),
        }),
      ),
    }),
  },
} as const

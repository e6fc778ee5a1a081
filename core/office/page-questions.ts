/** What browsers refused of the house's own pages. */
import { z } from 'zod'

export const pageQuestions = {
  /** By page, line of its policy and source, with how often in the last thirty days; what our own pages caused first. */
  pageReports: {
    by: ['administrator', 'security', 'auditor'],
    input: z.strictObject({}),
    answer: z.array(
      z.strictObject({
        page: z.string(),
        directive: z.string(),
        source: z.enum(['own', 'inline', 'elsewhere', 'extension']),
        count: z.int(),
        last: z.string(),
      }),
    ),
  },
} as const

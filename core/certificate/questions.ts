/** What anybody may ask about a certificate whose code they hold. */
import { z } from 'zod'
import { Name } from '../answer.ts'

export const certificateQuestions = {
  /** Is this certificate good? Validity, name, programme and period, and nothing else but the hours that the policy credits. */
  certificate: {
    by: ['public'],
    input: z.strictObject({ code: z.string().min(8).max(64) }),
    answer: z.strictObject({
      validity: z.enum(['valid', 'revoked', 'replaced', 'unknown']),
      name: z.string().nullable(),
      programme: Name.nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** The day on which it was revoked or replaced. */
      since: z.string().nullable(),
      /** The number of the certificate that has replaced it. */
      newNumber: z.string().nullable(),
      /** Where the policy credits hours: how many, and the modules that they were spent on. */
      hours: z.int().nullable(),
      modules: z.array(z.strictObject({ name: Name, hours: z.int() })),
    }),
  },
} as const

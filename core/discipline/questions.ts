/** What may be asked of cases: the whole file by those who decide and by whom it concerns, and by everybody what is public of it. */
import { z } from 'zod'
import { Name } from '../answer.ts'

const steps = ['opened', 'heard', 'dismissed', 'sanctioned', 'reprimanded', 'takenDown', 'appealed', 'upheld', 'corrected'] as const

export const disciplineQuestions = {
  /** The case from its first day: what was said and by whom, each file, the days that are still open, and how the demand stands. */
  caseFile: {
    by: ['person', 'department', 'leader', 'finance', 'auditor'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      steps: z.array(z.strictObject({ kind: z.enum(steps), on: z.string(), role: z.string(), words: z.array(z.string()) })),
      evidence: z.array(z.strictObject({ file: z.string(), shows: z.string().nullable(), by: z.string(), on: z.string() })),
      /** Days to come, or that just ran out: to be heard, to appeal, to pay, and on the public page. */
      days: z.array(z.strictObject({ kind: z.enum(['hear', 'appeal', 'pay', 'public']), until: z.string(), over: z.boolean() })),
      demand: z
        .strictObject({
          payment: z.string(),
          status: z.string(),
          leftFen: z.int(),
          receivedFen: z.int(),
          /** Charged so far, and what ran since, up to today. */
          interestFen: z.int(),
          perDayMillionths: z.int().nullable(),
        })
        .nullable(),
    }),
  },
  /** The reprimands that are public today, and nothing of any other case. */
  reprimands: {
    by: ['public'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      rows: z.array(
        z.strictObject({
          ref: z.string(),
          name: z.string(),
          employer: Name,
          ground: Name,
          clause: z.string(),
          number: z.string(),
          from: z.string(),
          until: z.string(),
        }),
      ),
    }),
  },
} as const

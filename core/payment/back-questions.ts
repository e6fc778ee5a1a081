/** What may be asked of money that comes back: one demand with all its working, and who owes how much since when. */
import { z } from 'zod'
import { Name, page } from '../answer.ts'

/** How long something has been late: not yet, or for so many days at most. */
export const ages = ['notDue', 'upTo30', 'upTo90', 'upTo180', 'over180', 'frozen'] as const
export type Age = (typeof ages)[number]
const Aged = z.strictObject({
  notDue: z.int(),
  upTo30: z.int(),
  upTo90: z.int(),
  upTo180: z.int(),
  over180: z.int(),
  frozen: z.int(),
})

/** What happens next: somebody decides on a waiver or an appeal, the next reminder comes, or the day to pay. */
export const nextSteps = ['decideWaiver', 'decideAppeal', 'remind', 'pay'] as const

export const backQuestions = {
  /** A demand from the transfers that it stands on to the last fen: for whoever owes it and whoever looks after it. */
  demandFile: {
    by: ['person', 'host', 'department', 'leader', 'finance', 'auditor'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      on: z.string(),
      clause: z.string(),
      payBy: z.string().nullable(),
      amountFen: z.int(),
      receivedFen: z.int(),
      waivedFen: z.int(),
      /** Charged so far, and what ran since, up to today. */
      interestFen: z.int(),
      perDayMillionths: z.int().nullable(),
      leftFen: z.int(),
      lines: z.array(
        z.strictObject({
          item: z.string(),
          paidFen: z.int(),
          numerator: z.int(),
          denominator: z.int(),
          amountFen: z.int(),
          /** What was paid on the item before the demand, and taken back; together `paidFen`. */
          transfers: z.array(
            z.strictObject({ payment: z.string(), on: z.string(), fen: z.int(), clause: z.string(), reference: z.string().nullable() }),
          ),
        }),
      ),
      penalty: z.strictObject({ ofFen: z.int(), basisPoints: z.int(), amountFen: z.int() }).nullable(),
      parts: z.array(z.strictObject({ nth: z.int(), on: z.string(), amountFen: z.int(), leftFen: z.int(), late: z.boolean() })),
      receipts: z.array(
        z.strictObject({
          n: z.int().nullable(),
          on: z.string(),
          amountFen: z.int(),
          /** What came beyond what was open, and is given back. */
          overFen: z.int(),
          reference: z.string(),
          evidence: z.array(z.string()),
        }),
      ),
      waived: z.array(z.strictObject({ on: z.string(), amountFen: z.int() })),
      /** A wish that waits, for the office alone. */
      waiverAsked: z
        .strictObject({ amountFen: z.int(), on: z.string(), by: Name, reason: z.string(), evidence: z.array(z.string()) })
        .nullable(),
      reminded: z.strictObject({ times: z.int(), on: z.string() }).nullable(),
      next: z.strictObject({ on: z.string(), amountFen: z.int() }).nullable(),
    }),
  },
  /** Who owes money back, each once, the longest late first: what is open by its age, when they were told last, and what comes next. */
  ageing: {
    by: ['department', 'leader', 'finance', 'auditor'],
    input: z.strictObject({
      round: z.string(),
      age: z.enum(ages).optional(),
      payer: z.enum(['person', 'host']).optional(),
      q: z.string().max(50).optional(),
      ...page,
    }),
    answer: z.strictObject({
      count: z.int(),
      openFen: z.int(),
      totals: Aged,
      rows: z.array(
        z.strictObject({
          debtor: z.string(),
          name: Name,
          payer: z.enum(['person', 'host']),
          demands: z.array(z.string()),
          openFen: z.int(),
          ages: Aged,
          oldest: z.string().nullable(),
          remindedOn: z.string().nullable(),
          times: z.int(),
          next: z.strictObject({ step: z.enum(nextSteps), on: z.string().nullable() }),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
} as const

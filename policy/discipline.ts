/** The shape of breach: grounds, hearing, what is paid back by which formula, and the consequences that are no money. */
import { z } from 'zod'
import { Code, cited, Text } from './words.ts'

/** Simple interest on what is still to be paid back: in millionths a day, from the decision or from the first late day, and not above a part of it. */
const Interest = z.strictObject({
  perDayMillionths: z.int().positive().max(10_000),
  from: z.enum(['decision', 'due']),
  mostBasisPoints: z.int().positive().max(20_000).optional(),
  restsDuringAppeal: z.boolean(),
})
export type Interest = z.infer<typeof Interest>

/**
 * How much of what was really paid comes back. `share` is of each item: a fixed part in hundredths of a per cent, the part of the study that was not
 * studied, or the part of the service that was not served. The penalty is laid on top of what is claimed back.
 */
export const Repayment = z.strictObject({
  items: z.array(Code),
  share: z.union([z.int().min(0).max(10_000), z.enum(['unstudied', 'unserved'])]),
  /** Service counted by whole months or whole years, where the share is `unserved`. */
  countedBy: z.enum(['month', 'year']).optional(),
  penaltyBasisPoints: z.int().min(0).max(20_000).optional(),
  interest: Interest.optional(),
  payWithinDays: z.int().positive(),
  instalments: z.strictObject({ most: z.int().min(2).max(120), everyMonths: z.int().positive() }).optional(),
})
export type Repayment = z.infer<typeof Repayment>

/** When somebody can be in breach of it: before the study has begun, during it, or during the service owed after it. */
export const Stage = z.enum(['enrolment', 'study', 'obligation'])

const Ground = z.strictObject({ code: Code, clause: z.string(), name: Text, stage: Stage, repays: Repayment.optional() })

const Consequence = z.strictObject({
  code: z.enum(['barred', 'creditRecord', 'personnelFile', 'guarantorPays']),
  /** For how long; for good where it is left out. */
  years: z.int().positive().optional(),
})

export const Discipline = z.strictObject({
  grounds: cited(z.array(Ground).min(1)),
  hearingDays: cited(z.int().positive()),
  decidedByAnother: cited(z.literal(true)),
  reprimand: cited(z.boolean()),
  /** For how many days a reprimand stands on the public page, and whether an appeal takes it down at once. */
  publication: cited(z.strictObject({ days: z.int().positive().max(3660), duringAppeal: z.enum(['stays', 'takenDown']) })).optional(),
  appealDays: cited(z.int().positive()),
  /** What comes back on every ground that has no formula of its own. */
  clawback: cited(Repayment),
  /** When somebody who owes is told: before the day, if at all, and how often after it. */
  reminders: cited(
    z.strictObject({ beforeDays: z.int().positive().max(90).optional(), everyDays: z.int().positive().max(366) }),
  ).optional(),
  /** Who may ask that what is open be given up, and who decides; nothing is given up where it is left out. */
  waiver: cited(
    z.strictObject({
      askedBy: z.array(z.enum(['finance', 'department'])).min(1),
      decidedBy: z.array(z.enum(['leader'])).min(1),
    }),
  ).optional(),
  consequences: cited(z.array(Consequence).min(1)).optional(),
})

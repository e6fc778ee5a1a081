/** The shape of the money: items with who pays whom, at what rate, when, in which parts, and what comes back. */
import { z } from 'zod'
import { Code, cited, Day, Text } from './words.ts'

/** Whole yuan, or with two decimals as text. */
const Yuan = z.union([z.int().nonnegative(), z.string().regex(/^\d+(\.\d{1,2})?$/, 'yuan with at most two decimals')])

const Payer = z.enum(['fund', 'employer', 'person'])

/** What makes a sum, or one part of it, due. `monthly` is once for each month of study that is over, or begins. */
export const Trigger = z.union([
  z.enum(['enrolled', 'monthly', 'assessmentPassed', 'claimed', 'never']),
  z.strictObject({ milestone: Code }),
])
export type Trigger = z.infer<typeof Trigger>

const Part = z.strictObject({ code: Code, trigger: Trigger, basisPoints: z.int().positive().max(10_000) })

const wholeOf = (parts: readonly { readonly basisPoints: number }[]) => parts.reduce((sum, p) => sum + p.basisPoints, 0) === 10_000

export const Item = z.strictObject({
  name: Text,
  /** Who bears it; where several do, who bears the first of the `shares`. */
  payer: cited(Payer),
  payee: cited(z.enum(['host', 'trainee', 'employer', 'carrier', 'nobody'])),
  /** What each of several payers bears, in hundredths of a per cent; together the whole. */
  shares: cited(
    z
      .array(z.strictObject({ payer: Payer, basisPoints: z.int().positive().max(10_000) }))
      .min(2)
      .refine(wholeOf, 'the shares sum to 10,000 hundredths of a per cent'),
  ).optional(),
  /** By track, or `all` for every one. */
  rateYuan: z.record(z.string(), cited(Yuan)).optional(),
  /** `person` is a lump sum for the whole training, `course` the same for a programme that is a course. */
  per: z.enum(['personYear', 'month', 'person', 'course', 'journey', 'meal']),
  trigger: cited(Trigger),
  /** A sum that falls due in parts, such as instalments with a hold-back; `trigger` is then that of the first part. */
  parts: cited(z.array(Part).min(2).refine(wholeOf, 'the parts sum to 10,000 hundredths of a per cent')).optional(),
  /** How a month that was only partly trained counts. */
  partMonth: cited(z.enum(['wholeMonthsOnly', 'byDays', 'anyDayCountsWhole'])).optional(),
  /** Monthly sums: after the month or before it. */
  paidIn: cited(z.enum(['arrears', 'advance'])).optional(),
  /** No more months than these are paid. */
  mostMonths: cited(z.int().positive()).optional(),
  /** Of each sum by the month, what waits until the assessment is passed, in hundredths of a per cent. */
  heldBack: cited(z.strictObject({ basisPoints: z.int().positive().max(9_999), until: z.literal('assessmentPassed') })).optional(),
  /** The first day that counts, for an allowance that begins later than the study. */
  startsOn: cited(Day).optional(),
  perYear: cited(z.int().positive()).optional(),
  /** No person gets more than this of the item. */
  mostYuan: cited(Yuan).optional(),
  /**
   * Nobody gets it twice, in whichever round: not at all, or not for the same programme of the same host. Whoever had it
   * before is refused at enrolment, or enrols and is not paid for.
   */
  oncePer: cited(z.strictObject({ of: z.enum(['person', 'course']), otherwise: z.enum(['refused', 'unfunded']) })).optional(),
})
export type MoneyItem = z.infer<typeof Item>

export const Money = z.strictObject({
  items: z.record(Code, Item),
  approvedByAnother: cited(z.literal(true)),
  /**
   * What the fund pays leaves in runs: lists that are locked, released by a second person and from a sum on by a third, and sent to the bank as one file.
   * Whether a host's agreement and invoice have to be on file before. Without it payments leave one by one.
   */
  runs: cited(z.strictObject({ thirdFromYuan: Yuan, agreement: z.boolean(), invoice: z.boolean() })).optional(),
  /**
   * Lines of the budget: whether a round may promise more than it was granted, and what becomes of the rest when a year is closed. `yearEnds` is the last
   * day of the year of the books.
   */
  budget: cited(
    z.strictObject({
      exceed: z.enum(['refused', 'allowed']),
      unused: z.enum(['carriedOver', 'lapses']),
      yearEnds: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year as 12-31'),
    }),
  ).optional(),
  /** What an approved early stop leaves of sums that wait for a passed assessment. */
  terminationAllowance: cited(z.enum(['none', 'monthsServed'])),
  /** What becomes of the unused part of a fee that a host was paid. */
  unusedTuition: cited(z.enum(['asked back', 'kept'])),
})

/** How an amount came about, as data that anybody can recompute: a rate, months, a share of what was paid, or receipts. */
import { z } from 'zod'
import { type Fen, Fen as FenShape, multiplyFen } from '../money.ts'
import { MonthOfStudy } from '../training/leave/months.ts'

/** A share of what the fund really paid on one item. */
export const ShareLine = z.strictObject({
  item: z.string(),
  paidFen: FenShape,
  numerator: z.int().nonnegative(),
  denominator: z.int().positive(),
  amountFen: FenShape,
})
export type ShareLine = z.infer<typeof ShareLine>

/** What is owed on top of what comes back: a part of it, in hundredths of a per cent. */
export const Penalty = z.strictObject({ ofFen: FenShape, basisPoints: z.int().positive(), amountFen: FenShape })
export type Penalty = z.infer<typeof Penalty>

/** A month that was settled as it was known then, and what it is now. */
export const Adjustment = z.strictObject({ nth: z.int().positive(), wasFen: FenShape, amountFen: FenShape })
export type Adjustment = z.infer<typeof Adjustment>

export const Working = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('byYear'), rateFen: FenShape, months: z.int().positive(), ofMonths: z.literal(12), clause: z.string() }),
  z.strictObject({
    way: z.literal('byMonth'),
    months: z.array(MonthOfStudy),
    adjustments: z.array(Adjustment).optional(),
    /** What was opened before beyond what the months before come to. */
    carriedFen: FenShape.optional(),
  }),
  z.strictObject({ way: z.literal('lump'), rateFen: FenShape, per: z.enum(['person', 'course']), clause: z.string() }),
  z.strictObject({ way: z.literal('byShare'), lines: z.array(ShareLine).min(1), penalty: Penalty.optional() }),
  z.strictObject({ way: z.literal('byReceipt'), receipts: z.array(z.string()), journeyOn: z.iso.date() }),
  /** What a sum was opened as, and what it comes to since attendance was corrected. */
  z.strictObject({ way: z.literal('difference'), of: z.string(), wasFen: FenShape, nowFen: FenShape, months: z.array(MonthOfStudy) }),
  z.strictObject({ way: z.literal('givenBack'), receivedFen: FenShape }),
])
export type Working = z.infer<typeof Working>

/** A step from a whole to what one payment is of it: a part that falls due by itself, one payer's share, or a cap. */
export const Portion = z.strictObject({
  of: z.enum(['part', 'payer', 'cap']),
  name: z.string(),
  wholeFen: FenShape,
  basisPoints: z.int().optional(),
  clause: z.string(),
})
export type Portion = z.infer<typeof Portion>

/** A share of what was really paid on an item, to the whole fen and never above it. */
export const shareOfPaid = (item: string, paidFen: Fen, numerator: number, denominator: number): ShareLine => ({
  item,
  paidFen,
  numerator,
  denominator,
  amountFen: multiplyFen(paidFen, numerator, denominator, 'down'),
})

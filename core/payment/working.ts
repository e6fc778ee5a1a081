/** How an amount came about, as data that anybody can recompute: a rate, months, a share of what was paid, or receipts. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { type Fen, Fen as FenShape, multiplyFen } from '../money.ts'
import { MonthOfStudy } from '../training/months.ts'
import { rateOf } from './rates.ts'

/** A share of what the fund really paid on one item. */
export const ShareLine = z.strictObject({
  item: z.string(),
  paidFen: FenShape,
  numerator: z.int().nonnegative(),
  denominator: z.int().positive(),
  amountFen: FenShape,
})
export type ShareLine = z.infer<typeof ShareLine>

export const Working = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('byYear'), rateFen: FenShape, months: z.int().positive(), ofMonths: z.literal(12), clause: z.string() }),
  z.strictObject({ way: z.literal('byMonth'), months: z.array(MonthOfStudy) }),
  z.strictObject({ way: z.literal('byShare'), lines: z.array(ShareLine).min(1) }),
  z.strictObject({ way: z.literal('byReceipt'), receipts: z.array(z.string()), journeyOn: z.iso.date() }),
  z.strictObject({ way: z.literal('givenBack'), receivedFen: FenShape }),
])
export type Working = z.infer<typeof Working>

/** Tuition and lodging of one person on a track: the yearly rate for as long as the track takes (8.2). */
export const tuitionFor = (law: Law, track: string): { readonly amountFen: Fen; readonly working: Working } => {
  const { value: rateFen, clause } = rateOf(law, 'tuition', track)
  const months = law.policy.tracks[track]?.durationMonths.value ?? 12
  return { amountFen: multiplyFen(rateFen, months, 12), working: { way: 'byYear', rateFen, months, ofMonths: 12, clause } }
}

/** A share of what was really paid on an item, to the whole fen and never above it. */
export const shareOfPaid = (item: string, paidFen: Fen, numerator: number, denominator: number): ShareLine => ({
  item,
  paidFen,
  numerator,
  denominator,
  amountFen: multiplyFen(paidFen, numerator, denominator, 'down'),
})

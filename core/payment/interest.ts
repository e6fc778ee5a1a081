/** Interest on a demand: simple, by the day, on what of the sum itself is not back, never above the limit, and only for days that were not charged before. */
import { z } from 'zod'
import { addDays, daysBetween } from '../calendar.ts'
import { addFen, type Fen, multiplyFen } from '../money.ts'
import type { Payment } from './dossier.ts'
import { receivedOn } from './instalments.ts'

export const InterestTerms = z.strictObject({
  perDayMillionths: z.int().positive(),
  from: z.enum(['decision', 'due']),
  mostBasisPoints: z.int().positive().optional(),
  restsDuringAppeal: z.boolean(),
})
type InterestTerms = z.infer<typeof InterestTerms>

/** The first day that is not charged yet, and all that was charged so far. */
export type Running = { readonly from: string; readonly chargedFen: Fen }

/** What runs from a demand that is made, or made again, today. The day on which it is due costs nothing yet. */
export const runsFrom = (terms: InterestTerms, today: string, payWithinDays: number): Running => ({
  from: terms.from === 'decision' ? today : addDays(today, payWithinDays),
  chargedFen: 0,
})

/** What comes in, or is given up, counts for the sum itself first. */
const sumLeft = (payment: Payment): Fen =>
  Math.max(0, payment.amountFen - receivedOn(payment) - addFen(...(payment.waived ?? []).map(w => w.amountFen)))

/** The interest of the days up to one, that day itself left out; none while it rests. */
export const accruedOn = (payment: Payment, day: string): Fen => {
  const { interest: running, terms, amountFen } = payment
  const law = terms?.interest
  if (running === undefined || law === undefined || day <= running.from || (payment.status === 'suspended' && law.restsDuringAppeal))
    return 0
  const days = daysBetween(running.from, day)
  const fen = multiplyFen(sumLeft(payment), law.perDayMillionths * days, 1_000_000, 'down')
  const most = law.mostBasisPoints === undefined ? fen : multiplyFen(amountFen, law.mostBasisPoints, 10_000, 'down')
  return Math.max(0, Math.min(fen, most - running.chargedFen))
}

/** After a day was charged. */
export const chargedTo = (running: Running | undefined, day: string, fen: Fen): Running | undefined =>
  running && (day > running.from ? { from: day, chargedFen: running.chargedFen + fen } : running)

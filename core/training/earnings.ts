/** The money that the end of a training sets in motion: the allowance that was earned, and the part of a fee that was not used. */
import type { Law } from '../../policy/shape.ts'
import type { Cause } from '../action.ts'
import { type DaySpan, spanDays } from '../calendar.ts'
import type { Fen } from '../money.ts'
import { type ShareLine, shareOfPaid } from '../payment/working.ts'
import type { Allowance } from './months.ts'
import type { Relations } from './relations.ts'

type Of = Relations & { readonly training: string }

/** The living allowance becomes payable to the trainee, month by month as worked out; nothing for nothing. */
export const earned = ({ policy }: Law, of: Of, { months, amountFen }: Allowance): readonly Cause[] => {
  const { payer, payee } = policy.money.items.allowance
  if (amountFen === 0) return []
  const opening = { ...of, item: 'allowance', amountFen, working: { way: 'byMonth', months }, payer: payer.value, payee: payee.value }
  return [{ subject: 'payment', id: `${of.training}.allowance`, action: 'open', input: { ...opening, clause: payee.clause } }]
}

/** Of a fee that was really paid, the share of the days that were not studied. */
export const refundOf = (paidFen: Fen, study: DaySpan, served: DaySpan): ShareLine =>
  shareOfPaid('tuition', paidFen, spanDays(study) - spanDays(served), spanDays(study))

/** The host is asked for the unused part, where the policy says so. */
export const askedBack = ({ policy }: Law, of: Of, line: ShareLine): readonly Cause[] => {
  const { value, clause } = policy.money.unusedTuition
  if (value !== 'asked back' || line.amountFen === 0) return []
  const opening = {
    ...of,
    item: 'refund',
    amountFen: line.amountFen,
    working: { way: 'byShare', lines: [line] },
    payer: 'host',
    payee: 'fund',
  }
  return [{ subject: 'payment', id: `${of.training}.refund1`, action: 'demand', input: { ...opening, clause } }]
}

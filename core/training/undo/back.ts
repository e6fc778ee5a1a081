/** What is asked back of sums that were paid on something that is void: no more than is still with the payee. */
import { fenPaid } from '../../accounts.ts'
import type { Cause } from '../../action.ts'
import type { Facts } from '../../facts.ts'
import type { Fen } from '../../money.ts'
import { spentOn } from '../../payment/dossier.ts'
import { type ShareLine, shareOfPaid } from '../../payment/working.ts'
import type { Declared, Training } from '../dossier.ts'
import type { Relations } from '../relations.ts'

/** One demand to be: the payment that it undoes, of whom it asks, and the share of what was paid on the item. */
export type Refund = { readonly payment: string; readonly from: 'host' | 'person'; readonly line: ShareLine }

/** Each takes of what the ones before it leave on its item: together never more than is still spent there. */
export const refundsOf = (facts: Facts<Training>, sums: readonly Declared[]): readonly Refund[] => {
  const { id, balance } = facts
  const left = new Map<string, Fen>()
  return sums.flatMap(({ payment, item, amountFen, payer, payee }) => {
    const spent = left.get(item) ?? balance(spentOn(id, item))
    const back = payer === 'fund' && balance(fenPaid(payment)) > 0 ? Math.min(amountFen, spent) : 0
    left.set(item, spent - back)
    if (back === 0) return []
    return [{ payment, from: payee === 'trainee' ? 'person' : 'host', line: shareOfPaid(item, spent, back, spent) }]
  })
}

type Of = Relations & { readonly training: string; readonly milestone?: string }

export const demandOf = (of: Of, { payment, from, line }: Refund, clause: string): Cause => {
  const working = { way: 'byShare', lines: [line] }
  const opening = {
    ...of,
    item: from === 'host' ? 'refund' : 'clawback',
    amountFen: line.amountFen,
    working,
    payer: from,
    payee: 'fund',
    clause,
  }
  return { subject: 'payment', id: `${payment}.back`, action: 'demand', input: opening }
}

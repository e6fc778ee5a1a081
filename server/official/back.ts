/** The papers of money that comes back: the order with its working, a receipt for each sum that came in, and what was given up. */
import { addDays } from '../../core/calendar.ts'
import { findAnyName } from '../../core/law-names.ts'
import { addFen, decimalYuan } from '../../core/money.ts'
import type { Payment } from '../../core/payment/dossier.ts'
import { openParts, receivedOn } from '../../core/payment/instalments.ts'
import type { Law } from '../../policy/shape.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { officialOf, roundFacts } from './paper.ts'
import { lastEntryOf, stateOf, whomOf } from './read.ts'
import { appealOf } from './review.ts'

const nameOf = (law: Law, item: string) => findAnyName(law, item)?.zh ?? item

/** Line by line, so that whoever gets it can work it out again. */
const workingOf = (law: Law, { working, terms }: Payment): readonly string[] => {
  if (working?.way !== 'byShare') return []
  const { lines, penalty } = working
  const rate = terms?.interest?.perDayMillionths
  return [
    ...lines.map(({ item, paidFen, numerator, denominator, amountFen }) =>
      numerator === denominator
        ? `${nameOf(law, item)}：实际支付${decimalYuan(paidFen)}元，退还${decimalYuan(amountFen)}元。`
        : `${nameOf(law, item)}：实际支付${decimalYuan(paidFen)}元，按${numerator}／${denominator}退还${decimalYuan(amountFen)}元。`,
    ),
    ...(penalty ? [`违约金：${decimalYuan(penalty.ofFen)}元的${penalty.basisPoints / 100}%，即${decimalYuan(penalty.amountFen)}元。`] : []),
    ...(rate === undefined ? [] : [`逾期利息按日${rate / 1000}‰计算，不计复利。`]),
  ]
}

const partsOf = (state: Payment): readonly string[] =>
  openParts(state).map(({ nth, on, amountFen }) => `第${nth}期：${on}以前退还${decimalYuan(amountFen)}元。`)

export const repayment = async (asking: Asking, look: Look) => {
  const { law, id } = look
  const state = await stateOf<Payment>(asking, 'payment', id)
  const entry = await lastEntryOf(asking, look, 'demand')
  if (!state || !entry || state.payer !== 'person') return undefined
  const [working, parts] = [workingOf(law, state), partsOf(state)]
  const facts = {
    ...roundFacts(law, 'repayment', state.clause),
    ...(await whomOf(asking, look)),
    amount: state.amountFen,
    dueOn: addDays(entry.on, (state.terms ?? law.policy.training.discipline.clawback.value).payWithinDays),
    ...(working.length > 0 && { working }),
    ...(parts.length > 0 && { parts }),
    ...appealOf(law, entry.on),
  }
  return officialOf(asking, law, 'repayment', facts, { issuedOn: entry.on })
}

const leftAfter = (state: Payment, upTo: number): number => {
  const came = addFen(...state.received.slice(0, upTo).map(r => r.amountFen))
  const waived = addFen(...(state.waived ?? []).map(w => w.amountFen))
  return Math.max(0, state.amountFen + (state.interest?.chargedFen ?? 0) - came - waived)
}

/** One of the sums that came in, by its place in the order in which they were recorded. */
export const repaymentReceipt = async (asking: Asking, look: Look, part: string | undefined) => {
  const state = await stateOf<Payment>(asking, 'payment', look.id)
  const nth = Number(part)
  const receipt = state?.received[nth - 1]
  if (!state || !receipt) return undefined
  const left = leftAfter(state, nth)
  const facts = {
    ...roundFacts(look.law, 'repaymentReceipt', state.clause),
    ...(await whomOf(asking, look)),
    amount: receipt.amountFen + (receipt.overFen ?? 0),
    receivedOn: receipt.on,
    reference: receipt.reference,
    ...(left > 0 && { left }),
  }
  return officialOf(asking, look.law, 'repaymentReceipt', facts, { issuedOn: receipt.on })
}

export const waiver = async (asking: Asking, look: Look) => {
  const state = await stateOf<Payment>(asking, 'payment', look.id)
  const last = state?.waived?.at(-1)
  if (!state || !last) return undefined
  const left = Math.max(0, leftAfter(state, state.received.length))
  const received = receivedOn(state)
  const facts = {
    ...roundFacts(look.law, 'waiver', state.clause),
    ...(await whomOf(asking, look)),
    amount: addFen(...(state.waived ?? []).map(w => w.amountFen)),
    decidedOn: last.on,
    asked: state.amountFen,
    ...(received > 0 && { received }),
    ...(left > 0 && { left }),
  }
  return officialOf(asking, look.law, 'waiver', facts, { issuedOn: last.on })
}

/** A demand paid back in parts: the plan that finance agreed, and which part comes next. */
import { addMonths } from '../calendar.ts'
import { addFen, type Fen, splitFen } from '../money.ts'
import type { Payment } from './dossier.ts'

/** One part: until when how much. */
export type Part = { readonly on: string; readonly amountFen: Fen }

/** The parts of what was left when they were agreed; `receivedFen` is what had come in before. */
export type Plan = { readonly parts: readonly Part[]; readonly receivedFen: Fen }

/** So many parts, the first on a day and then every so many months; together the whole to the fen, the odd ones in the first parts. */
export const partsOf = (wholeFen: Fen, count: number, firstOn: string, everyMonths: number): readonly Part[] =>
  splitFen(
    wholeFen,
    Array.from({ length: count }, () => 1),
  ).map((amountFen, i) => ({ on: addMonths(firstOn, everyMonths * i), amountFen }))

export const receivedOn = ({ received }: Payment): Fen => addFen(...received.map(r => r.amountFen))

/** A plan of which so much less is owed: the last parts fall away first, so that no day comes nearer. */
export const shortened = ({ parts, receivedFen }: Plan, byFen: Fen): Plan | undefined => {
  const whole = addFen(...parts.map(p => p.amountFen))
  const before = parts.map((_, i) => addFen(...parts.slice(0, i).map(p => p.amountFen)))
  const kept = parts.map((part, i) => ({ ...part, amountFen: Math.min(part.amountFen, whole - byFen - (before[i] ?? 0)) }))
  const left = kept.filter(part => part.amountFen > 0)
  return left.length === 0 ? undefined : { parts: left, receivedFen }
}

type Next = Part & { readonly nth: number; readonly leftFen: Fen }

/** Each part with what is open of it. */
export const openParts = (payment: Payment): readonly (Part & { readonly nth: number; readonly leftFen: Fen })[] => {
  const { agreed: plan } = payment
  if (plan === undefined) return []
  const paid = receivedOn(payment) - plan.receivedFen
  return plan.parts.map((part, i) => {
    const upTo = addFen(...plan.parts.slice(0, i + 1).map(p => p.amountFen))
    return { ...part, nth: i + 1, leftFen: Math.min(part.amountFen, Math.max(0, upTo - paid)) }
  })
}

/** The first part that is not wholly paid, once `more` has come in too; nothing where no parts were agreed or all are paid. */
export const nextPart = (payment: Payment, more: Fen = 0): Next | undefined => {
  const grown = more === 0 ? payment : { ...payment, received: [...payment.received, { amountFen: more, reference: '', on: '' }] }
  return openParts(grown).find(part => part.leftFen > 0)
}

/** The day on which something has to be paid next: that of the next part, else that of the whole. Demands from before it was kept have only the day of their reminder. */
export const nextDay = (payment: Payment): string | undefined => nextPart(payment)?.on ?? payment.payBy ?? payment.due

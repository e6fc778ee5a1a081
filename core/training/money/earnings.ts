/** The money that a training sets in motion: what an event makes due, and the part of a fee that was not used. */
import type { Law } from '../../../policy/shape.ts'
import type { Cause } from '../../action.ts'
import { addDays, type DaySpan, spanDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { addFen, type Fen } from '../../money.ts'
import { heldSums, monthlySums, type Settled, settledNow } from '../../payment/monthly.ts'
import { feesOf } from '../../payment/rates.ts'
import type { Studied, Sum } from '../../payment/sums.ts'
import { type ShareLine, shareOfPaid } from '../../payment/working.ts'
import type { Training } from '../dossier.ts'
import { awayOf } from '../leave/away.ts'
import { type Relations, relationsOf } from '../relations.ts'
import { demandAgainst, idOfRefund, idOfSum, type Undone } from '../undo/undone.ts'

type Of = Relations & { readonly training: string; readonly milestone?: string }

/** Each sum becomes a payment: the fund's is payable, an employer's share is claimed from the employer. What was undone and falls due again has another name. */
export const opened = (of: Of, sums: readonly Sum[], undone: readonly Undone[]): readonly Cause[] =>
  sums
    .filter(({ name }) => !undone.some(u => u.kept.includes(name)))
    .map(({ name, ...sum }) => {
      const against = demandAgainst(name, undone)
      return {
        subject: 'payment',
        id: idOfSum(of.training, name, undone),
        action: sum.payer === 'employer' ? 'claim' : 'open',
        input: { ...of, ...sum, ...(against !== undefined && { against }) },
      }
    })

/** What amounts are worked out from, for the days of a study. */
export const studiedOf = (facts: Facts<Training>, study: DaySpan): Studied => ({
  track: relationsOf(facts).track,
  study,
  leaves: awayOf(facts.dossier),
  unfunded: facts.dossier.unfunded,
})

/** As a fact: what fell due, and which months are settled now. */
export const settledMonths = (before: readonly Settled[], steps: ReturnType<typeof monthlySums>) => ({
  due: steps.flatMap(step => step.sums),
  settled: settledNow(before, steps),
})

/** Nothing is paid by the month once a study is over: the months up to its last day that are left, and what was held back where it is `earned`. */
export const lastMonths = (law: Law, facts: Facts<Training>, study: DaySpan, earned: boolean) => {
  const studied = studiedOf(facts, study)
  const months = settledMonths(facts.dossier.settled, monthlySums(law, studied, facts.dossier.settled, addDays(study.to, 1)))
  if (!earned) return months
  const held = settledMonths(months.settled, heldSums(law, studied, months.settled))
  return { due: [...months.due, ...held.due], settled: held.settled }
}

/** Of the fees that were really paid, the share of the days that were not studied; `paidOn` tells what was paid on an item. */
export const unusedOf = (law: Law, paidOn: (item: string) => Fen, study: DaySpan, served: DaySpan): readonly ShareLine[] =>
  feesOf(law)
    .map(({ code }) => shareOfPaid(code, paidOn(code), spanDays(study) - spanDays(served), spanDays(study)))
    .filter(line => line.amountFen > 0)

/** The host is asked for the unused part, where the policy says so. */
export const askedBack = ({ policy }: Law, of: Of, lines: readonly ShareLine[], undone: readonly Undone[]): readonly Cause[] => {
  const { value, clause } = policy.money.unusedTuition
  if (value !== 'asked back' || lines.length === 0) return []
  const amountFen = addFen(...lines.map(l => l.amountFen))
  const opening = { ...of, item: 'refund', amountFen, working: { way: 'byShare', lines }, payer: 'host', payee: 'fund', clause }
  return [{ subject: 'payment', id: idOfRefund(of.training, undone), action: 'demand', input: opening }]
}

/** What a sanction claims back: the formula of its ground, on what was really paid. */
import type { Law, Repayment } from '../../policy/shape.ts'
import { addDays, addMonths } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { type Fen, multiplyFen } from '../money.ts'
import { spentOn, type Terms } from '../payment/dossier.ts'
import { type Penalty, type ShareLine, shareOfPaid } from '../payment/working.ts'
import { type Consequence, type Discipline, trainingOf } from './dossier.ts'

type F = Facts<Discipline>

export const groundOf = ({ policy }: Law, { dossier }: F) => policy.training.discipline.grounds.value.find(g => g.code === dossier.ground)

/** The formula of the ground, or the one that holds for all. */
export const repaymentOf = (law: Law, facts: F): Repayment => groundOf(law, facts)?.repays ?? law.policy.training.discipline.clawback.value

/** What follows beside the money, each from the day of the decision and, where it ends, until when. */
export const consequencesOf = ({ policy }: Law, { today }: F): readonly Consequence[] =>
  (policy.training.discipline.consequences?.value ?? []).map(({ code, years }) => ({
    kind: code,
    from: today,
    ...(years !== undefined && { until: addDays(addMonths(today, years * 12), -1) }),
  }))

/** By when it is to be paid back, and whether in parts. */
export const termsOf = (law: Law, facts: F): Terms => {
  const { payWithinDays, instalments, interest } = repaymentOf(law, facts)
  return { payWithinDays, ...(instalments && { instalments }), ...(interest && { interest }) }
}

/** The share of what was paid that comes back. Without a word on what was fulfilled, nothing was. */
const shareIn = ({ share }: Repayment, { dossier: { unfulfilled } }: F): readonly [part: number, of: number] =>
  typeof share === 'number' ? [share, 10_000] : unfulfilled ? [unfulfilled.part, unfulfilled.of] : [1, 1]

/** Item by item, what comes back of what was paid. */
export const linesOf = (law: Law, facts: F): readonly ShareLine[] => {
  const repayment = repaymentOf(law, facts)
  const [part, of] = shareIn(repayment, facts)
  return repayment.items
    .map(item => shareOfPaid(item, facts.balance(spentOn(trainingOf(facts), item)), part, of))
    .filter(line => line.amountFen > 0)
}

export const penaltyOn = ({ penaltyBasisPoints: basisPoints = 0 }: Repayment, ofFen: Fen): Penalty | undefined => {
  const amountFen = multiplyFen(ofFen, basisPoints, 10_000, 'down')
  return amountFen > 0 ? { ofFen, basisPoints, amountFen } : undefined
}

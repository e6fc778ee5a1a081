/** Why somebody stops, and what an approved stop does to the money: the same functions decide and show it before anybody decides. */
import type { Law } from '../../../policy/shape.ts'
import type { DaySpan } from '../../calendar.ts'
import { spanDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import type { Fen } from '../../money.ts'
import { spentOn } from '../../payment/dossier.ts'
import { feesOf } from '../../payment/rates.ts'
import { sumsOn } from '../../payment/sums.ts'
import { type Rule, rule, ruleOfInput } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { lastMonths, studiedOf, unusedOf } from '../money/earnings.ts'
import { studyOf } from '../rules.ts'

type F = Facts<Training>

export const whys = ['hadTo', 'chose'] as const
export type Why = (typeof whys)[number]
type Given = F & { readonly input: { readonly why: Why; readonly ground?: string | undefined; readonly evidence: readonly string[] } }

const groundsOf = ({ policy }: Law) => policy.training.terminationGrounds?.value ?? []
const note = ({ policy }: Law) => policy.training.terminationGrounds ?? policy.training.termination

/** One of the policy's causes, and of the kind that was said first. */
export const causeIsListed: Rule<Given> = ruleOfInput(
  'causeIsListed',
  (law, { input: { why } }) => ({
    ...note(law),
    value: groundsOf(law)
      .filter(g => g.why === why)
      .map(g => g.code),
  }),
  (codes, { input: { ground } }) => (codes.length === 0 ? ground === undefined : ground !== undefined && codes.includes(ground)),
  ({ input: { ground } }) => ground ?? 'none',
)

export const proofIsBrought: Rule<Given> = ruleOfInput(
  'proofIsBrought',
  (law, { input: { ground } }) => ({ ...note(law), value: groundsOf(law).some(g => g.code === ground && g.proof) }),
  (wanted, { input: { evidence } }) => !wanted || evidence.length > 0,
  ({ input: { evidence } }) => evidence.length,
)

/** Where the policy approves no stop by one's own will, only a case ends the training. */
export const hasCause: Rule<F> = rule(
  'hasCause',
  ({ policy }) => policy.training.chosenStop ?? { ...policy.training.termination, value: 'approved' as const },
  (chosen, { dossier }) => chosen !== 'case' || dossier.stop?.why !== 'chose',
  ({ dossier }) => dossier.stop?.why,
)

export const countsStop = (law: Law, { id }: Pick<F, 'id'>): readonly string[] => feesOf(law).map(({ code }) => spentOn(id, code))

/** The days that were studied if the last one is this. */
const servedTo = (facts: F, lastDay: string): DaySpan => ({ from: studyOf(facts).from, to: lastDay })

/** What falls due by a stop, which months are settled, and the share of the fees that was not used. */
export const stopOn = (law: Law, facts: F, lastDay: string) => {
  const served = servedTo(facts, lastDay)
  const byMonths = law.policy.money.terminationAllowance.value === 'monthsServed'
  const { due, settled } = lastMonths(law, facts, served, byMonths)
  const earned = byMonths ? sumsOn(law, 'assessmentPassed', studiedOf(facts, served)) : []
  const unused = unusedOf(law, item => facts.balance(spentOn(facts.id, item)), studyOf(facts), served)
  return { due: [...due, ...earned], settled, unused }
}

/** One fee: what was paid, for how many of how many days, what the host keeps and what it is asked for. */
export type FeeOnStop = {
  readonly item: string
  readonly paidFen: Fen
  readonly servedDays: number
  readonly ofDays: number
  readonly keptFen: Fen
  readonly backFen: Fen
}

/** The same, as it is shown to those who decide and to whom it concerns. */
export const stopShown = (law: Law, facts: F, lastDay: string) => {
  const { due, unused } = stopOn(law, facts, lastDay)
  const [servedDays, ofDays] = [spanDays(servedTo(facts, lastDay)), spanDays(studyOf(facts))]
  const asked = law.policy.money.unusedTuition.value === 'asked back'
  const fees = feesOf(law).map(({ code }): FeeOnStop => {
    const paidFen = facts.balance(spentOn(facts.id, code))
    const backFen = asked ? (unused.find(line => line.item === code)?.amountFen ?? 0) : 0
    return { item: code, paidFen, servedDays, ofDays, keptFen: paidFen - backFen, backFen }
  })
  return { fees, due: due.map(({ item, amountFen, payer, payee, clause }) => ({ item, amountFen, payer, payee, clause })) }
}

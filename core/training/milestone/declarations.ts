/** The rules of declaring a milestone and of voiding a declaration. */
import { fenPaid } from '../../accounts.ts'
import type { Facts } from '../../facts.ts'
import { type Rule, ruleOfInput } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { findMilestone, milestonesOf, onMilestones, standing, windowOf } from './milestones.ts'

type F = Facts<Training>
type Named = F & { readonly input: { readonly milestone: string } }
type Dated = F & { readonly input: { readonly milestone: string; readonly on: string; readonly proof?: string | undefined } }

export const milestoneIsListed: Rule<Named> = ruleOfInput(
  'milestoneIsListed',
  law => ({ ...onMilestones(law), value: milestonesOf(law).map(m => m.code) }),
  (codes, { input }) => codes.includes(input.milestone),
  ({ input }) => input.milestone,
)

/** One declaration of a milestone stands at most; a voided one makes room for another. */
export const declaredOnce: Rule<Named> = ruleOfInput(
  'declaredOnce',
  law => ({ ...onMilestones(law), value: 1 }),
  (_once, { dossier, input }) => standing(dossier, input.milestone) === undefined,
  ({ dossier, input }) => ({ milestone: input.milestone, on: standing(dossier, input.milestone)?.on }),
)

/** What comes before it stands declared, and on no later day. */
export const declaredInOrder: Rule<Dated> = ruleOfInput(
  'declaredInOrder',
  (law, { input }) => {
    const codes = milestonesOf(law).map(m => m.code)
    return { ...onMilestones(law), value: codes.slice(0, Math.max(0, codes.indexOf(input.milestone))) }
  },
  (before, { dossier, input }) => before.every(code => (standing(dossier, code)?.on ?? '9') <= input.on),
  ({ dossier }) => dossier.declarations.filter(d => d.state === 'declared').map(({ milestone, on }) => ({ milestone, on })),
)

/** Reached within its months of study and not on a day still to come. */
export const reachedInTime: Rule<Dated> = ruleOfInput(
  'reachedInTime',
  (law, { dossier, input, today }) => {
    const milestone = findMilestone(law, input.milestone)
    const window = milestone && windowOf(dossier, milestone)
    const to = window?.to === undefined || window.to > today ? today : window.to
    return { ...onMilestones(law), value: window && { from: window.from, to } }
  },
  (days, { input }) => days === undefined || (input.on >= days.from && input.on <= days.to),
  ({ input }) => input.on,
)

export const proofIsThere: Rule<Dated> = ruleOfInput(
  'proofIsThere',
  (law, { input }) => ({ ...onMilestones(law), value: findMilestone(law, input.milestone)?.needsProof === true }),
  (wanted, { input }) => !wanted || input.proof !== undefined,
  ({ input }) => input.proof !== undefined,
)

export const declarationStands: Rule<Named> = ruleOfInput(
  'declarationStands',
  law => ({ ...onMilestones(law), value: 'declared' }),
  (_wanted, { dossier, input }) => standing(dossier, input.milestone) !== undefined,
  ({ dossier, input }) => dossier.declarations.filter(d => d.milestone === input.milestone).map(d => d.state),
)

/** The last comes off first, so that what stands is always in order. */
export const nothingLaterStands: Rule<Named> = ruleOfInput(
  'nothingLaterStands',
  law => ({ ...onMilestones(law), value: [] }),
  (_none, { dossier, input }) => laterThan(dossier, input.milestone).length === 0,
  ({ dossier, input }) => laterThan(dossier, input.milestone),
)

const laterThan = ({ declarations }: Training, milestone: string): readonly string[] => {
  const stands = declarations.filter(d => d.state === 'declared').map(d => d.milestone)
  return stands.includes(milestone) ? stands.slice(stands.indexOf(milestone) + 1) : []
}

const paidByOthers = ({ dossier, input, balance }: Named): readonly string[] =>
  (standing(dossier, input.milestone)?.sums ?? [])
    .filter(({ payer, payment }) => payer !== 'fund' && balance(fenPaid(payment)) > 0)
    .map(({ payment }) => payment)

/** Only what the fund has paid can be asked back; what an employer has paid is settled between the two. */
export const onlyTheFundPaid: Rule<Named> = ruleOfInput(
  'onlyTheFundPaid',
  law => ({ ...onMilestones(law), value: 'fund' }),
  (_fund, facts) => paidByOthers(facts).length === 0,
  facts => paidByOthers(facts),
)

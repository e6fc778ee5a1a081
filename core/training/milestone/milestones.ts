/** Milestones: on which days each may be declared of a trainee, which one is next, and what a declaration makes due. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import { addDays, addMonths, daysBetween } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { foreseen } from '../../foreseen.ts'
import type { Rule } from '../../rule.ts'
import type { Declaration, Training } from '../dossier.ts'
import { relationsOf } from '../relations.ts'

export type Milestone = NonNullable<Law['policy']['training']['milestones']>['value'][number]

/** The policy's word on milestones; a policy without any is answered by the clause on how a study is followed. */
export const onMilestones = ({ policy }: Law): Cited<unknown> => policy.training.milestones ?? policy.training.studyPlan

export const milestonesOf = ({ policy }: Law): readonly Milestone[] => policy.training.milestones?.value ?? []
export const findMilestone = (law: Law, code: string): Milestone | undefined => milestonesOf(law).find(m => m.code === code)

export const milestoneIsForeseen: Rule<Facts<Training>> = foreseen('milestone', ({ policy }) => policy.training.milestones, onMilestones)

/** The declaration of a milestone that stands; there is one at most. */
export const standing = ({ declarations }: Training, milestone: string): Declaration | undefined =>
  declarations.find(d => d.milestone === milestone && d.state === 'declared')

/** The day on which so many whole months have been studied; the days of a deferral are not among them. */
export const dayAfterMonths = ({ studyStart, deferrals }: Training, months: number): string | undefined => {
  if (studyStart === undefined) return undefined
  const paused = deferrals.filter(d => d.from >= studyStart && d.back !== undefined)
  return paused.reduce(
    (day, { from, back = from }) => (from < day ? addDays(day, daysBetween(from, back)) : day),
    addMonths(studyStart, months),
  )
}

/** From the first to the last day on which a milestone may be reached; without a last one it stays open. */
export const windowOf = (
  dossier: Training,
  { afterMonths, untilMonths }: Milestone,
): { readonly from: string; readonly to?: string } | undefined => {
  const from = dayAfterMonths(dossier, afterMonths)
  const to = untilMonths === undefined ? undefined : dayAfterMonths(dossier, untilMonths)
  return from === undefined ? undefined : { from, ...(to !== undefined && { to: addDays(to, -1) }) }
}

/** The first milestone that is not declared: they are reached in their order. */
export const nextMilestone = (law: Law, dossier: Training): Milestone | undefined =>
  milestonesOf(law).find(m => standing(dossier, m.code) === undefined)

/** How often it was declared before: a second time after a voided one is another payment. */
const nthOf = ({ declarations }: Training, milestone: string) => declarations.filter(d => d.milestone === milestone).length + 1

export const declarationOf = (
  facts: Facts<Training>,
  milestone: string,
  on: string,
  proof: string | undefined,
): Omit<Declaration, 'sums'> => ({
  milestone,
  nth: nthOf(facts.dossier, milestone),
  on,
  host: relationsOf(facts).host,
  ...(proof !== undefined && { proof }),
  state: 'declared',
})

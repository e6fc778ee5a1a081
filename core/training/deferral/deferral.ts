/** Deferral: who decides on it, how often and how long, and what is left when nobody comes back. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import type { Cause, Transfer } from '../../action.ts'
import { addDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { foreseen } from '../../foreseen.ts'
import { spentOn } from '../../payment/dossier.ts'
import { feesOf } from '../../payment/rates.ts'
import type { ShareLine } from '../../payment/working.ts'
import { freePlace } from '../../placement/seats.ts'
import { type Rule, rule, ruleOfRecord, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { askedBack, unusedOf } from '../money/earnings.ts'
import { countsFunding, givenBack } from '../money/funding.ts'
import { relationsOf } from '../relations.ts'
import { warningDays } from './cohorts.ts'

type F = Facts<Training>

/** The policy's word on deferral; a policy without one is answered by the clause on changes. */
export const onDeferral = ({ policy }: Law): Cited<unknown> => policy.training.deferral ?? policy.training.change

export const deferralIsForeseen: Rule<F> = foreseen('deferral', ({ policy }) => policy.training.deferral, onDeferral)

export const deferralIsAsked: Rule<F> = ruleOfRecord(
  'deferralIsAsked',
  law => ({ ...onDeferral(law), value: true }),
  (_wanted, { dossier }) => dossier.deferralAsked !== undefined,
  ({ dossier }) => dossier.deferralAsked !== undefined,
)

/** Host or department decides, as the policy says. */
export const decidedByTheNamed: Rule<F> = ruleOverMany('decidedByTheNamed', (law, { actor, dossier }) => {
  const who = law.policy.training.deferral?.value.decidedBy
  const at = who === 'host' ? dossier.host : law.policy.programme.office
  const holds = actor.seats.some(s => s.role === who && s.organisation === at)
  return [{ clause: onDeferral(law).clause, holds, found: actor.seats.map(s => s.role), wants: who }]
})

export const deferralsAreLeft: Rule<F> = rule(
  'deferralsAreLeft',
  law => ({ ...onDeferral(law), value: law.policy.training.deferral?.value.times ?? 0 }),
  (times, { dossier }) => dossier.deferrals.length < times,
  ({ dossier }) => dossier.deferrals.length,
)

const lastDayOf = ({ dossier }: F) => dossier.deferrals.at(-1)?.lastDay

/** Until its last day a deferral can end well. */
export const deferralStillRuns: Rule<F> = rule(
  'deferralStillRuns',
  (law, facts) => ({ ...onDeferral(law), value: lastDayOf(facts) }),
  (lastDay, { today }) => lastDay !== undefined && today <= lastDay,
  ({ today }) => today,
)

export const deferralIsOver: Rule<F> = rule(
  'deferralIsOver',
  (law, facts) => ({ ...onDeferral(law), value: lastDayOf(facts) }),
  (lastDay, { today }) => lastDay !== undefined && today > lastDay,
  ({ today }) => today,
)

/** The next day on which the clock has something to say. */
export const nextWarning = (law: Law, dossier: Training, today: string): string | undefined =>
  warningDays(law, dossier).find(day => day > today)

/** What a withdrawal needs to know: what was paid, and whether a funding was used up. */
export const countsOnLeaving = (law: Law, facts: F): readonly string[] => [
  ...feesOf(law).map(({ code }) => spentOn(facts.id, code)),
  ...countsFunding(law, facts),
]

/** The part of the fees that was not used, once a study that had begun will not go on. */
export const unusedOnLeaving = (law: Law, facts: F): readonly ShareLine[] => {
  const { studyStart, studyEnd, deferrals } = facts.dossier
  const from = deferrals.at(-1)?.from
  if (studyStart === undefined || studyEnd === undefined || from === undefined) return []
  const study = { from: studyStart, to: studyEnd }
  return unusedOf(law, item => facts.balance(spentOn(facts.id, item)), study, { from: studyStart, to: addDays(from, -1) })
}

/** The place goes back to the body where the policy says so, and a funding of which nothing fell due is free again. */
export const postsOnLeaving = (law: Law, facts: F): readonly Transfer[] => [
  ...(law.policy.training.deferral?.value.placeAfterwards === 'returned' ? freePlace(law, facts) : []),
  ...givenBack(law, facts),
]

export const causesOnLeaving = (law: Law, facts: F, unused: readonly ShareLine[]): readonly Cause[] => [
  { subject: 'placement', id: facts.id, action: 'cancel', input: {} },
  ...askedBack(law, { ...relationsOf(facts), training: facts.id }, unused, facts.dossier.undone),
]

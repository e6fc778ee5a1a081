/** A leave longer than the policy says suspends the study: its end moves by the days of the leave that don't count, in all by no more than a share of the study. */
import type { Law } from '../../../policy/shape.ts'
import { addDays, spanDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import type { Training } from '../dossier.ts'
import { durationOf, lastDayOfStudy, studyOf } from '../rules.ts'
import { type Leave, uncounted } from './away.ts'

type Moved = { readonly leave: Leave; readonly studyEnd?: string }

const suspendedBy = (law: Law, facts: Facts<Training>, leave: Leave, others: readonly Leave[]): number => {
  const { suspension } = law.policy.training.leave
  const days = uncounted(leave).reduce((sum, span) => sum + spanDays(span), 0)
  if (suspension === undefined || days <= suspension.value.afterDays) return 0
  const { from } = studyOf(facts)
  const planned = spanDays({ from, to: lastDayOfStudy(from, durationOf(law, facts).value) })
  const most = Math.floor((planned * suspension.value.mostShareBasisPoints) / 10_000)
  return Math.min(days, Math.max(0, most - others.reduce((sum, l) => sum + (l.suspends ?? 0), 0)))
}

/** A leave as it is granted, or as it is after it became another, and the end of the study that follows from it. */
export const moved = (law: Law, facts: Facts<Training>, leave: Leave, was?: Leave): Moved => {
  const others = facts.dossier.leaves.filter(l => l.nth === undefined || l.nth !== leave.nth)
  const { suspends: _before, ...rest } = leave
  const suspends = leave.to < leave.from ? 0 : suspendedBy(law, facts, rest, others)
  const by = suspends - (was?.suspends ?? 0)
  return { leave: { ...rest, ...(suspends > 0 && { suspends }) }, ...(by !== 0 && { studyEnd: addDays(studyOf(facts).to, by) }) }
}

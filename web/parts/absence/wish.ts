/** What somebody who asks for leave is told while they choose: who grants it, what counts, how long it is, and what stands in the way. Pure. */
import { addDays, spanDays } from '../../../core/calendar.ts'
import { countDays } from '../../../core/training/leave/leave-days.ts'
import type { Law } from '../../../policy/shape.ts'
import { listIn, textIn } from '../../json.ts'
import type { Texts } from '../../texts.ts'
import { absenceWords } from '../../words/absence.ts'

export type Kind = Law['policy']['training']['leave']['kinds']['value'][number]

const journeysIn = ({ policy }: Law) => Object.values(policy.money.items).find(({ per }) => per === 'journey')?.perYear?.value ?? 0

/** Everything that a kind means, before anybody asks for it. */
export const meaningOf = (law: Law, kind: Kind, texts: Texts): readonly string[] => {
  const words = absenceWords[texts.language].ask
  const { grantedBy, upTo, countsAsTraining, countedDays, mostDays, proofAfterDays, countedIn, homeJourney } = kind
  return [
    upTo ? words.grantsUpTo(texts.role(grantedBy), upTo.days, texts.role(upTo.beyond)) : words.grants(texts.role(grantedBy)),
    countsAsTraining ? (countedDays === undefined ? words.counted : words.countedUpTo(countedDays)) : words.notCounted,
    ...(mostDays === undefined ? [] : [words.most(mostDays)]),
    ...(proofAfterDays === undefined ? [] : [words.proof(proofAfterDays)]),
    ...(countedIn === 'workingDays' ? [words.workingDays] : []),
    ...(homeJourney === true ? [words.home(journeysIn(law))] : []),
  ]
}

export type Days = { readonly from?: string | undefined; readonly to?: string | undefined }
const isSpan = (days: Days): days is { readonly from: string; readonly to: string } =>
  days.from !== undefined && days.from !== '' && days.to !== undefined && days.to !== '' && days.from <= days.to

type Told = { readonly lines: readonly string[]; readonly blocks: boolean; readonly needsProof: boolean }

const spansIn = (state: unknown) =>
  [...listIn(state, 'leaves'), ...listIn(state, 'leavesAsked')].map(l => ({ from: textIn(l, 'from') ?? '', to: textIn(l, 'to') ?? '' }))

/** How long it is and what stands in the way, worked out as the days are typed. */
export const toldOf = (law: Law, state: unknown, kind: Kind | undefined, days: Days, today: string, texts: Texts): Told => {
  const words = absenceWords[texts.language]
  const none = { lines: [], blocks: false, needsProof: false }
  if (days.from && days.to && days.to < days.from) return { ...none, lines: [words.ask.wrongOrder], blocks: true }
  if (!isSpan(days)) return none
  const host = textIn(state, 'host')
  const working = countDays(law, host, 'workingDays', [days])
  const length = kind?.countedIn === 'workingDays' ? working : spanDays(days)
  const shared = spansIn(state).find(l => l.from <= days.to && l.to >= days.from)
  const joined = spansIn(state).some(l => addDays(l.to, 1) === days.from)
  const within = law.policy.training.leave.askWithinDays?.value
  const last = within === undefined ? undefined : addDays(days.from, within)
  const tooLate = last !== undefined && today > last
  const lines = [
    words.ask.length(spanDays(days), working),
    ...(joined ? [words.ask.extends] : []),
    ...(shared ? [words.ask.overlaps(words.span(shared.from, shared.to))] : []),
    ...(tooLate ? [words.ask.tooLate(last)] : days.to < today ? [words.ask.late] : []),
  ]
  const needsProof = kind?.proofAfterDays !== undefined && length > kind.proofAfterDays
  return { lines: needsProof ? [...lines, words.ask.needsProof] : lines, blocks: shared !== undefined || tooLate, needsProof }
}

/** The kinds of the policy as they can be chosen. */
export const kindsOf = (law: Law): readonly Kind[] => law.policy.training.leave.kinds.value

/** The rules that several actions on a move share, and what its places do meanwhile. */
import type { Law } from '../../policy/shape.ts'
import { placesFree, placesOffered, transfer } from '../accounts.ts'
import { isAmong } from '../acting.ts'
import type { Cause, Transfer } from '../action.ts'
import type { Facts } from '../facts.ts'
import { lastDay } from '../round/windows.ts'
import { type Rule, rule } from '../rule.ts'
import type { Move } from './dossier.ts'
import { termsOf } from './terms.ts'

type F = Facts<Move>

/** The last day on which a body can still put a place to use. */
export const lastDayFor = ({ policy }: Law, { round }: Pick<F, 'round'>, body: string | undefined) =>
  lastDay(policy.procedure.windows.nominate.value.to, round, 'nominate', body)

/** A place of no more use to anybody is not moved: the one that takes it can still nominate. */
export const takerMayNominate: Rule<F> = rule(
  'takerMayNominate',
  (law, facts) => ({ ...law.policy.procedure.windows.nominate, value: lastDayFor(law, facts, facts.dossier.body) }),
  (day, { today }) => today <= day,
  ({ today }) => today,
)

/** Each side is spoken for by another: nobody agrees with themself. */
export const agreedByAnother: Rule<F> = rule(
  'agreedByAnother',
  law => ({ ...termsOf(law), value: true }),
  (_another, { actor, dossier: { hands } }) => !isAmong(actor, hands),
  ({ actor }) => actor.id,
)

/** What was agreed on and needs no approval has moved already. */
export const stillWaits: Rule<F> = rule(
  'stillWaits',
  law => ({ ...termsOf(law), value: true }),
  (_waits, { dossier }) => dossier.status !== 'agreed' || dossier.awaits === true,
  ({ dossier }) => dossier.status,
)

/** The day after which a move is over unless somebody answers: the offer's own, and for the department the last on which the places are of use. */
export const standsUntil = (law: Law, facts: F): string =>
  facts.dossier.status === 'offered' ? (facts.dossier.answerUntil ?? '') : lastDayFor(law, facts, facts.dossier.body)

export const movedIn = ({ dossier: { round = '', countedTrack = '', from = '', body = '', count, reason = '' } }: F) => ({
  round,
  track: countedTrack,
  from,
  to: body,
  count,
  reason,
})

export const offeredIn = (facts: F): string => {
  const { round, track, from } = movedIn(facts)
  return placesOffered(round, track, from)
}

/** The offer is off: its places are the giver's again. */
export const giveBack = (law: Law, facts: F): readonly Transfer[] => {
  const { round, track, from, count } = movedIn(facts)
  return [transfer(offeredIn(facts), placesFree(round, track, from), count, law.places.clause)]
}

/** The last yes that was needed moves the places, by the same act and rules as when the department moves them by itself. */
export const movePlaces = (facts: F): readonly Cause[] => {
  const { round, ...input } = movedIn(facts)
  return [{ subject: 'round', id: round, action: 'movePlaces', input }]
}

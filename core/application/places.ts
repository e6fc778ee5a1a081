/** The places that an application holds: how they are taken, given back and struck from the roster. */

import { applicationsOf, placesFree, placesUsed, reservesFree, reservesUsed, transfer, world } from '../accounts.ts'
import type { Cause, Transfer } from '../action.ts'
import type { Facts } from '../facts.ts'
import { rosterOf } from '../nomination/dossier.ts'
import { type Rule, rule } from '../rule.ts'
import type { Application, Status } from './dossier.ts'

type F = Facts<Application>

/** Round, track and body of an application that has been submitted; before that it has no seat anywhere. */
export const seatOf = ({ id, dossier: { round, track, body } }: F) => {
  if (round === undefined || track === undefined || body === undefined) throw new Error(`application ${id} has not been routed to a body`)
  return { round, track, body }
}

const holdsPlace: readonly Status[] = ['recommended', 'nominated', 'accepted', 'contested']

/** The body still has a place free on the track: the quota table's number, less those used, returned or moved away. */
export const withinPlaces: Rule<F> = rule(
  'withinPlaces',
  ({ places }, { dossier }) => ({
    value: places.bodies.find(b => b.body === dossier.body)?.places[dossier.track ?? ''] ?? 0,
    clause: places.clause,
  }),
  (_issued, facts) => {
    const { round, track, body } = seatOf(facts)
    return facts.balance(placesFree(round, track, body)) > 0
  },
  facts => {
    const { round, track, body } = seatOf(facts)
    return { free: facts.balance(placesFree(round, track, body)) }
  },
)

export const countsPlaces = (_law: unknown, facts: F): readonly string[] => {
  const { round, track, body } = seatOf(facts)
  return [placesFree(round, track, body)]
}

export const takePlace = (clause: string, facts: F): readonly Transfer[] => {
  const { round, track, body } = seatOf(facts)
  return [transfer(placesFree(round, track, body), placesUsed(round, track, body), 1, clause)]
}

/** Whatever the application holds goes back to its body: a place, a line among the reserves, or nothing. */
export const giveBack = (clause: string, facts: F): readonly Transfer[] => {
  const { status } = facts.dossier
  if (!holdsPlace.includes(status) && status !== 'reserved') return []
  const { round, track, body } = seatOf(facts)
  return status === 'reserved'
    ? [transfer(reservesUsed(round, track, body), reservesFree(round, track, body), 1, clause)]
    : [transfer(placesUsed(round, track, body), placesFree(round, track, body), 1, clause)]
}

/** The application ends: what it holds goes back, and its person may apply again. */
export const end = (clause: string, facts: F): readonly Transfer[] => {
  const { round, person } = facts.dossier
  if (round === undefined || person === undefined) throw new Error(`application ${facts.id} belongs to nobody`)
  return [...giveBack(clause, facts), transfer(applicationsOf(round, person), world('applications'), 1, clause)]
}

/** The roster forgets an application that leaves it. */
export const strike = (facts: F): readonly Cause[] => {
  const { status } = facts.dossier
  if (!holdsPlace.includes(status) && status !== 'reserved') return []
  const { round, track, body } = seatOf(facts)
  return [{ subject: 'nomination', id: rosterOf(round, track, body), action: 'strike', input: { application: facts.id } }]
}

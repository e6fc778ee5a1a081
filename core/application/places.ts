/** The places that an application holds: how they are taken, given back and struck from the roster. */

import type { Law, Reserved } from '../../policy/shape.ts'
import { applicationsOf, reservesFree, reservesUsed, transfer, world } from '../accounts.ts'
import type { Cause, Transfer } from '../action.ts'
import { holdsFor } from '../criteria/index.ts'
import type { Facts } from '../facts.ts'
import { rosterOf } from '../nomination/dossier.ts'
import { preferencesOf } from '../nomination/lines.ts'
import { accountsOf, countedOn, setAsideIn } from '../round/places.ts'
import { capsCounted, capsOn, enterShares, kindsOf, leaveShares, orNoShare } from '../round/shares.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import { releaseCitizen } from './citizen.ts'
import type { Application, Status } from './dossier.ts'
import { Form } from './form.ts'
import { rawFacts } from './register.ts'

type F = Facts<Application>

/** Round, track and body of an application that has been submitted; before that it has no seat anywhere. */
export const seatOf = ({ id, dossier: { round, track, body } }: F) => {
  if (round === undefined || track === undefined || body === undefined) throw new Error(`application ${id} has not been routed to a body`)
  return { round, track, body }
}

const holdsPlace: readonly Status[] = ['recommended', 'nominated', 'accepted', 'contested']

const rawOf = ({ policy }: Law, facts: F) => {
  const form = Form.safeParse(facts.opened)
  return form.success ? rawFacts(policy, form.data, facts) : undefined
}

/** The reserved places that this person may take: those of the track whose condition the form meets. */
const setAsideFor = (law: Law, facts: F): readonly Reserved[] => {
  const { dossier } = facts
  const raw = rawOf(law, facts)
  if (!raw) return []
  return setAsideIn(law).filter(r => r.track === dossier.track && holdsFor(law.policy, r.for, raw) === true)
}

const freeAt = (law: Law, facts: F, holder: string) => facts.balance(accountsOf(law, seatOf(facts), holder).free)

/** A place is free: one that is reserved for people like this one, or one of the body's own, less those used, returned or moved away. */
export const withinPlaces: Rule<F> = ruleOverMany('withinPlaces', (law, facts) => {
  const { body, track } = seatOf(facts)
  const own = freeAt(law, facts, body)
  const held = setAsideFor(law, facts).map(r => freeAt(law, facts, r.code))
  const wants = law.places.bodies.find(b => b.body === body)?.places[countedOn(law, track)] ?? 0
  const found = { free: own, ...(held.length > 0 && { setAside: Math.max(...held) }) }
  return [{ clause: law.places.clause, holds: own > 0 || held.some(free => free > 0), found, wants }]
})

export const countsPlaces = (law: Law, facts: F): readonly string[] => {
  const seat = seatOf(facts)
  const holders = [seat.body, ...setAsideFor(law, facts).map(r => r.code)]
  return [...holders.map(holder => accountsOf(law, seat, holder).free), ...capsCounted(law, 'nominated', seat)]
}

/** With this person a body's people of a kind stay within their share. */
export const withinShares: Rule<F> = ruleOverMany('withinShares', (law, facts) => {
  const raw = rawOf(law, facts)
  const kinds = raw ? kindsOf(law, raw) : []
  return orNoShare(law, capsOn({ law, round: facts.round, balance: facts.balance }, 'nominated', seatOf(facts), kinds))
})

type Taken = { readonly setAside?: string; readonly kinds?: readonly string[] }

/** Whose place is taken, a reserved one before the body's own, and the shares that it counts for: recorded, so that it goes back where it came from. */
export const choosePlace = (law: Law, facts: F): Taken => {
  const found = setAsideFor(law, facts).find(r => freeAt(law, facts, r.code) > 0)
  const raw = rawOf(law, facts)
  const kinds = raw ? kindsOf(law, raw) : []
  return { ...(found && { setAside: found.code }), ...(kinds.length > 0 && { kinds }) }
}

const clauseOf = ({ policy, places }: Law, setAside: string | undefined) =>
  setAside === undefined ? places.clause : (policy.procedure.reserved?.clause ?? places.clause)

export const takePlace = (law: Law, facts: F, { setAside, kinds = [] }: Taken): readonly Transfer[] => {
  const seat = seatOf(facts)
  const { free, used } = accountsOf(law, seat, setAside ?? seat.body)
  return [transfer(free, used, 1, clauseOf(law, setAside)), ...enterShares(law, 'nominated', seat, kinds)]
}

/** The account of the used place that the application holds. */
export const usedBy = (law: Law, facts: F): string => {
  const seat = seatOf(facts)
  return accountsOf(law, seat, facts.dossier.setAside ?? seat.body).used
}

/** Whatever the application holds goes back where it came from: a place, a line among the reserves, or nothing. */
export const giveBack = (law: Law, facts: F): readonly Transfer[] => {
  const { status, setAside, kinds = [] } = facts.dossier
  if (!holdsPlace.includes(status) && status !== 'reserved') return []
  const { round, track, body } = seatOf(facts)
  if (status === 'reserved') return [transfer(reservesUsed(round, track, body), reservesFree(round, track, body), 1, law.places.clause)]
  const { free, used } = accountsOf(law, { round, track }, setAside ?? body)
  return [transfer(used, free, 1, clauseOf(law, setAside)), ...leaveShares(law, 'nominated', { round, track, body }, kinds)]
}

/** The application leaves its body's roster: its place and its citizen are free for another. */
export const leaveRoster = (law: Law, facts: F): readonly Transfer[] => [...giveBack(law, facts), ...releaseCitizen(law, facts)]

/** The application ends: what it holds goes back, and its person may apply again. */
export const end = (law: Law, facts: F): readonly Transfer[] => {
  const { round, person } = facts.dossier
  if (round === undefined || person === undefined) throw new Error(`application ${facts.id} belongs to nobody`)
  return [...leaveRoster(law, facts), transfer(applicationsOf(round, person), world('applications'), 1, law.places.clause)]
}

/** The preferences of the policy that this person meets. A roster is ordered by them, and holds their codes only. */
const preferredIn = (law: Law, facts: F): readonly string[] => {
  const raw = rawOf(law, facts)
  return raw ? preferencesOf(law).flatMap(p => (holdsFor(law.policy, p.prefer, raw) === true ? [p.code] : [])) : []
}

/** The application enters its body's roster, as recommended or as a reserve. */
export const enterRoster = (law: Law, facts: F, as: 'recommended' | 'reserved'): readonly Cause[] => {
  const { round, track, body } = seatOf(facts)
  const preferred = preferredIn(law, facts)
  const kind = { grassRoots: facts.dossier.grassRoots === true, ...(preferred.length > 0 && { preferred }) }
  const input = { round, track, body, application: facts.id, ...kind, as }
  return [{ subject: 'nomination', id: rosterOf(round, track, body), action: 'enter', input }]
}

/** The roster forgets an application that leaves it. */
export const strike = (facts: F): readonly Cause[] => {
  const { status } = facts.dossier
  if (!holdsPlace.includes(status) && status !== 'reserved') return []
  const { round, track, body } = seatOf(facts)
  return [{ subject: 'nomination', id: rosterOf(round, track, body), action: 'strike', input: { application: facts.id } }]
}

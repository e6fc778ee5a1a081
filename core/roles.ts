/** The roles of the catalogue, as predicates: a hat counts only at the organisation that stands in that relation to the dossier. */
import type { Role } from './action.ts'
import type { Actor, Facts, SeatRole } from './facts.ts'

type AnyFacts = Pick<Facts<object>, 'actor' | 'dossier' | 'cause' | 'round'>
type RoleOf = Role<AnyFacts>

const sits = (facts: AnyFacts, role: SeatRole, organisation?: string) =>
  facts.actor.seats.some(seat => seat.role === role && (organisation === undefined || seat.organisation === organisation))

/** The applicant or trainee in their own case. */
export const person: RoleOf = {
  name: 'person',
  self: true,
  is: ({ actor, dossier }) => actor.person !== undefined && actor.person === dossier.person,
}

/** Somebody who opens a dossier of their own that does not exist yet. */
export const newcomer: RoleOf = {
  name: 'newcomer',
  self: true,
  is: ({ actor, dossier }) => actor.person !== undefined && dossier.person === undefined,
}

const at = (role: 'employer' | 'body' | 'host'): RoleOf => ({
  name: role,
  is: facts => facts.dossier[role] !== undefined && sits(facts, role, facts.dossier[role]),
})
export const employer = at('employer')
/** The employer by its own people. The contact whom an applicant named consents or returns, and ends nothing for good. */
export const ownEmployer: RoleOf = { ...employer, is: (facts, law) => facts.actor.only === undefined && employer.is(facts, law) }
export const body = at('body')
export const host = at('host')

/** The office that runs the programme: an officer of one programme is nobody in another's. */
const inOffice = (role: SeatRole): RoleOf => ({ name: role, is: (facts, { policy }) => sits(facts, role, policy.programme.office) })
export const department = inOffice('department')
export const leader = inOffice('leader')
export const finance = inOffice('finance')
export const auditor = inOffice('auditor')

const anywhere = (role: SeatRole): RoleOf => ({ name: role, is: facts => sits(facts, role) })
export const ministry = anywhere('ministry')
/** Time passing is an actor too. */
export const clock = anywhere('clock')

/** Not asked for by anybody: it follows from another action in the same transaction. */
export const causedBy = (subject: string, ...actions: readonly string[]): RoleOf => ({
  name: `${subject}.${actions.join('|')}`,
  self: true,
  is: ({ cause }) => cause?.subject === subject && actions.includes(cause.action),
})

/** Somebody without an account, at the public pages: whatever they hold in their hand, the page has looked at. */
export const visitorActor: Actor = { id: 'visitor', seats: [] }
export const visitor: RoleOf = { name: 'visitor', is: ({ actor }) => actor.id === visitorActor.id }

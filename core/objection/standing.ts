/** What an objection holds up: the place of one person, or the list as a whole. */
import type { Law } from '../../policy/shape.ts'
import { listChanges, objectionsOpen, objectionsTakenUp, transfer, world } from '../accounts.ts'
import type { Cause, Transfer } from '../action.ts'
import type { Facts } from '../facts.ts'
import type { Objection } from './dossier.ts'
import { termsOf } from './terms.ts'

type F = Facts<Objection>

/** The application that it is about, or the round whose whole list it is about. */
export const aimOf = ({ dossier: { against, round } }: Pick<F, 'dossier'>): string => against?.application ?? round ?? ''

export const countsObjections = (_law: Law, facts: F): readonly string[] => [objectionsOpen(aimOf(facts)), objectionsTakenUp(aimOf(facts))]

const takenUp = (facts: F) => facts.balance(objectionsTakenUp(aimOf(facts)))

/** An answer ends the waiting. `all`: once one objection stands the person has left the list, and no other holds anything up. */
export const answered = (law: Law, facts: F, all = false): readonly Transfer[] => {
  const [aim, { clause }] = [aimOf(facts), termsOf(law)]
  const held = facts.dossier.freezes ? takenUp(facts) : 0
  const freed = all ? held : Math.min(held, 1)
  return [
    transfer(objectionsOpen(aim), world('objections'), 1, clause),
    ...(freed > 0 ? [transfer(objectionsTakenUp(aim), world('objections'), freed, clause)] : []),
  ]
}

/** Whether this one still holds the person's place. */
const holds = (facts: F) => facts.dossier.against !== undefined && facts.dossier.freezes === true && takenUp(facts) > 0

/** The last of several objections to a person lets them back on the list. */
export const causesReturn = (_law: Law, facts: F): readonly Cause[] =>
  holds(facts) && takenUp(facts) === 1 ? [{ subject: 'application', id: aimOf(facts), action: 'dismissObjection', input: {} }] : []

export const causesLeaving = (_law: Law, facts: F): readonly Cause[] =>
  holds(facts) ? [{ subject: 'application', id: aimOf(facts), action: 'upholdObjection', input: {} }] : []

/** An objection to the list as a whole that stands is a change of the list. */
export const changesList = (law: Law, { dossier: { against, round } }: F): readonly Transfer[] =>
  against !== undefined || round === undefined ? [] : [transfer(world('lists'), listChanges(round), 1, termsOf(law).clause)]

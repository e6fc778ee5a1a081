/** A place and a seat that were given up by mistake are taken again: the place as long as no reserve has it, the seat as the host finds room. */
import type { Law } from '../../../policy/shape.ts'
import { isWorld } from '../../accounts.ts'
import type { Cause, Transfer } from '../../action.ts'
import { freePlace } from '../../placement/seats.ts'
import { type Rule, ruleOverMany } from '../../rule.ts'
import type { F } from './undoing.ts'

/** The opposite of giving the place back. */
export const takesPlaceBack = (law: Law, facts: F): readonly Transfer[] =>
  freePlace(law, facts).map(t => ({ ...t, debit: t.credit, credit: t.debit }))

/** The accounts that it takes from. */
export const placesBack = (law: Law, facts: F): readonly string[] =>
  facts.dossier.body === undefined ? [] : takesPlaceBack(law, facts).flatMap(t => (isWorld(t.debit) ? [] : [t.debit]))

export const placeIsFree = (gaveBack: (law: Law) => boolean): Rule<F> =>
  ruleOverMany('placeIsFree', (law, facts) => {
    const place = gaveBack(law) ? takesPlaceBack(law, facts)[0]?.debit : undefined
    const free = place === undefined ? 1 : facts.balance(place)
    return [{ clause: law.places.clause, holds: free > 0, found: free, wants: { atLeast: 1 } }]
  })

export const seatsBack = ({ id }: F): readonly Cause[] => [{ subject: 'placement', id, action: 'reinstate', input: {} }]

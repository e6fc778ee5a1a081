/** The rules that several actions on a roster share. */
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { accountsOf } from '../round/places.ts'
import { lastDay } from '../round/windows.ts'
import { type Rule, rule } from '../rule.ts'
import { findRoster, type Nomination } from './dossier.ts'

type F = Facts<Nomination>

/** The window for nominations, as extended for this body, holds the day of the request. */
export const withinWindow: Rule<F> = rule(
  'withinWindow',
  ({ policy }, { round, dossier }) => {
    const { value, ...note } = policy.procedure.windows.nominate
    return { ...note, value: { from: value.from, to: lastDay(value.to, round, 'nominate', dossier.body) } }
  },
  (window, { today }) => today >= window.from && today <= window.to,
  ({ today }) => today,
)

/** The account of the places that the roster's body still has on its track. */
export const freeOf = (law: Law, { id }: Pick<F, 'id'>): string => {
  const roster = findRoster(id)
  if (!roster) throw new Error(`${id} is not the id of a roster`)
  return accountsOf(law, roster, roster.body).free
}

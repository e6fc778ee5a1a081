/** The rules that several actions on a service share. */
import type { Facts } from '../facts.ts'
import { type Rule, rule } from '../rule.ts'
import type { Obligation } from './dossier.ts'
import { term } from './terms.ts'

type F = Facts<Obligation>

/** While a case is open nothing else ends the obligation. */
export const noCaseIsOpen: Rule<F> = rule(
  'noCaseIsOpen',
  ({ policy }) => ({ ...policy.training.discipline.grounds, value: { openCases: 0 } }),
  (_wanted, { dossier }) => dossier.cases.every(c => c.closed),
  ({ dossier }) => dossier.cases.filter(c => !c.closed).map(c => c.id),
)

/** The party whose turn it was has let the day pass. */
export const overdue: Rule<F> = rule(
  'overdue',
  (law, { dossier }) => ({ ...term('reportEveryMonths')(law), value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)

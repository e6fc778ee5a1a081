/**
 * One citizen stands on one roster of a round, whichever accounts were opened. The number is typed by whoever fills in the form, so it decides nothing
 * while they type and nothing is said of it to them: it is held from the body's roster on, and goes back when the application leaves it.
 */
import type { Law } from '../../policy/shape.ts'
import { citizenOn, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule } from '../rule.ts'
import type { Application } from './dossier.ts'

type F = Facts<Application>

/** The account to be taken: of the citizen in the form, unless the application holds one already or nobody could be read. */
const toTake = ({ citizen, dossier, round }: F): string | undefined =>
  citizen === undefined || dossier.citizen !== undefined ? undefined : citizenOn(round.round ?? '', citizen)

export const oneCitizenOnce: Rule<F> = rule(
  'oneCitizenOnce',
  ({ policy }) => policy.procedure.oneApplication,
  (oneOnly, facts) => {
    const account = toTake(facts)
    return !oneOnly || account === undefined || facts.balance(account) === 0
  },
  () => 'sameNumber',
)

export const countsCitizen = (facts: F): readonly string[] => {
  const account = toTake(facts)
  return account === undefined ? [] : [account]
}

const clauseOf = ({ policy }: Law) => policy.procedure.oneApplication.clause
const mayHoldOne = ({ policy }: Law) => policy.procedure.oneApplication.value

/** Whom the application stands for from now on, as its entry says. */
export const holdCitizen = (law: Law, { citizen, dossier }: F): { readonly citizen?: string } => {
  const held = dossier.citizen ?? citizen
  return held === undefined || !mayHoldOne(law) ? {} : { citizen: held }
}

export const takeCitizen = (law: Law, facts: F): readonly Transfer[] => {
  const account = toTake(facts)
  return account === undefined || !mayHoldOne(law) ? [] : [transfer(world('applications'), account, 1, clauseOf(law))]
}

export const releaseCitizen = (law: Law, { dossier: { round, citizen } }: F): readonly Transfer[] =>
  round === undefined || citizen === undefined ? [] : [transfer(citizenOn(round, citizen), world('applications'), 1, clauseOf(law))]

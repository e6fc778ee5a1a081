/** A change that was asked for: who the new host is, and the rules of deciding on it. */
import type { Role } from '../action.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule } from '../rule.ts'
import type { Training } from './dossier.ts'

type F = Facts<Training>

/** The host to which a change would lead; it has a say before the department decides. */
export const newHost: Role<F> = {
  name: 'newHost',
  is: ({ actor, dossier }) => actor.seats.some(s => s.role === 'host' && s.organisation === dossier.change?.host),
}

export const changeIsAsked: Rule<F> = rule(
  'changeIsAsked',
  ({ policy }) => ({ ...policy.training.change, value: true }),
  (_wanted, { dossier }) => dossier.change !== undefined,
  ({ dossier }) => dossier.change !== undefined,
)

export const newHostAgrees: Rule<F> = rule(
  'newHostAgrees',
  ({ policy }) => ({ ...policy.training.change, value: true }),
  (_wanted, { dossier }) => dossier.change?.agreedOn !== undefined,
  ({ dossier }) => dossier.change?.agreedOn ?? false,
)

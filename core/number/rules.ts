/** The rules of annulling a number. */
import type { Facts } from '../facts.ts'
import { type Rule, rule } from '../rule.ts'
import type { Numbering } from './dossier.ts'

type F = Facts<Numbering>

/** Nobody annuls what was never given: the register has no other holes than those of which it says why. */
export const numberWasGiven: Rule<F> = rule(
  'numberWasGiven',
  ({ policy }) => ({ ...policy.documents.numberCode, value: true }),
  (_given, { dossier, numbered }) => dossier.number !== undefined || numbered !== undefined,
  ({ dossier, numbered }) => dossier.number !== undefined || numbered !== undefined,
)

/** First the paper is withdrawn by its own act, with its reasons; only then is its number void. */
export const paperIsWithdrawn: Rule<F> = rule(
  'paperIsWithdrawn',
  ({ policy }) => ({ ...policy.documents.numberCode, value: true }),
  (_withdrawn, { numbered }) => numbered?.stands !== true,
  ({ numbered }) => numbered?.stands !== true,
)

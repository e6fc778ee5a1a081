/** The rules that several actions on a case share. */
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { isAmong } from '../acting.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule } from '../rule.ts'
import type { Discipline } from './dossier.ts'

type F = Facts<Discipline>

/** The value that says how long a reprimand is public; where none does, that there is one at all. */
export const onPublication = ({ policy }: Law): Cited<unknown> =>
  policy.training.discipline.publication ?? policy.training.discipline.reprimand

/** Whoever opened the case doesn't decide it. */
export const decidedByAnother: Rule<F> = rule(
  'decidedByAnother',
  ({ policy }) => policy.training.discipline.decidedByAnother,
  (another, { actor, dossier }) => !another || !isAmong(actor, [dossier.openedBy, dossier.openedFor]),
  ({ dossier }) => ({ openedBy: dossier.openedBy }),
)

/** Whoever decided the case, or opened it, doesn't uphold that decision on appeal. */
export const heardByAnother: Rule<F> = rule(
  'heardByAnother',
  ({ policy }) => policy.training.discipline.decidedByAnother,
  (another, { actor, dossier }) =>
    !another || !isAmong(actor, [dossier.decidedBy, dossier.decidedFor, dossier.openedBy, dossier.openedFor]),
  ({ dossier }) => ({ openedBy: dossier.openedBy, decidedBy: dossier.decidedBy }),
)

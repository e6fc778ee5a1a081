/** The rules that the actions on a review share. */
import type { Role } from '../action.ts'
import type { Facts } from '../facts.ts'
import { type Rule, rule, ruleOverMany } from '../rule.ts'
import { conflictsOf } from './conflicts.ts'
import { isIn, type Review, sitting } from './dossier.ts'
import { panelOf } from './terms.ts'

type F = Facts<Review>

/** An expert of the office who was asked to score this file, and may. Nobody scores in somebody else's stead. */
export const expert: Role<F> = {
  name: 'expert',
  is: ({ actor, dossier }, { policy }) =>
    actor.seats.some(
      ({ role, organisation, actingFor }) => role === 'expert' && organisation === policy.programme.office && actingFor === undefined,
    ) && sitting(dossier).some(one => one.expert === actor.id),
}

/** Where nothing is laid before it, nobody's own case is decided on unseen. */
export const notAboutOneself: Rule<F> = rule(
  'notAboutOneself',
  law => ({ ...panelOf(law), value: false }),
  (_own, { actor: { person, actingFor }, dossier, about }) => {
    const of = (dossier.about ?? about)?.person
    return of === undefined || (of !== person && of !== actingFor?.person)
  },
  () => true,
)

export const undecided = ['nominated', 'accepted', 'contested'] as const

/** The application still waits for the department's decision. */
export const fileStands: Rule<F> = rule(
  'fileStands',
  law => ({ ...panelOf(law), value: undecided }),
  (statuses, { about }) => about === undefined || statuses.some(status => status === about.status),
  ({ about }) => about?.status,
)

/** Nobody is asked in whose way something stands that can be computed, and nobody without an expert's seat. */
export const withoutConflict: Rule<F> = ruleOverMany(
  'withoutConflict',
  (law, { panel }) => {
    const { clause } = panelOf(law)
    if (!panel || panel.named.length === 0) return [{ clause, holds: false, found: 'noExpert', wants: [] }]
    return panel.named.map(({ account, expert }) => {
      const found = expert ? conflictsOf(expert, panel.file) : ['noExpert']
      return { clause, holds: found.length === 0, found: { expert: account, grounds: found }, wants: [] }
    })
  },
  true,
)

/** As many experts as the policy wants, and each of their scores is in. */
export const everyScoreIsIn: Rule<F> = rule(
  'everyScoreIsIn',
  law => ({ ...panelOf(law), value: panelOf(law).value?.experts ?? 0 }),
  (experts, { dossier }) => sitting(dossier).length >= experts && sitting(dossier).every(isIn),
  ({ dossier }) => sitting(dossier).filter(isIn).length,
)

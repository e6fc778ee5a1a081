/** Where the policy has files scored by experts: nobody goes on without a result that is enough, and nobody before those who have a better one. */
import type { Law } from '../../policy/shape.ts'
import { panelClosed, panelPassed } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { foreseen } from '../foreseen.ts'
import { panelOf } from '../review/terms.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import type { Application } from './dossier.ts'

type F = Facts<Application>

export const countsPanel = (law: Law, { id }: Pick<F, 'id'>): readonly string[] =>
  panelOf(law).value ? [panelClosed(id), panelPassed(id)] : []

export const passedPanel: Rule<F> = ruleOverMany('passedPanel', (law, { id, balance }) => {
  const { value, clause } = panelOf(law)
  const holds = !value || balance(panelPassed(id)) > 0
  return [{ clause, holds, found: !value || balance(panelClosed(id)) > 0 ? 'belowMark' : 'noResult', wants: value?.passes }]
})

/** Among the places that are left there is one for them, were all with a better result to get theirs first. */
export const inOrderOfResults: Rule<F> = ruleOverMany('inOrderOfResults', (law, { ahead }) => {
  const { value, clause } = panelOf(law)
  if (!value || !ahead) return [{ clause, holds: true, found: undefined, wants: undefined }]
  return [{ clause, holds: ahead.better < ahead.free, found: { better: ahead.better, free: ahead.free }, wants: 'inOrder' }]
})

/** In a programme whose files experts score. */
export const panelIsForeseen: Rule<F> = foreseen(
  'panel',
  ({ policy }) => policy.procedure.panel,
  ({ policy }) => policy.procedure.windows.review,
)

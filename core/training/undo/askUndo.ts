/** Somebody of the office finds that an act was wrong that has moved money or papers, and asks for its undoing; another decides. Why is sealed. */
import type { Facts } from '../../facts.ts'
import { department, leader } from '../../roles.ts'
import { ruleOverMany } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { Reason } from './undo.ts'
import { whichOf } from './undo-rules.ts'

/** Every act that can be undone. */
const undoable = ['enrol', 'reportNoShow', 'release', 'withdraw', 'lapse', 'terminate', 'pass', 'fail'] as const
const which = whichOf(undoable)

const actIsThere = ruleOverMany('actStands', ({ policy }, facts: Facts<Training>) => [
  { clause: policy.money.approvedByAnother.clause, holds: which(facts) !== undefined, found: false, wants: true },
])

export const askUndo = action({
  by: [department, leader],
  from: ['enrolled', 'missed', 'released', 'withdrawn', 'terminated', 'passed', 'failed'],
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: Reason,
  rules: [actIsThere],
  decide: (_law, facts) => ({ n: which(facts)?.n ?? 0, act: which(facts)?.action ?? '', by: facts.actor.id, on: facts.today }),
  keeps: ({ input }) => ({ kind: 'undo', content: input }),
  apply: (_dossier, { fact, actingFor }) => ({ undoAsked: { ...fact, actingFor } }),
  tells: ['department', 'leader'],
})

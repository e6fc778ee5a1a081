/** The undoing that was asked for is not done: the act was right. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { department, leader } from '../../roles.ts'
import { ruleOfRecord } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'

const undoIsAsked = ruleOfRecord(
  'undoIsAsked',
  ({ policy }) => policy.money.approvedByAnother,
  (_another, { dossier }: Facts<Training>) => dossier.undoAsked !== undefined,
  ({ dossier }) => dossier.undoAsked !== undefined,
)

export const dropUndo = action({
  by: [department, leader],
  from: ['enrolled', 'missed', 'released', 'withdrawn', 'terminated', 'passed', 'failed'],
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({}),
  rules: [undoIsAsked],
  decide: () => ({}),
  apply: () => ({ undoAsked: undefined }),
  tells: ['department', 'leader'],
})

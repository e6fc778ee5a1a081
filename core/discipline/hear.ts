/** The person has spoken, in writing or before the department; or their time to speak is over. Only then can anything be decided. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, person } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Discipline } from './dossier.ts'

const input = z.strictObject({ statement: z.string().min(2).max(8000).optional() })
type Given = Facts<Discipline> & { readonly input: z.output<typeof input> }

const spokeOrHadTime = ruleOfInput(
  'spokeOrHadTime',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.discipline.hearingDays, value: { statementOrAfter: dossier.hearUntil } }),
  ({ statementOrAfter }, { input: { statement }, today }) =>
    statement !== undefined || (statementOrAfter !== undefined && today > statementOrAfter),
  ({ today }) => today,
)

export const hear = action({
  by: [person, department],
  from: ['opened'],
  to: 'heard',
  cites: ({ policy }) => policy.training.discipline.hearingDays,
  input,
  rules: [spokeOrHadTime],
  decide: (_law, facts) => ({ spoke: facts.input.statement !== undefined }),
  keeps: facts => (facts.input.statement === undefined ? undefined : { kind: 'statement', content: facts.input }),
  tells: ['leader', 'department'],
})

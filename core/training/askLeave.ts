/** The trainee asks for leave, of the host or of whom the kind names. Kind and reason are sealed; the days, and whether they count as training, are on record. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Training } from './dossier.ts'
import { kindHasDaysLeft, leaveAsked, withBefore } from './leaves.ts'
import { studyOf } from './rules.ts'

const input = z
  .strictObject({ kind: z.string(), from: z.iso.date(), to: z.iso.date(), reason: z.string().min(2).max(1000) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'not before from' })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const kindIsListed = ruleOfInput(
  'kindIsListed',
  ({ policy }) => ({ ...policy.training.leave.kinds, value: policy.training.leave.kinds.value.map(k => k.code) }),
  (codes, facts: Given) => codes.includes(facts.input.kind),
  facts => facts.input.kind,
)
const withinStudy = ruleOfInput(
  'withinStudy',
  ({ policy }, facts: Given) => ({ ...policy.training.leave.kinds, value: studyOf(facts) }),
  (study, facts) => facts.input.from >= study.from && facts.input.to <= study.to,
  facts => ({ from: facts.input.from, to: facts.input.to }),
)

export const askLeave = action({
  by: [person],
  from: ['enrolled'],
  to: 'leaveAsked',
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input,
  opens: 'leave',
  rules: [kindIsListed, withinStudy, kindHasDaysLeft],
  decide: leaveAsked,
  keeps: facts => ({ kind: 'leave', content: { ...facts.input, ...withBefore(facts) } }),
  apply: (_dossier, { fact }) => ({ leaveAsked: fact }),
  tells: ['host', 'employer', 'department'],
})

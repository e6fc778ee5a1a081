/** The trainee reports quietly that an undertaking is not kept. What and why is sealed, and only the department hears of it, never the employer. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, studying, type Training } from './dossier.ts'

const input = z.strictObject({ undertaking: z.string(), statement: z.string().min(2).max(4000) })

const undertakingIsListed = ruleOfInput(
  'undertakingIsListed',
  ({ policy }) => ({ ...policy.training.undertakings, value: policy.training.undertakings.value.map(u => u.code) }),
  (codes, facts: Facts<Training> & { readonly input: z.output<typeof input> }) => codes.includes(facts.input.undertaking),
  facts => facts.input.undertaking,
)

export const reportBreach = action({
  by: [person],
  from: ['notified', ...studying, 'failed', 'passed', 'terminated'],
  cites: ({ policy }) => policy.training.undertakings,
  input,
  rules: [undertakingIsListed],
  decide: (_law, { today }) => ({ on: today }),
  keeps: facts => ({ kind: 'breach', content: facts.input }),
  apply: ({ breaches }, { fact }) => ({ breaches: [...breaches, fact] }),
  tells: ['department'],
})

/** A trainee reports in confidence that the employer does not keep what it undertook. What and why is sealed, and the department alone hears of it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { newcomer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Inquiry } from './dossier.ts'
import { answeredBy, Files, onReports, Words } from './terms.ts'

const input = z.strictObject({ round: z.string(), undertaking: z.string(), text: Words, attachments: Files })

const undertakingIsListed = ruleOfInput(
  'undertakingIsListed',
  ({ policy }) => ({ ...policy.training.undertakings, value: policy.training.undertakings.value.map(u => u.code) }),
  (codes, facts: Facts<Inquiry> & { readonly input: z.output<typeof input> }) => codes.includes(facts.input.undertaking),
  facts => facts.input.undertaking,
)

export const report = action({
  by: [newcomer],
  from: ['none'],
  to: 'asked',
  cites: onReports,
  input,
  rules: [undertakingIsListed],
  decide: (_law, { input: { round, attachments }, actor, today }) => ({
    round,
    person: actor.person,
    on: today,
    files: attachments?.length ?? 0,
  }),
  keeps: ({ input: { undertaking, text, attachments } }) => ({
    kind: 'asked',
    content: { undertaking, text, attachments: attachments ?? [] },
  }),
  answerBy: (law, { today }) => answeredBy(law, 'report', today),
  apply: (_dossier, { fact: { on, ...fact } }) => ({ ...fact, kind: 'report', saidOn: [on] }),
  tells: ['department'],
})

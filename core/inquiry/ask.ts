/** Somebody of the programme asks the department. What they ask is sealed; that they asked, and by when an answer is due, is on record. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { newcomer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Inquiry } from './dossier.ts'
import { answeredBy, Files, termsOf, Words } from './terms.ts'

const input = z.strictObject({ round: z.string(), clause: z.string().max(40).optional(), text: Words, attachments: Files })

const clauseIsThere = ruleOfInput(
  'clauseIsThere',
  law => ({ ...termsOf(law), value: law.policy.clauses.map(({ id }) => id) }),
  (ids, { input: { clause } }: Facts<Inquiry> & { readonly input: z.output<typeof input> }) => clause === undefined || ids.includes(clause),
  ({ input }) => input.clause,
)

export const ask = action({
  by: [newcomer],
  from: ['none'],
  to: 'asked',
  cites: termsOf,
  input,
  rules: [clauseIsThere],
  decide: (_law, { input: { round, clause, attachments }, actor, today }) => ({
    round,
    person: actor.person,
    ...(clause !== undefined && { clause }),
    on: today,
    files: attachments?.length ?? 0,
  }),
  keeps: ({ input: { text, attachments } }) => ({ kind: 'asked', content: { text, attachments: attachments ?? [] } }),
  answerBy: (law, { today }) => answeredBy(law, 'question', today),
  apply: (_dossier, { fact: { on, ...fact } }) => ({ ...fact, kind: 'question', saidOn: [on] }),
  tells: ['department'],
})

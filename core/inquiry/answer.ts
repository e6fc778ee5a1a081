/** The department answers the person. For a report in confidence it says what it found; nobody else hears of either. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Inquiry } from './dossier.ts'
import { Files, onReports, termsOf, Words } from './terms.ts'

export const Finding = z.enum(['putRight', 'notTrue', 'goesOn'])
const input = z.strictObject({ text: Words, finding: Finding.optional(), attachments: Files })

const reportGetsFinding = ruleOfInput(
  'reportGetsFinding',
  law => ({ ...onReports(law), value: Finding.options }),
  (_findings, { dossier: { kind }, input: { finding } }: Facts<Inquiry> & { readonly input: z.output<typeof input> }) =>
    (kind === 'report') === (finding !== undefined),
  ({ input }) => input.finding,
)

export const answer = action({
  by: [department],
  from: ['asked'],
  to: 'answered',
  cites: termsOf,
  input,
  rules: [reportGetsFinding],
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input: { attachments, ...words } }) => ({ kind: 'answer', content: { ...words, attachments: attachments ?? [] } }),
  apply: ({ answeredOn }, { fact }) => ({ answeredOn: [...answeredOn, fact.on] }),
  tells: ['person'],
})

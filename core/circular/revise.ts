/** The text, or the group, is put otherwise before it is sent. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, Group } from './dossier.ts'
import { fieldsAreKnown, groupIsKnown } from './rules.ts'

export const revise = action({
  by: [department, leader],
  from: ['drafted'],
  to: 'drafted',
  cites: ({ policy }) => policy.procedure.answerDays.review,
  input: z.strictObject({ text: z.string().trim().min(5).max(300), to: Group }),
  rules: [fieldsAreKnown, groupIsKnown],
  decide: (_law, { input: { to } }) => ({ to }),
  keeps: ({ input: { text } }) => ({ kind: 'text', content: { text } }),
  apply: (_dossier, { fact: { to } }) => ({ to }),
})

/** An officer writes a text to a group of the round's people. Its words are sealed; nothing is sent yet. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, Group } from './dossier.ts'
import { fieldsAreKnown, groupIsKnown } from './rules.ts'

export const draft = action({
  by: [department, leader],
  from: ['none'],
  to: 'drafted',
  cites: ({ policy }) => policy.procedure.answerDays.review,
  input: z.strictObject({ round: z.string(), text: z.string().trim().min(5).max(300), to: Group }),
  rules: [fieldsAreKnown, groupIsKnown],
  decide: (_law, { input: { round, to }, actor }) => ({ round, to, writtenBy: actor.id }),
  keeps: ({ input: { text } }) => ({ kind: 'text', content: { text } }),
  apply: (_dossier, { fact }) => fact,
})

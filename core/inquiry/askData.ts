/** Somebody asks the office about what is held of them: that it be put right, that it be used no further, that it be erased, or what else they want to know of it. */
import { z } from 'zod'
import { newcomer } from '../roles.ts'
import { action } from './dossier.ts'
import { answeredBy, Files, termsOf, Words } from './terms.ts'

export const dataWishes = ['correct', 'restrict', 'erase', 'explain'] as const
const Wish = z.enum(dataWishes)

export const askData = action({
  by: [newcomer],
  from: ['none'],
  to: 'asked',
  cites: termsOf,
  input: z.strictObject({ round: z.string(), wish: Wish, text: Words, attachments: Files }),
  decide: (_law, { input: { round, wish, attachments }, actor, today }) => ({
    round,
    wish,
    person: actor.person,
    on: today,
    files: attachments?.length ?? 0,
  }),
  keeps: ({ input: { text, attachments } }) => ({ kind: 'asked', content: { text, attachments: attachments ?? [] } }),
  answerBy: (law, { today }) => answeredBy(law, 'data', today),
  apply: (_dossier, { fact: { on, ...fact } }) => ({ ...fact, kind: 'data', saidOn: [on] }),
  tells: ['department'],
})

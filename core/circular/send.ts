/** The circular goes out: each person of the group stands in the queue once, in the same transaction, however often it is asked for. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'
import { somebodyIsMeant } from './rules.ts'

export const send = action({
  by: [department, leader],
  from: ['drafted'],
  to: 'sent',
  cites: ({ policy }) => policy.procedure.answerDays.review,
  input: z.strictObject({}),
  rules: [somebodyIsMeant],
  decide: (_law, { meant, today }) => ({ people: meant ?? 0, on: today }),
  apply: (_dossier, { fact: { people, on } }) => ({ people, sentOn: on }),
})

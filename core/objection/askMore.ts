/** Something is still wanted of whoever objected: the question stands on the page that their receipt number opens. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, unanswered } from './dossier.ts'
import { namesNobodyElse, notAboutOneself } from './rules.ts'
import { termsOf } from './terms.ts'

export const askMore = action({
  by: [department, leader],
  from: unanswered,
  cites: termsOf,
  input: z.strictObject({ question: z.string().trim().min(2).max(1000) }),
  rules: [notAboutOneself, namesNobodyElse],
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => ({ kind: 'question', content: input }),
  apply: ({ askedOn }, { fact: { on } }) => ({ askedOn: [...askedOn, on] }),
})

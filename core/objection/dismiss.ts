/** The leader has had the objection looked into and it does not stand, with reasons that name nobody else. The last one lets the person back on the list. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action, unanswered } from './dossier.ts'
import { namesNobodyElse, notAboutOneself, notByWhoRegistered } from './rules.ts'
import { answered, causesReturn, countsObjections } from './standing.ts'
import { termsOf } from './terms.ts'

export const dismiss = action({
  by: [leader],
  from: unanswered,
  to: 'dismissed',
  cites: termsOf,
  input: z.strictObject({ answer: z.string().trim().min(10).max(1000) }),
  rules: [notAboutOneself, notByWhoRegistered, namesNobodyElse],
  counts: countsObjections,
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => ({ kind: 'answer', content: input }),
  apply: (_dossier, { fact: { on } }) => ({ answeredOn: on }),
  posts: (law, facts) => answered(law, facts),
  causes: causesReturn,
  tells: ['department'],
})

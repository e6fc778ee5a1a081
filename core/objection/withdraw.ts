/** Whoever objected takes it back; a place that waited for the answer waits no longer. */
import { z } from 'zod'
import { department, visitor } from '../roles.ts'
import { action, unanswered } from './dossier.ts'
import { notAboutOneself, takenBackByWhoRaised } from './rules.ts'
import { answered, causesReturn, countsObjections } from './standing.ts'
import { termsOf } from './terms.ts'

export const withdraw = action({
  by: [visitor, department],
  from: unanswered,
  to: 'withdrawn',
  cites: termsOf,
  input: z.strictObject({}),
  rules: [notAboutOneself, takenBackByWhoRaised],
  counts: countsObjections,
  posts: (law, facts) => answered(law, facts),
  causes: causesReturn,
  tells: ['department', 'leader'],
})

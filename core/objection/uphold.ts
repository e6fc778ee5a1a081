/** The objection stands: the person leaves the list and the place is free again; where it is the list as a whole, the list counts as changed. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'
import { namesNobodyElse, notAboutOneself, notByWhoRegistered } from './rules.ts'
import { answered, causesLeaving, changesList, countsObjections } from './standing.ts'
import { termsOf } from './terms.ts'

export const uphold = action({
  by: [leader],
  from: ['takenUp'],
  to: 'upheld',
  cites: termsOf,
  input: z.strictObject({ answer: z.string().trim().min(10).max(1000) }),
  rules: [notAboutOneself, notByWhoRegistered, namesNobodyElse],
  counts: countsObjections,
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => ({ kind: 'answer', content: input }),
  apply: (_dossier, { fact: { on } }) => ({ answeredOn: on }),
  posts: (law, facts) => [...answered(law, facts, facts.dossier.against !== undefined), ...changesList(law, facts)],
  causes: causesLeaving,
  tells: ['department'],
})

/** The department asks the host to look again at parts of what it said; the words are sealed, since they may name a supervisor. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { termsOf, versionIsNewest } from './rules.ts'
import { parts } from './statement.ts'

export const sendBack = action({
  by: [department],
  from: ['submitted'],
  to: 'returned',
  cites: termsOf,
  input: z.strictObject({ version: z.int().positive(), parts: z.array(z.enum(parts)).min(1), reason: z.string().trim().min(2).max(400) }),
  rules: [versionIsNewest],
  decide: (_law, { input: { version, parts } }) => ({ version, parts }),
  keeps: ({ input: { reason } }) => ({ kind: 'returned', content: { reason } }),
  apply: (_dossier, { fact }) => ({ returned: fact.parts, reminded: 0 }),
  answerBy: (law, { today }) => answerDay(today, termsOf(law).value?.answerDays ?? 0),
  tells: ['host'],
})

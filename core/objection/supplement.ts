/** More comes from whoever objected: words, files, or both. An officer writes down what came by phone or letter. */
import { z } from 'zod'
import { department, visitor } from '../roles.ts'
import { action, unanswered } from './dossier.ts'
import { notAboutOneself } from './rules.ts'
import { termsOf } from './terms.ts'

const File = z.string().regex(/^[0-9a-f]{64}$/)

export const supplement = action({
  by: [visitor, department],
  from: unanswered,
  cites: termsOf,
  input: z.strictObject({ statement: z.string().trim().min(2).max(2000), evidence: z.array(File).max(5).optional() }),
  rules: [notAboutOneself],
  decide: (_law, { input, today }) => ({ on: today, files: input.evidence?.length ?? 0 }),
  keeps: ({ input }) => ({ kind: 'supplement', content: { statement: input.statement, evidence: input.evidence ?? [] } }),
  apply: ({ supplementedOn, files }, { fact }) => ({ supplementedOn: [...supplementedOn, fact.on], files: files + fact.files }),
  tells: ['department', 'leader'],
})

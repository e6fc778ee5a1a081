/** The signed minutes have come back: what was said is sealed, the scan is on file. They bear the grades as they stand, and a later correction needs new ones. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { attemptsAreLeft, dayOfStudy } from '../rules.ts'
import { unmarked } from './assessment.ts'
import { assessedInParts, assessmentOf, everyPartIsGraded, gradesAreAsSeen } from './assessment-rules.ts'

export const fileMinutes = action({
  by: [host],
  from: [...studying, 'failed'],
  cites: ({ policy }) => policy.training.assessment,
  input: z.strictObject({
    on: z.iso.date(),
    file: z.string().regex(/^[0-9a-f]{64}$/),
    text: z.string().trim().min(2).max(4000),
    version: z.int().nonnegative().optional(),
  }),
  rules: [assessedInParts, attemptsAreLeft, dayOfStudy, everyPartIsGraded, gradesAreAsSeen],
  decide: (_law, facts) => ({ on: facts.input.on, file: facts.input.file, version: assessmentOf(facts).version }),
  keeps: ({ input: { text } }) => ({ kind: 'minutes', content: { text } }),
  apply: ({ assessment = unmarked }, { fact }) => ({ assessment: { ...assessment, minutes: fact } }),
})

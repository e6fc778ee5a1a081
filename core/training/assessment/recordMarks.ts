/** The host writes down what was given in one part or in several. A correction replaces it until somebody is passed or failed; each version stays in the journal. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { attemptsAreLeft, dayOfStudy } from '../rules.ts'
import { Mark, type Marked, unmarked } from './assessment.ts'
import {
  againInTime,
  assessedInParts,
  attemptOf,
  gradedByWhomItIsFor,
  gradeFitsPart,
  partIsListed,
  quorumGraded,
  takenAgain,
} from './assessment-rules.ts'

export const recordMarks = action({
  by: [host],
  from: [...studying, 'failed'],
  cites: ({ policy }) => policy.training.assessment,
  input: z.strictObject({ on: z.iso.date(), marks: z.array(Mark).min(1).max(20).readonly() }),
  rules: [
    ...[assessedInParts, attemptsAreLeft, dayOfStudy],
    ...[partIsListed, gradeFitsPart, gradedByWhomItIsFor, quorumGraded, takenAgain, againInTime],
  ],
  decide: (_law, facts) => ({ ...facts.input, attempt: attemptOf(facts) }),
  apply: ({ assessment = unmarked }, { fact: { on, marks, attempt } }) => {
    const given: readonly Marked[] = marks.map(mark => ({ ...mark, attempt, on }))
    const others = assessment.marks.filter(old => !given.some(({ part }) => part === old.part && attempt === old.attempt))
    return { assessment: { ...assessment, version: assessment.version + 1, marks: [...others, ...given] } }
  },
})

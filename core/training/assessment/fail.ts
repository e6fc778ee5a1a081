/** The final assessment was not passed; as long as the policy leaves an attempt it can be repeated, and nothing is paid meanwhile. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action } from '../dossier.ts'
import { attemptsAreLeft, dayOfStudy, yearIsOver } from '../rules.ts'
import { unmarked } from './assessment.ts'
import { gradedOrTooLate, gradesAreAsSeen, minutesAreThere, resultIsNotPassed, resultNow } from './assessment-rules.ts'

export const fail = action({
  by: [host],
  from: ['enrolled', 'failed'],
  to: 'failed',
  cites: ({ policy }) => policy.training.assessment,
  input: z.strictObject({ on: z.iso.date(), version: z.int().nonnegative().optional() }),
  rules: [yearIsOver, attemptsAreLeft, dayOfStudy, gradedOrTooLate, minutesAreThere, resultIsNotPassed, gradesAreAsSeen],
  decide: (law, facts) => {
    const result = resultNow(law, facts)
    return { on: facts.input.on, attempt: facts.dossier.attempts + 1, ...(result && { result }) }
  },
  apply: ({ assessment = unmarked }, { fact: { attempt, on } }) => ({ attempts: attempt, assessment: { ...assessment, failedOn: on } }),
  tells: ['person', 'employer', 'department'],
})

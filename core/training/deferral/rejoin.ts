/** Whoever deferred goes into a later cohort by name: an enrolment notice follows, and the host enrols them anew. */
import { z } from 'zod'
import { Code } from '../../../policy/words.ts'
import type { Facts } from '../../facts.ts'
import { department, person } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { laterCohorts, noticeDayOf } from './cohorts.ts'
import { deferralStillRuns, onDeferral } from './deferral.ts'

const input = z.strictObject({ cohort: Code })

const cohortIsLater = ruleOfInput(
  'cohortIsLater',
  (law, { dossier, today }: Facts<Training> & { readonly input: z.output<typeof input> }) => ({
    ...onDeferral(law),
    value: laterCohorts(law, dossier)
      .filter(c => c.enrolment.to >= today)
      .map(c => c.code),
  }),
  (codes, facts) => codes.includes(facts.input.cohort),
  facts => facts.input.cohort,
)

export const rejoin = action({
  by: [person, department],
  from: ['deferred'],
  to: 'expected',
  cites: onDeferral,
  input,
  rules: [deferralStillRuns, cohortIsLater],
  answerBy: (law, facts) => noticeDayOf(law, facts.input.cohort),
  apply: (_dossier, { fact }) => ({ cohort: fact.cohort }),
  tells: ['person', 'employer', 'host', 'department'],
})

/** The final assessment was not passed; as long as the policy leaves an attempt it can be repeated, and nothing is paid meanwhile. */
import { z } from 'zod'
import { host } from '../roles.ts'
import { action } from './dossier.ts'
import { attemptsAreLeft, dayOfStudy, yearIsOver } from './rules.ts'

export const fail = action({
  by: [host],
  from: ['enrolled', 'failed'],
  to: 'failed',
  cites: ({ policy }) => policy.training.assessment,
  input: z.strictObject({ on: z.iso.date() }),
  rules: [yearIsOver, attemptsAreLeft, dayOfStudy],
  decide: (_law, facts) => ({ on: facts.input.on, attempt: facts.dossier.attempts + 1 }),
  apply: (_dossier, { fact }) => ({ attempts: fact.attempt }),
  tells: ['person', 'employer', 'department'],
})

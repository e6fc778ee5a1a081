/** The year is over and the final assessment passed: the allowance is worked out month by month, and a certificate can be issued. */
import { z } from 'zod'
import { host } from '../roles.ts'
import { action } from './dossier.ts'
import { nextDue } from './dues.ts'
import { earned } from './earnings.ts'
import { allowanceFor } from './months.ts'
import { relationsOf } from './relations.ts'
import { attemptsAreLeft, dayOfStudy, noCaseIsOpen, studyOf, yearIsOver } from './rules.ts'

export const pass = action({
  by: [host],
  from: ['enrolled', 'failed'],
  to: 'passed',
  cites: ({ policy }) => policy.training.assessment,
  input: z.strictObject({
    on: z.iso.date(),
    record: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  rules: [yearIsOver, attemptsAreLeft, noCaseIsOpen, dayOfStudy],
  decide: (law, facts) => {
    const allowance = allowanceFor(law, relationsOf(facts).track, studyOf(facts), facts.dossier.leaves)
    return { ...facts.input, attempt: facts.dossier.attempts + 1, allowance }
  },
  answerBy: (law, { dossier }) => nextDue(law, dossier, { status: 'passed' }),
  apply: (_dossier, { fact }) => ({ attempts: fact.attempt }),
  causes: (law, facts, { allowance }) => {
    const relations = relationsOf(facts)
    const { from, to } = studyOf(facts)
    return [
      ...earned(law, { ...relations, training: facts.id }, allowance),
      { subject: 'certificate', id: facts.id, action: 'open', input: { ...relations, studyStart: from, studyEnd: to } },
    ]
  },
  tells: ['person', 'employer', 'department'],
})

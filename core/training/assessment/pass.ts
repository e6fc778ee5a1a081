/** The year is over and the final assessment passed: what waited for it falls due, month by month where it is paid so, a certificate can be issued, and the service begins to be owed. */
import { z } from 'zod'
import { owedMonths } from '../../obligation/terms.ts'
import { sumsOn } from '../../payment/sums.ts'
import { host } from '../../roles.ts'
import { action } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { awayOf } from '../leave/away.ts'
import { lastMonths, opened, studiedOf } from '../money/earnings.ts'
import { relationsOf } from '../relations.ts'
import { attemptsAreLeft, dayOfStudy, noCaseIsOpen, studyOf, yearIsOver } from '../rules.ts'
import { certificateOf } from '../undo/undone.ts'
import { everyPartIsGraded, gradesAreAsSeen, minutesAreThere, resultIsPassed, resultNow } from './assessment-rules.ts'

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
    version: z.int().nonnegative().optional(),
  }),
  rules: [
    ...[yearIsOver, attemptsAreLeft, noCaseIsOpen, dayOfStudy],
    ...[everyPartIsGraded, minutesAreThere, resultIsPassed, gradesAreAsSeen],
  ],
  decide: (law, facts) => {
    const study = studyOf(facts)
    const { due, settled } = lastMonths(law, facts, study, true)
    const whole = sumsOn(law, 'assessmentPassed', studiedOf(facts, study))
    const result = resultNow(law, facts)
    return { ...facts.input, attempt: facts.dossier.attempts + 1, due: [...due, ...whole], settled, ...(result && { result }) }
  },
  answerBy: (law, { dossier }) => nextDue(law, dossier, { status: 'passed' }),
  apply: (_dossier, { fact }) => ({ attempts: fact.attempt, settled: fact.settled }),
  causes: (law, facts, { due, result }) => {
    const relations = relationsOf(facts)
    const { undone } = facts.dossier
    const { from, to } = studyOf(facts)
    const months = owedMonths(law, { track: relations.track, studyStart: from, studyEnd: to, leaves: awayOf(facts.dossier) })
    const opening = { ...relations, studyStart: from, studyEnd: to, ...(result && { result: result.hundredths }) }
    const service = { ...relations, training: facts.id, trainedUntil: to, owedMonths: months }
    return [
      ...opened({ ...relations, training: facts.id }, due, undone),
      certificateOf(facts.id, undone, opening),
      ...(months > 0 ? [{ subject: 'obligation', id: facts.id, action: 'open', input: service } as const] : []),
    ]
  },
  tells: ['person', 'employer', 'department'],
})

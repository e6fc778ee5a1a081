/** The department sends the enrolment notice: an official document with a number of its own, in a batch. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { addDays, spanDays } from '../calendar.ts'
import { countsNumbers, nextNumber, takeNumber } from '../certificate/number.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Training } from './dossier.ts'
import { enrolmentOf } from './rules.ts'

const hasNotStudiedYet = rule(
  'hasNotStudiedYet',
  ({ policy }) => ({ ...policy.documents.enrolmentNoticeBy, value: { studyStart: undefined } }),
  (_wanted, { dossier }: Facts<Training>) => dossier.studyStart === undefined && dossier.cancelledFrom !== 'released',
  ({ dossier }) => ({ studyStart: dossier.studyStart, cancelledFrom: dossier.cancelledFrom }),
)

/** Whoever is notified after the days of enrolment, a reserve say, has as many days from the notice as the others had. */
const enrolBy = (law: Law, facts: Facts<Training>): string => {
  const { from, to } = enrolmentOf(law, facts).value
  return facts.today <= to ? to : addDays(facts.today, spanDays({ from, to }))
}

export const notify = action({
  by: [department],
  from: ['expected', 'restored'],
  to: 'notified',
  cites: ({ policy }) => policy.documents.enrolmentNoticeBy,
  input: z.strictObject({ batch: z.string().regex(/^[\w-]{1,40}$/) }),
  rules: [hasNotStudiedYet],
  counts: countsNumbers,
  decide: (law, facts) => ({ batch: facts.input.batch, notice: nextNumber(law, facts), on: facts.today, enrolBy: enrolBy(law, facts) }),
  answerBy: enrolBy,
  apply: (_dossier, { fact }) => ({ notice: fact.notice, enrolUntil: fact.enrolBy }),
  posts: (law, _facts, { notice }) => takeNumber(law, notice),
  tells: ['person', 'employer', 'body', 'host'],
})

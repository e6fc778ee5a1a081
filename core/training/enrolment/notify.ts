/** The department sends the enrolment notice: an official document with a number of its own, in a batch. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import { Code } from '../../../policy/words.ts'
import { addDays, spanDays } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { countsNumbers, nextNumber, takeNumber } from '../../number/register.ts'
import { department } from '../../roles.ts'
import { rule } from '../../rule.ts'
import { cohortIsNamed } from '../deferral/cohorts.ts'
import { action, type Training } from '../dossier.ts'
import { countsFunding, notFundedBefore } from '../money/funding.ts'
import { enrolmentOf } from '../rules.ts'

/** A deferral that nobody has come back from: the notice calls them to go on. */
const comesBack = ({ status, deferrals }: Training) => status === 'expected' && deferrals.at(-1)?.back === undefined && deferrals.length > 0

const hasNotStudiedYet = rule(
  'hasNotStudiedYet',
  ({ policy }) => ({ ...policy.documents.enrolmentNoticeBy, value: { studyStart: undefined } }),
  (_wanted, { dossier }: Facts<Training>) =>
    comesBack(dossier) || (dossier.studyStart === undefined && dossier.cancelledFrom !== 'released'),
  ({ dossier }) => ({ studyStart: dossier.studyStart, cancelledFrom: dossier.cancelledFrom }),
)

const input = z.strictObject({ batch: z.string().regex(/^[\w-]{1,40}$/), cohort: Code.optional() })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

/** Whoever is notified after the days of enrolment, a reserve say, has as many days from the notice as the others had; nobody has more than a deferral leaves. */
const enrolBy = (law: Law, { dossier, input, today }: Given): string => {
  const { from, to } = enrolmentOf(law, { dossier: { ...dossier, cohort: input.cohort ?? dossier.cohort } }).value
  const until = today <= to ? to : addDays(today, spanDays({ from, to }))
  const lastDay = comesBack(dossier) ? dossier.deferrals.at(-1)?.lastDay : undefined
  return lastDay !== undefined && lastDay < until ? lastDay : until
}

export const notify = action({
  by: [department],
  from: ['expected', 'restored'],
  to: 'notified',
  cites: ({ policy }) => policy.documents.enrolmentNoticeBy,
  input,
  rules: [hasNotStudiedYet, notFundedBefore, cohortIsNamed],
  counts: (law, facts) => [...countsNumbers(law, facts), ...countsFunding(law, facts)],
  decide: (law, facts) => {
    const cohort = facts.input.cohort ?? facts.dossier.cohort
    return {
      batch: facts.input.batch,
      ...(cohort && { cohort }),
      notice: nextNumber(law, facts),
      on: facts.today,
      enrolBy: enrolBy(law, facts),
    }
  },
  answerBy: enrolBy,
  apply: ({ cohort }, { fact }) => ({ notice: fact.notice, enrolUntil: fact.enrolBy, cohort: fact.cohort ?? cohort }),
  posts: (law, _facts, { notice }) => takeNumber(law, notice),
  tells: ['person', 'employer', 'body', 'host'],
})

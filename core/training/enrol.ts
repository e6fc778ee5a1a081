/** The person has come: the host enrols them, the year begins, and the fee is owed to the host. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { sumsOn } from '../payment/sums.ts'
import { host } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Training } from './dossier.ts'
import { nextDue } from './dues.ts'
import { opened } from './earnings.ts'
import { relationsOf } from './relations.ts'
import { durationOf, enrolmentOf, lastDayOfStudy } from './rules.ts'

const input = z.strictObject({ on: z.iso.date() })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const withinEnrolment = ruleOfInput(
  'withinEnrolment',
  (law, facts: Given) => enrolmentOf(law, facts),
  (days, { input: { on } }) => on >= days.from && on <= days.to,
  facts => facts.input.on,
)
const notInFuture = ruleOfInput(
  'notInFuture',
  ({ policy }, { today }: Given) => ({ ...policy.training.enrolment, value: today }),
  (today, facts) => facts.input.on <= today,
  facts => facts.input.on,
)

const yearOf = (law: Law, facts: Given) => ({
  studyStart: facts.input.on,
  studyEnd: lastDayOfStudy(facts.input.on, durationOf(law, facts).value),
})

export const enrol = action({
  by: [host],
  from: ['notified'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.enrolment,
  input,
  rules: [withinEnrolment, notInFuture],
  decide: (law, facts) => {
    const year = yearOf(law, facts)
    const study = { from: year.studyStart, to: year.studyEnd }
    return { ...year, due: sumsOn(law, 'enrolled', { track: relationsOf(facts).track, study, leaves: [] }) }
  },
  answerBy: (law, facts) => nextDue(law, facts.dossier, { status: 'enrolled', ...yearOf(law, facts) }),
  apply: (_dossier, { fact: { studyStart, studyEnd } }) => ({ studyStart, studyEnd }),
  causes: (_law, facts, { due }) => opened({ ...relationsOf(facts), training: facts.id }, due),
  tells: ['person', 'employer', 'department'],
})

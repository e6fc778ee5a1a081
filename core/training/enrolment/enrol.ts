/** The person has come: the host enrols them, the year begins or goes on after a deferral, and what waits for it is owed. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { host } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { opened } from '../money/earnings.ts'
import { countsFunding, notFundedBefore, takenOnce } from '../money/funding.ts'
import { relationsOf } from '../relations.ts'
import { enrolmentOf } from '../rules.ts'
import { afterwards, type Enrolled, enrolled } from './enrolment.ts'

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

export const enrol = action<typeof input, Enrolled & { readonly on: string }>({
  by: [host],
  from: ['notified'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.enrolment,
  input,
  rules: [withinEnrolment, notInFuture, notFundedBefore],
  counts: countsFunding,
  decide: (law, facts) => ({ on: facts.input.on, ...enrolled(law, facts) }),
  answerBy: (law, facts) => {
    const { due: _due, ...fact } = enrolled(law, facts)
    return nextDue(law, facts.dossier, { status: 'enrolled', ...afterwards(facts.dossier, fact, facts.input.on) })
  },
  apply: (dossier, { fact: { on, due: _due, ...fact } }) => afterwards(dossier, fact, on),
  posts: (law, facts, { unfunded, away }) => (away ? [] : takenOnce(law, facts, unfunded ?? [])),
  causes: (_law, facts, { due }) => opened({ ...relationsOf(facts), training: facts.id }, due, facts.dossier.undone),
  tells: ['person', 'employer', 'department'],
})

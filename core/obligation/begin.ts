/** The employer confirms the day on which the service began, or went on after a break. Later than the policy allows only the department confirms it. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department, employer } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Obligation, type Stretch } from './dossier.ts'
import { nextDue } from './dues.ts'
import { term } from './terms.ts'

const input = z.strictObject({ on: z.iso.date() })
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

/** The first day that service can be counted from: after the training, or after the last day served. */
const earliest = ({ id, dossier: { service, trainedUntil } }: Given): string => {
  const last = service.at(-1)
  if (last !== undefined) return last.to === undefined ? last.from : addDays(last.to, 1)
  if (trainedUntil === undefined) throw new Error(`obligation ${id} follows no training`)
  return addDays(trainedUntil, 1)
}

const afterWhatWasServed = ruleOfInput(
  'afterWhatWasServed',
  (law, facts: Given) => ({ ...term('startWithinDays')(law), value: { from: earliest(facts), to: facts.today } }),
  ({ from, to }, { input: { on } }) => on >= from && on <= to,
  facts => facts.input.on,
)
const beginsInTime = ruleOverMany(
  'beginsInTime',
  (law, facts: Given) => {
    const { startBy, status } = facts.dossier
    const holds = status !== 'owed' || department.is(facts, law) || (startBy !== undefined && facts.input.on <= startBy)
    return [{ clause: term('startWithinDays')(law).clause, holds, found: facts.input.on, wants: { until: startBy } }]
  },
  true,
)

/** A stretch that a corrected sanction left open goes on. */
const startedOn = (service: readonly Stretch[], on: string): readonly Stretch[] => {
  const last = service.at(-1)
  return last !== undefined && last.to === undefined ? service : [...service, { from: on }]
}

export const begin = action({
  by: [employer, department],
  from: ['owed', 'left', 'restored'],
  to: 'serving',
  cites: term('startWithinDays'),
  input,
  rules: [afterWhatWasServed, beginsInTime],
  answerBy: (law, { dossier, input: { on }, today }) =>
    nextDue(law, dossier, { status: 'serving', service: startedOn(dossier.service, on) }, today),
  apply: ({ service }, { fact }) => ({ service: startedOn(service, fact.on) }),
  tells: ['person', 'employer', 'body', 'department'],
})

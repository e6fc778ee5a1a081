/** Employer or body report that somebody left the service, and their last day. That alone is no breach: what follows the department settles. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { body, department, employer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Obligation, type Stretch } from './dossier.ts'
import { endedBefore } from './pauses.ts'
import { monthsServed } from './served.ts'
import { term } from './terms.ts'

const input = z.strictObject({ lastDay: z.iso.date(), reason: z.string().min(2).max(2000) })
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

const lastDayWasServed = ruleOfInput(
  'lastDayWasServed',
  (law, { dossier: { service, trainedUntil }, today }: Given) => ({
    ...term('where')(law),
    value: { from: service.at(-1)?.from ?? trainedUntil ?? today, to: today },
  }),
  ({ from, to }, facts) => facts.input.lastDay >= from && facts.input.lastDay <= to,
  facts => facts.input.lastDay,
)

const closed = (service: readonly Stretch[], lastDay: string): readonly Stretch[] =>
  service.map((stretch, i) => (i === service.length - 1 ? { ...stretch, to: lastDay } : stretch))

/** Nobody pauses what they have left. */
const leftOn = ({ service, pauses }: Obligation, lastDay: string) => ({
  service: closed(service, lastDay),
  pauses: endedBefore(pauses, addDays(lastDay, 1)),
})

export const reportLeaving = action({
  by: [employer, body, department],
  from: ['owed', 'serving', 'paused'],
  to: 'left',
  cites: term('where'),
  input,
  rules: [lastDayWasServed],
  decide: (_law, { dossier, input: { lastDay } }) => ({
    lastDay,
    servedMonths: monthsServed({ ...dossier, ...leftOn(dossier, lastDay) }),
  }),
  keeps: ({ input: { reason } }) => ({ kind: 'leaving', content: { reason } }),
  /** In plain days: the service reaches into years whose holidays nobody has published yet. */
  answerBy: ({ policy }, { today }) => addDays(today, policy.procedure.answerDays.review.value),
  apply: (dossier, { fact }) => ({ ...leftOn(dossier, fact.lastDay), servedMonths: fact.servedMonths }),
  tells: ['person', 'employer', 'body', 'department'],
})

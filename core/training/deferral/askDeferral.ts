/** The trainee, or the host on their behalf, asks to go on with a later cohort. Why is sealed; the day since when is on record, and may lie back. */
import { z } from 'zod'
import type { Law } from '../../../policy/shape.ts'
import { answerDay } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { host, person } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, type DeferralAsked, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { deferralIsForeseen, deferralsAreLeft, onDeferral } from './deferral.ts'

const input = z.strictObject({ from: z.iso.date(), reason: z.string().min(2).max(1000) })
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

/** Whoever has not begun defers from today on; whoever studies from a day of study that is not still to come, nor before a milestone that stands. */
const firstDayOf = ({ dossier: { studyStart, declarations }, today }: Given) =>
  declarations.reduce((day, d) => (d.state === 'declared' && d.on > day ? d.on : day), studyStart ?? today)

const defersFromNow = ruleOfInput(
  'defersFromNow',
  (law, facts: Given) => ({ ...onDeferral(law), value: { from: firstDayOf(facts), to: facts.today } }),
  ({ from, to }, facts) => facts.input.from >= from && facts.input.from <= to,
  facts => facts.input.from,
)

const askedOf = ({ policy }: Law, { input, today }: Given): DeferralAsked => ({
  from: input.from,
  decidedBy: policy.training.deferral?.value.decidedBy ?? 'department',
  answerBy: answerDay(today, policy.procedure.answerDays.review.value),
})

export const askDeferral = action({
  by: [person, host],
  from: ['notified', 'enrolled'],
  cites: onDeferral,
  input,
  rules: [deferralIsForeseen, deferralsAreLeft, defersFromNow],
  decide: askedOf,
  keeps: facts => ({ kind: 'deferral', content: facts.input }),
  answerBy: (law, facts) => nextDue(law, facts.dossier, { deferralAsked: askedOf(law, facts) }),
  apply: (_dossier, { fact }) => ({ deferralAsked: fact }),
  tells: ['host', 'employer', 'department'],
})

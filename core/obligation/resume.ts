/** The service goes on: somebody is back, or the pause is over and the clock says so. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { body, clock, department, employer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Obligation } from './dossier.ts'
import { nextDue } from './dues.ts'
import { endedBefore } from './pauses.ts'
import { monthsServed } from './served.ts'
import { term } from './terms.ts'

const input = z.strictObject({ on: z.iso.date().optional() })
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

/** Without a day the pause was used to its end. */
const backOn = ({ dossier: { pauses }, input: { on }, today }: Given): string => on ?? addDays(pauses.at(-1)?.to ?? today, 1)

const sincePauseBegan = ruleOfInput(
  'sincePauseBegan',
  (law, { dossier, today }: Given) => ({ ...term('pauses')(law), value: { from: dossier.pauses.at(-1)?.from ?? today, to: today } }),
  ({ from, to }, facts) => backOn(facts) >= from && backOn(facts) <= to,
  facts => backOn(facts),
)

export const resume = action({
  by: [employer, body, department, clock],
  from: ['paused'],
  to: 'serving',
  cites: term('pauses'),
  input,
  rules: [sincePauseBegan],
  decide: (_law, facts) => {
    const on = backOn(facts)
    return { on, servedMonths: monthsServed({ ...facts.dossier, pauses: endedBefore(facts.dossier.pauses, on) }) }
  },
  answerBy: (law, facts) =>
    nextDue(law, facts.dossier, { status: 'serving', pauses: endedBefore(facts.dossier.pauses, backOn(facts)) }, facts.today),
  apply: ({ pauses }, { fact: { on, servedMonths } }) => ({ pauses: endedBefore(pauses, on), servedMonths }),
  tells: ['person', 'employer', 'department'],
})

/** The clock stands still from a day on, on one of the policy's grounds and no longer than it allows. The ground is sealed: it may be illness. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { body, department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Obligation } from './dossier.ts'
import { nextDue } from './dues.ts'
import { limitOf, sealedPauses } from './pauses.ts'
import { monthsServed } from './served.ts'
import { term } from './terms.ts'

const input = z
  .strictObject({ kind: z.string(), from: z.iso.date(), to: z.iso.date(), reason: z.string().min(2).max(1000) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'not before from' })
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

const pauseIsListed = ruleOfInput(
  'pauseIsListed',
  law => ({ ...term('pauses')(law), value: (term('pauses')(law).value ?? []).map(p => p.code) }),
  (codes: readonly string[], facts: Given) => codes.includes(facts.input.kind),
  facts => facts.input.kind,
)
const pauseHasBegun = ruleOfInput(
  'pauseHasBegun',
  (law, { dossier, today }: Given) => ({ ...term('pauses')(law), value: { from: dossier.service.at(-1)?.from ?? today, to: today } }),
  ({ from, to }, facts) => facts.input.from >= from && facts.input.from <= to,
  facts => facts.input.from,
)
const pauseWithinLimit = ruleOfInput(
  'pauseWithinLimit',
  (law, facts: Given) => ({ ...term('pauses')(law), value: limitOf(law, facts, facts.input) }),
  (limit, facts) => limit === undefined || facts.input.to <= limit.until,
  facts => facts.input.to,
)

const withNew = ({ dossier, input: { from, to } }: Given) => [...dossier.pauses, { from, to }]

export const pause = action({
  by: [body, department],
  from: ['serving'],
  to: 'paused',
  cites: term('pauses'),
  input,
  opens: 'pauses',
  rules: [pauseIsListed, pauseHasBegun, pauseWithinLimit],
  decide: (_law, facts) => ({
    from: facts.input.from,
    to: facts.input.to,
    servedMonths: monthsServed({ ...facts.dossier, pauses: withNew(facts) }),
  }),
  keeps: facts => {
    const { kind, from, reason } = facts.input
    return { kind: 'pauses', content: [...sealedPauses(facts), { kind, from, reason }] }
  },
  answerBy: (law, facts) => nextDue(law, facts.dossier, { status: 'paused', pauses: withNew(facts) }, facts.today),
  apply: ({ pauses }, { fact: { from, to, servedMonths } }) => ({ pauses: [...pauses, { from, to }], servedMonths }),
  tells: ['person', 'employer', 'department'],
})

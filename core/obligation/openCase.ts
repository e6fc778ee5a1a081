/** Employer or department open a case on a ground of the time of service. What of the service was not served is fixed by what was certified. */
import { z } from 'zod'
import { mergeSpans } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department, employer } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { relationsOf } from '../training/relations.ts'
import { action, living, type Obligation, type Stretch } from './dossier.ts'
import { noCaseIsOpen } from './rules.ts'
import { without } from './served.ts'
import { term } from './terms.ts'
import { unserved } from './unserved.ts'

const input = z.strictObject({
  ground: z.string(),
  account: z.string().min(2).max(4000),
  evidence: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(40),
})
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

const groundIsOfObligation = ruleOfInput(
  'groundIsOfObligation',
  ({ policy: { training } }) => ({
    ...training.discipline.grounds,
    value: training.discipline.grounds.value.filter(g => g.stage === 'obligation').map(g => g.code),
  }),
  (codes: readonly string[], facts: Given) => codes.includes(facts.input.ground),
  facts => facts.input.ground,
)

const ended = ({ from, to }: Stretch) => (to === undefined ? [] : [{ from, to }])

/** Nobody is held to months that they served and nobody counted: what ended is certified, or was paused, to its last day. */
const serviceIsCertified = rule(
  'serviceIsCertified',
  law => ({ ...term('reportEveryMonths')(law), value: { uncertified: 0 } }),
  (_wanted, { dossier: { service, certificates, pauses } }: Facts<Obligation>) =>
    without(service.flatMap(ended), mergeSpans([...certificates, ...pauses])).length === 0,
  ({ dossier: { service, certificates, pauses } }) => without(service.flatMap(ended), mergeSpans([...certificates, ...pauses])),
)

export const openCase = action({
  by: [employer, department],
  from: living,
  cites: ({ policy }) => policy.training.discipline.grounds,
  input,
  rules: [groundIsOfObligation, noCaseIsOpen, serviceIsCertified],
  decide: ({ policy: { training } }, { id, dossier, input: { ground, evidence } }) => {
    const nth = dossier.cases.length + 1
    const repays = training.discipline.grounds.value.find(g => g.code === ground)?.repays ?? training.discipline.clawback.value
    return { ground, evidence, nth, case: `${id}.service${nth}`, unfulfilled: unserved(dossier, repays.countedBy ?? 'month') }
  },
  keeps: ({ input: { account } }) => ({ kind: 'account', content: { account } }),
  apply: ({ cases }, { fact }) => ({ cases: [...cases, { id: fact.case, ground: fact.ground, closed: false }] }),
  causes: (_law, facts, { case: id, ...fact }) => [
    { subject: 'discipline', id, action: 'open', input: { ...relationsOf(facts), training: facts.id, about: 'obligation', ...fact } },
  ],
  tells: ['person', 'employer', 'body', 'department'],
})

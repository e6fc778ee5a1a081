/** The employer certifies days of service, at the latest when a period is over. Days that were certified before count once. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department, employer } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, begun, type Obligation } from './dossier.ts'
import { nextDue } from './dues.ts'
import { monthsServed } from './served.ts'
import { term } from './terms.ts'

const input = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    scan: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'not before from' })
type Given = Facts<Obligation> & { readonly input: z.output<typeof input> }

const certifiesServedDays = ruleOfInput(
  'certifiesServedDays',
  (law, { dossier, today }: Given) => ({
    ...term('where')(law),
    value: dossier.service.map(({ from, to }) => ({ from, to: to ?? today })),
  }),
  (stretches, facts) => stretches.some(({ from, to }) => facts.input.from >= from && facts.input.to <= to),
  facts => ({ from: facts.input.from, to: facts.input.to }),
)

const withNew = ({ dossier, input: { from, to } }: Given) => [...dossier.certificates, { from, to }]

export const certify = action({
  by: [employer, department],
  from: begun,
  cites: term('reportEveryMonths'),
  input,
  rules: [certifiesServedDays],
  decide: (_law, facts) => ({ ...facts.input, servedMonths: monthsServed({ ...facts.dossier, certificates: withNew(facts) }) }),
  answerBy: (law, facts) => nextDue(law, facts.dossier, { certificates: withNew(facts) }, facts.today),
  apply: ({ certificates }, { fact: { from, to, servedMonths } }) => ({ certificates: [...certificates, { from, to }], servedMonths }),
  tells: ['person', 'body', 'department'],
})

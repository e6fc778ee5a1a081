/** The employer confirms at regular intervals which undertakings it has kept; what it has not kept it explains, and the department hears of it. */
import { z } from 'zod'
import { Month } from '../../application/form.ts'
import type { Facts } from '../../facts.ts'
import { employer } from '../../roles.ts'
import { ruleOfInput } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'

const input = z.strictObject({
  month: Month,
  kept: z.array(z.string()),
  broken: z.array(z.string()),
  concern: z.string().max(2000).optional(),
})
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const eachIsAnswered = ruleOfInput(
  'eachIsAnswered',
  ({ policy }) => ({ ...policy.training.undertakings, value: policy.training.undertakings.value.map(u => u.code).sort() }),
  (codes, { input: { kept, broken } }: Given) => codes.join() === [...kept, ...broken].sort().join(),
  ({ input: { kept, broken } }) => [...kept, ...broken],
)
const brokenIsExplained = ruleOfInput(
  'brokenIsExplained',
  ({ policy }) => ({ ...policy.training.undertakingsEveryMonths, value: 'concern' }),
  (_wanted, { input: { broken, concern } }: Given) => broken.length === 0 || (concern ?? '').trim().length > 1,
  ({ input: { broken } }) => broken,
)
const monthIsNew = ruleOfInput(
  'monthIsNew',
  ({ policy }, { dossier }: Given) => ({
    ...policy.training.undertakingsEveryMonths,
    value: { noneOf: dossier.undertakingsConfirmed.map(u => u.month) },
  }),
  ({ noneOf }, facts) => !noneOf.includes(facts.input.month),
  facts => facts.input.month,
)

export const confirmUndertakings = action({
  by: [employer],
  from: [...studying, 'failed', 'passed'],
  cites: ({ policy }) => policy.training.undertakingsEveryMonths,
  input,
  rules: [eachIsAnswered, brokenIsExplained, monthIsNew],
  decide: (_law, { input: { month, broken } }) => ({ month, broken }),
  keeps: ({ input: { concern } }) => (concern === undefined ? undefined : { kind: 'concern', content: { concern } }),
  answerBy: (law, { dossier, input: { month, broken } }) =>
    nextDue(law, dossier, { undertakingsConfirmed: [...dossier.undertakingsConfirmed, { month, broken }] }),
  apply: ({ undertakingsConfirmed }, { fact }) => ({ undertakingsConfirmed: [...undertakingsConfirmed, fact] }),
  tells: ['department', 'host'],
})

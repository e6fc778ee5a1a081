/** The person was heard before the department: on which day, what was said, and the signed minutes. That ends the waiting as a statement does. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Discipline } from './dossier.ts'

const input = z.strictObject({
  on: z.iso.date(),
  minutes: z.string().trim().min(2).max(8000),
  record: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

const hearingIsOver = ruleOfInput(
  'hearingIsOver',
  ({ policy }, { today }: Facts<Discipline> & { readonly input: z.output<typeof input> }) => ({
    ...policy.training.discipline.hearingDays,
    value: { until: today },
  }),
  ({ until }, facts) => facts.input.on <= until,
  facts => facts.input.on,
)

export const recordHearing = action({
  by: [department],
  from: ['opened'],
  to: 'heard',
  cites: ({ policy }) => policy.training.discipline.hearingDays,
  input,
  rules: [hearingIsOver],
  decide: (_law, facts) => ({ spoke: true, heardOn: facts.input.on, ...(facts.input.record && { record: facts.input.record }) }),
  keeps: ({ input: { minutes } }) => ({ kind: 'minutes', content: { minutes } }),
  tells: ['person', 'leader'],
})

/** A step ends later, for one body or for all: by name, until a day and for a reason. Late is an act on record, never a favour. */
import { z } from 'zod'
import { Step } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { bodiesAreListed } from './moving.ts'
import { lastDay } from './windows.ts'

const input = z.strictObject({ step: Step, body: z.string().optional(), until: z.iso.date(), reason: z.string().min(2).max(400) })
type Given = Facts<Round> & { readonly input: z.output<typeof input> }

const laterThanBefore = ruleOfInput(
  'laterThanBefore',
  ({ policy }, { input: { step, body }, dossier }: Given) => {
    const { value, ...note } = policy.procedure.windows[step]
    return { ...note, value: lastDay(value.to, dossier, step, body) }
  },
  (day, { input: { until } }) => until > day,
  facts => facts.input.until,
)

const notInThePast = ruleOfInput(
  'notInThePast',
  ({ policy }, { input: { step }, today }: Given) => ({ ...policy.procedure.windows[step], value: today }),
  (today, facts) => facts.input.until >= today,
  facts => facts.input.until,
)

export const extendFor = action({
  by: [department, leader],
  from: ['published', 'open', 'closed', 'noticed', 'announced'],
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input,
  rules: [laterThanBefore, notInThePast, bodiesAreListed(({ input: { body } }: Given) => [body])],
  apply: ({ extensions }, { fact }) => ({ extensions: [...extensions, fact] }),
  tells: ['body'],
})

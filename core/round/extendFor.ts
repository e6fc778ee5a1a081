/** A step ends later, for one body, for several or for all: by name, until a day and for a reason. Late is an act on record, never a favour. */
import { z } from 'zod'
import { Step } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, type Extension, type Round } from './dossier.ts'
import { bodiesAreListed } from './moving.ts'
import { lastDay } from './windows.ts'

const bodies = z.array(z.string()).min(1).max(500).optional().describe('All bodies where none is named.')
const input = z.strictObject({ step: Step, bodies, until: z.iso.date(), reason: z.string().min(2).max(400) })
type Input = z.output<typeof input>
type Given = Facts<Round> & { readonly input: Input }
/** Until several could be named an entry named one, or none for all. */
type Fact = Input & { readonly body?: string }

/** Each body whose day would not move is a refusal of its own, so that nobody is thought to have more time who has not. */
const laterThanBefore = ruleOverMany<Given>(
  'laterThanBefore',
  ({ policy }, { input: { step, bodies = [undefined], until }, dossier }) => {
    const { value, clause } = policy.procedure.windows[step]
    const days = bodies.map(body => ({ body, day: lastDay(value.to, dossier, step, body) }))
    return days.map(({ body, day }) => ({ clause, holds: until > day, found: body === undefined ? until : { body, until }, wants: day }))
  },
  true,
)

const notInThePast = ruleOfInput(
  'notInThePast',
  ({ policy }, { input: { step }, today }: Given) => ({ ...policy.procedure.windows[step], value: today }),
  (today, facts) => facts.input.until >= today,
  facts => facts.input.until,
)

const granted = ({ step, bodies, body, until, reason }: Fact): readonly Extension[] =>
  (bodies ?? [body]).map(one => ({ step, ...(one !== undefined && { body: one }), until, reason }))

export const extendFor = action({
  by: [department, leader],
  from: ['published', 'open', 'closed', 'noticed', 'announced'],
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input,
  rules: [laterThanBefore, notInThePast, bodiesAreListed(({ input: { bodies = [] } }: Given) => bodies)],
  decide: (_law, { input }): Fact => ({ ...input, ...(input.bodies && { bodies: [...new Set(input.bodies)] }) }),
  apply: ({ extensions }, { fact }) => ({ extensions: [...extensions, ...granted(fact)] }),
  tells: ['bodies'],
})

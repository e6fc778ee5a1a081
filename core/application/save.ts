/**
 * The applicant keeps what they have typed so far. Nothing is judged and nothing is lost: a save that does not know the newest version is
 * refused and merged where it was typed; the journal holds the digest, the form is sealed elsewhere.
 */
import { z } from 'zod'
import { canonical } from '../canonical.ts'
import type { Facts } from '../facts.ts'
import { person } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { type Application, action } from './dossier.ts'
import { Draft } from './form.ts'
import { builtOnNewest } from './rules.ts'

const input = z.strictObject({ form: Draft, base: z.int().optional() })
type Given = Facts<Application> & { readonly input: z.output<typeof input> }

const textOf = (form: unknown, part: string): string =>
  canonical(typeof form === 'object' && form !== null ? (Reflect.get(form, part) ?? null) : null)

/** The parts of the form that differ from the sealed one, by name. */
const changedParts = ({ opened, input: { form } }: Given): readonly string[] =>
  Object.keys(Draft.shape).filter(part => textOf(opened, part) !== textOf(form, part))

/** A returned form opens only where it was returned: 'title' opens the part, and 'identity.photo' the part that holds it. */
const onlyReturnedParts = ruleOfInput(
  'onlyReturnedParts',
  ({ policy }, { dossier }: Given) => ({
    ...policy.procedure.answerDays.correct,
    value: dossier.status === 'returned' ? dossier.corrections.map(c => c.field.split('.')[0]) : Object.keys(Draft.shape),
  }),
  (open, facts) => changedParts(facts).every(part => open.includes(part)),
  changedParts,
)

export const save = action({
  by: [person],
  from: ['draft', 'returned'],
  cites: ({ policy }) => policy.procedure.windows.apply,
  input,
  opens: 'form',
  rules: [builtOnNewest, onlyReturnedParts],
  decide: (_law, { dossier }) => ({ version: dossier.version + 1 }),
  keeps: facts => ({ kind: 'form', content: facts.input.form }),
  apply: (_dossier, { fact, kept }) => ({ version: fact.version, digest: kept }),
})

/** A new edition is begun as the copy of a law: for the next year, for an amendment within the year, or for a sibling programme. */
import { z } from 'zod'
import { Examples, Silent } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { copyOf } from './copy.ts'
import { action, type Edition, Value, worked } from './dossier.ts'

const input = z.strictObject({
  law: z.string().regex(/^[0-9a-f]{64}$/),
  programme: z.string().regex(/^[a-z0-9-]+$/),
  year: z.int().min(2000).max(2100),
  edition: z.string().regex(/^\d{4}\.\d+$/),
  examples: Value,
  silent: Value,
})
type Given = Facts<Edition> & { readonly input: z.output<typeof input> }

const nameOf = ({ input: { programme, edition } }: Given) => `${programme}.${edition}`

const namedByEdition = ruleOfInput(
  'namedByEdition',
  ({ policy }, facts: Given) => ({ ...policy.editions, value: nameOf(facts) }),
  (name, { id, input: { year, edition } }) => id === name && edition.startsWith(`${year}.`),
  facts => ({ id: facts.id, year: facts.input.year }),
)

const anotherEdition = ruleOfInput(
  'anotherEdition',
  ({ policy }) => ({ ...policy.editions, value: `${policy.programme.id}.${policy.edition}` }),
  (copied, facts: Given) => nameOf(facts) !== copied,
  nameOf,
)

export const draft = action({
  by: [department],
  from: ['none'],
  to: 'drafted',
  cites: ({ policy }) => policy.editions,
  input,
  rules: [namedByEdition, anotherEdition],
  decide: (law, { actor, input: { law: digest, programme, year, edition, ...beside } }) => {
    const source = { law, examples: Examples.catch([]).parse(beside.examples), silent: Silent.catch([]).parse(beside.silent) }
    return { by: actor.id, law: digest, programme, year, edition, ...copyOf(source, { programme, year, edition }) }
  },
  apply: (dossier, entry) => {
    const { by: _author, ...begun } = entry.fact
    return { ...begun, version: 1, ...worked(dossier, entry) }
  },
})

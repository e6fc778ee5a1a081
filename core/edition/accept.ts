/** A proposal read from the notice is taken over by an officer's yes: the value, and the sentence that it came from. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, changedBy, type Edition, Value, Version, written } from './dossier.ts'
import { pathsLeadSomewhere, seenIsNewest } from './rules.ts'

const input = z.strictObject({
  version: Version,
  path: z.string().min(1).max(300),
  after: Value,
  sentence: z.string().min(1).max(1000),
  certainty: z.enum(['certain', 'likely', 'guess']),
})
type Given = Facts<Edition> & { readonly input: z.output<typeof input> }

const sentenceIsOfNotice = ruleOfInput(
  'sentenceIsOfNotice',
  ({ policy }, { dossier }: Given) => ({ ...policy.editions, value: dossier.notice?.name ?? '' }),
  (_name, { dossier, input: { sentence } }) => dossier.notice?.text.includes(sentence) === true,
  ({ input }) => input.sentence,
)

export const accept = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input,
  rules: [seenIsNewest, sentenceIsOfNotice, pathsLeadSomewhere(({ input: { path, after } }: Given) => [{ path, after }])],
  decide: (_law, facts) => {
    const { path, after, sentence, certainty } = facts.input
    return { ...written(facts, [{ path, after }], sentence), certainty }
  },
  apply: (dossier, { fact }) => changedBy(dossier, fact),
})

/** A proposal read from the notice is taken over by an officer's yes: the value, and the sentence that it came from. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, changedBy, type Edition, Version, written } from './dossier.ts'
import { Edits } from './edits.ts'
import { pathsLeadSomewhere, seenIsNewest } from './rules.ts'

const input = z.strictObject({
  version: Version,
  edits: Edits,
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
  rules: [seenIsNewest, sentenceIsOfNotice, pathsLeadSomewhere(({ input: { edits } }: Given) => edits)],
  decide: (_law, facts) => {
    const { edits, sentence, certainty } = facts.input
    return { ...written(facts, edits, sentence), certainty }
  },
  apply: changedBy,
})

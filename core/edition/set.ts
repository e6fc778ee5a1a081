/** One or several values of the text are set, each with what stood there before, and why. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action, changedBy, Value, Version, Why, written } from './dossier.ts'
import { pathsLeadSomewhere, seenIsNewest } from './rules.ts'

const Edit = z.strictObject({
  path: z.string().min(1).max(300),
  /** What is to stand there; without it the value goes. */
  after: Value.optional(),
  /** The index to which an item goes. */
  to: z.int().nonnegative().optional(),
  /** Room is made in a list, and nothing is overwritten. */
  insert: z.literal(true).optional(),
})

const input = z.strictObject({ version: Version, edits: z.array(Edit).min(1).max(2000), why: Why })

export const set = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input,
  rules: [seenIsNewest, pathsLeadSomewhere<z.output<typeof input>>(({ input: { edits } }) => edits)],
  decide: (_law, facts) => written(facts, facts.input.edits, facts.input.why),
  apply: (dossier, { fact }) => changedBy(dossier, fact),
})

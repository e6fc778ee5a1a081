/** One or several values of the text are set, each with what stood there before, and why. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { action, changedBy, Version, Why, written } from './dossier.ts'
import { Edits } from './edits.ts'
import { pathsLeadSomewhere, seenIsNewest } from './rules.ts'

const input = z.strictObject({ version: Version, edits: Edits, why: Why })

export const set = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input,
  rules: [seenIsNewest, pathsLeadSomewhere<z.output<typeof input>>(({ input: { edits } }) => edits)],
  decide: (_law, facts) => written(facts, facts.input.edits, facts.input.why),
  apply: changedBy,
})

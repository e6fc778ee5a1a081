/** A whole folder that was written elsewhere takes the place of the text; what it changes is journalled value by value. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { changesBetween } from './difference.ts'
import { action, changedBy, Value, Version, Why, type Written } from './dossier.ts'
import { seenIsNewest } from './rules.ts'

/** Without papers, those that are there stay: a folder of before papers were a part of it takes none away. */
const Given = z.strictObject({ policy: Value, places: Value, hosts: Value, examples: Value, silent: Value, papers: Value.optional() })

export const replace = action({
  by: [department],
  from: ['drafted'],
  cites: ({ policy }) => policy.editions,
  input: z.strictObject({ version: Version, folder: Given, why: Why }),
  rules: [seenIsNewest],
  decide: (_law, { actor, dossier, input: { folder, why } }): Written => ({
    by: actor.id,
    changes: changesBetween(dossier.folder, { ...folder, papers: folder.papers ?? dossier.folder.papers }).map(d => d.change),
    why,
  }),
  apply: changedBy,
})

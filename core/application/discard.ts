/** A helper takes away a file that they opened and that its person has not touched; it never was before anybody. */
import { z } from 'zod'
import { action } from './dossier.ts'
import { helper, untouchedByPerson } from './helping.ts'
import { end } from './places.ts'
import { builtOnNewest } from './rules.ts'

export const discard = action({
  by: [helper],
  from: ['draft'],
  to: 'withdrawn',
  cites: ({ policy }) => policy.procedure.withdrawUntil,
  input: z.strictObject({ base: z.int().optional() }),
  rules: [builtOnNewest, untouchedByPerson],
  posts: (law, facts) => end(law, facts),
})

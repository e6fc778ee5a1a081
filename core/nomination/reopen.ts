/** The body takes a frozen roster that it has not sealed yet back to its desk; the next printing is a new version. */
import { z } from 'zod'
import { body } from '../roles.ts'
import { action } from './dossier.ts'
import { withinWindow } from './rules.ts'

export const reopen = action({
  by: [body],
  from: ['finalised'],
  to: 'compiled',
  cites: ({ policy }) => policy.procedure.rosterPerTrack,
  input: z.strictObject({}),
  rules: [withinWindow],
})

/** A second person does not approve the line as it was entered: it is entered anew, or not at all. */
import { z } from 'zod'
import { finance, leader } from '../roles.ts'
import { action, linesOf } from './dossier.ts'
import { anotherApproves } from './rules.ts'

export const decline = action({
  by: [leader, finance],
  from: ['proposed'],
  to: 'declined',
  cites: linesOf,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [anotherApproves],
  apply: () => ({ askedBy: undefined, askedFor: undefined }),
  tells: ['finance'],
})

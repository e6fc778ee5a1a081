/** A second person does not approve what was asked of the line: it stands as it was. */
import { z } from 'zod'
import { finance, leader } from '../roles.ts'
import { action, linesOf } from './dossier.ts'
import { anotherApproves } from './rules.ts'

export const sendBack = action({
  by: [leader, finance],
  from: ['asked'],
  to: 'granted',
  cites: linesOf,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [anotherApproves],
  apply: () => ({ asked: undefined, askedBy: undefined, askedFor: undefined }),
  tells: ['finance'],
})

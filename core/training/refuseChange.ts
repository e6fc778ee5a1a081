/** The department keeps host and programme as they are, which is the rule; or the new host has no room. */
import { z } from 'zod'
import { department } from '../roles.ts'
import { changeIsAsked, newHost } from './changes.ts'
import { action, studying } from './dossier.ts'

export const refuseChange = action({
  by: [department, newHost],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [changeIsAsked],
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'changeAnswer', content: input }),
  apply: () => ({ change: undefined }),
  tells: ['person', 'host'],
})

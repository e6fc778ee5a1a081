/** The department keeps host and programme as they are, which is the rule; or one of the hosts says no: the new one has no room, the old one needs the trainee. */
import { z } from 'zod'
import { department, host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { changeIsAsked, newHost } from './changes.ts'

export const refuseChange = action({
  by: [department, newHost, host],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [changeIsAsked],
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'changeAnswer', content: input }),
  apply: () => ({ change: undefined }),
  tells: ['person', 'host'],
})

/** An objection from the public notice is registered: the ground is recorded, who raised it is sealed, and the place waits for the answer. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { type Application, action } from './dossier.ts'

const noticeIsRunning = rule(
  'noticeIsRunning',
  ({ policy }, { round }: Facts<Application>) => ({ ...policy.procedure.publicNotice, value: round.notice }),
  (notice, { today }) => notice !== undefined && today >= notice.from && today <= notice.to,
  ({ today }) => today,
)

export const object = action({
  by: [department],
  from: ['accepted'],
  to: 'contested',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({
    ground: z.enum(['age', 'ethnicGroup', 'education', 'title', 'years', 'conduct', 'other']),
    statement: z.string().min(2).max(2000),
    raisedBy: z.string().max(80).optional(),
  }),
  rules: [noticeIsRunning],
  decide: (_law, { input, today }) => ({ ground: input.ground, on: today, named: input.raisedBy !== undefined }),
  keeps: ({ input }) => ({ kind: 'objection', content: input }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.objection.value),
  apply: ({ objections }, { fact }) => ({ objections: [...objections, { ground: fact.ground, on: fact.on }] }),
  tells: ['person', 'body'],
})

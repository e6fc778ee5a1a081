/** An objection to the person was taken up: the place waits for the answer. It follows from that, and the person hears the ground, not who objected. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const object = action({
  by: [causedBy('objection', 'takeUp')],
  from: ['accepted', 'contested'],
  to: 'contested',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({ objection: z.string(), ground: z.string() }),
  decide: (_law, { input, today }): { readonly ground: string; readonly on: string; readonly objection?: string } => ({
    ...input,
    on: today,
  }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.objection.value),
  /** Facts of earlier years name no objection of its own: an officer had written it down here. */
  apply: ({ objections }, { fact: { ground, on, objection } }) => ({
    objections: [...objections, { ground, on, ...(objection !== undefined && { objection }) }],
  }),
  tells: ['person', 'body'],
})

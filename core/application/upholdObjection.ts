/** An objection to the person stands: they leave the list, and the place is free again. */
import { z } from 'zod'
import { causedBy, leader } from '../roles.ts'
import { action, answeredAs } from './dossier.ts'
import { leaveList } from './list.ts'
import { end, strike } from './places.ts'

export const upholdObjection = action({
  by: [causedBy('objection', 'uphold')],
  from: ['contested'],
  to: 'declined',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({}),
  decide: (): { readonly answer?: string } => ({}),
  apply: ({ objections }, { fact }) => ({
    objections: answeredAs(objections, 'upheld', fact.answer),
    declined: { reason: 'objectionUpheld', by: leader.name },
  }),
  posts: (law, facts) => [...end(law, facts), ...leaveList(law, facts)],
  causes: (_law, facts) => strike(facts),
  tells: ['person', 'employer', 'body'],
})

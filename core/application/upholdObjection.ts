/** The objection stands: the person leaves the list with the reason, and the place is free again. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'
import { end, strike } from './places.ts'

export const upholdObjection = action({
  by: [leader],
  from: ['contested'],
  to: 'declined',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({ answer: z.string().min(2).max(1000) }),
  apply: ({ objections }, { fact, role }) => ({
    objections: objections.map((o, i) => (i === objections.length - 1 ? { ...o, answer: fact.answer } : o)),
    declined: { reason: 'objectionUpheld', by: role },
  }),
  posts: (law, facts) => end(law, facts),
  causes: (_law, facts) => strike(facts),
  tells: ['person', 'employer', 'body'],
})

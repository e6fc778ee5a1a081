/** The objection was looked into and does not stand, with the reason; the person is back on the list. */
import { z } from 'zod'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'

export const dismissObjection = action({
  by: [leader],
  from: ['contested'],
  to: 'accepted',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({ answer: z.string().min(2).max(1000) }),
  apply: ({ objections }, { fact }) => ({
    objections: objections.map((o, i) => (i === objections.length - 1 ? { ...o, answer: fact.answer } : o)),
  }),
  tells: ['person', 'body'],
})

/** The last objection to the person was answered or taken back and none stands: they are back on the list. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action, answeredAs } from './dossier.ts'

export const dismissObjection = action({
  by: [causedBy('objection', 'dismiss', 'withdraw')],
  from: ['contested'],
  to: 'accepted',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({}),
  decide: (): { readonly answer?: string } => ({}),
  apply: ({ objections }, { fact }) => ({ objections: answeredAs(objections, 'dismissed', fact.answer) }),
  tells: ['person', 'body'],
})

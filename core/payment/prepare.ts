/** Finance puts a payable sum into a batch, against the agreement and the invoice that it has seen. */
import { z } from 'zod'
import { finance } from '../roles.ts'
import { action } from './dossier.ts'

export const prepare = action({
  by: [finance],
  from: ['payable'],
  to: 'prepared',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({ batch: z.string().regex(/^[\w-]{1,40}$/) }),
  decide: (_law, { input, actor }) => ({ ...input, preparedBy: actor.id }),
  apply: (_dossier, { fact, actingFor }) => ({ ...fact, preparedFor: actingFor, approvedBy: undefined }),
})

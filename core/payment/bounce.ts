/** The bank sent it back: the sum is payable again, and has to be prepared and approved anew. */
import { z } from 'zod'
import { finance } from '../roles.ts'
import { action } from './dossier.ts'
import { bankReasons } from './rules.ts'

export const bounce = action({
  by: [finance],
  from: ['approved'],
  to: 'payable',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({ reason: z.enum(bankReasons) }),
  decide: (_law, { input, today }) => ({ ...input, on: today }),
  apply: ({ bounces }, { fact }) => ({
    bounces: [...bounces, fact],
    preparedBy: undefined,
    preparedFor: undefined,
    approvedBy: undefined,
    batch: undefined,
  }),
  tells: ['person', 'host'],
})

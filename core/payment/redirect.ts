/** The trainee moves to another host before the fee has left: the fee goes to the new one, and is prepared and approved anew. */
import { z } from 'zod'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { feesGoTo } from './rates.ts'

export const redirect = action({
  by: [causedBy('training', 'allowChange')],
  from: ['payable', 'prepared', 'approved'],
  to: 'payable',
  cites: feesGoTo,
  input: z.strictObject({ host: z.string() }),
  apply: (_dossier, { fact }) => ({
    host: fact.host,
    preparedBy: undefined,
    preparedFor: undefined,
    approvedBy: undefined,
    batch: undefined,
  }),
  tells: ['finance'],
})

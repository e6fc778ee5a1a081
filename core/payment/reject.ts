/** The bank has not paid the line: the sum is payable again, for a later run, with the bank's reason. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { bankReasons } from './rules.ts'

export const reject = action({
  by: [causedBy('run', 'readResult')],
  from: ['held'],
  to: 'payable',
  cites: runsOf,
  input: z.strictObject({ reason: z.enum(bankReasons), on: z.iso.date() }),
  apply: ({ bounces }, { fact }) => ({ bounces: [...bounces, fact], held: undefined, batch: undefined }),
  tells: ['person', 'host', 'finance'],
})

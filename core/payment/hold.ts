/** A run takes the payment: until it is paid, rejected or the run is given up, nothing else can be done with it. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const hold = action({
  by: [causedBy('run', 'make')],
  from: ['payable'],
  to: 'held',
  cites: runsOf,
  input: z.strictObject({
    run: z.string(),
    line: z.int().positive(),
    /** The payee's account as it stood: the entry beside which it lies, and its digest. */
    account: z.strictObject({ payee: z.string(), n: z.int().positive(), digest: z.string() }),
  }),
  apply: (_dossier, { fact }) => ({ held: fact, batch: fact.run }),
})

/** The run that held the payment was given up: it is payable as before. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const free = action({
  by: [causedBy('run', 'abandon')],
  from: ['held'],
  to: 'payable',
  cites: runsOf,
  input: z.strictObject({}),
  apply: () => ({ held: undefined, batch: undefined }),
})

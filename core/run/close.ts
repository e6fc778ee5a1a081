/** Every line has the bank's answer. What comes back later still finds the run. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const close = action({
  by: [causedBy('run', 'readResult')],
  from: ['sent'],
  to: 'closed',
  cites: runsOf,
  input: z.strictObject({}),
  tells: ['finance', 'leader'],
})

/** The run is given up before the bank has it: its payments are payable again. */
import { z } from 'zod'
import { runsOf } from '../payee/dossier.ts'
import { finance, leader } from '../roles.ts'
import { action } from './dossier.ts'

export const abandon = action({
  by: [finance, leader],
  from: ['made', 'locked', 'approved', 'released'],
  to: 'abandoned',
  cites: runsOf,
  input: z.strictObject({ reason: z.string().trim().min(2).max(400) }),
  decide: () => ({}),
  keeps: ({ input }) => ({ kind: 'reason', content: input }),
  tells: ['finance', 'leader'],
})

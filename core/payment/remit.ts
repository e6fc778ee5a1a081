/** The bank has paid the line of a run: what was owed is paid, and counts as spent on this training. */
import { runsOf } from '../payee/dossier.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { paidAndSpent } from './paid.ts'
import { Bank } from './rules.ts'

export const remit = action({
  by: [causedBy('run', 'readResult')],
  from: ['held'],
  to: 'paid',
  cites: runsOf,
  input: Bank,
  apply: (_dossier, { fact }) => ({ bank: fact }),
  posts: (_law, { id, dossier }) => paidAndSpent(id, dossier),
  tells: ['person', 'host'],
})

/** The sanction behind the demand is appealed: nothing has to be paid back until the appeal is decided. Interest up to the day is noted; whether it rests, the ground says. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { accruedOn, chargedTo } from './interest.ts'

export const suspend = action({
  by: [causedBy('discipline', 'appeal')],
  from: ['demanded'],
  to: 'suspended',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({}),
  decide: (_law, { dossier, today }): { readonly on?: string; readonly interestFen?: number } => {
    const interestFen = accruedOn(dossier, today)
    return interestFen > 0 ? { on: today, interestFen } : {}
  },
  apply: ({ interest }, { fact: { on, interestFen = 0 } }) => (on === undefined ? {} : { interest: chargedTo(interest, on, interestFen) }),
  posts: ({ policy }, { id }, { interestFen = 0 }) =>
    interestFen > 0 ? [transfer(world('fen'), fenOwed(id), interestFen, policy.training.discipline.clawback.clause)] : [],
  tells: ['finance', 'person'],
})

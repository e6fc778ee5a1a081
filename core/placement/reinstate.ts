/** The act of the training that took the seat was undone: it is the person's again. If it was given away meanwhile, the host makes room. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { causedBy } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { freeAt, heldSeat, takeSeatBack } from './seats.ts'

/** Nobody gets by it what they had given up themself, or what a sanction took. */
const trainingTookSeat = rule(
  'trainingTookSeat',
  ({ policy }) => ({ ...policy.training.termination, value: 'training' }),
  (_wanted, { dossier: { cancelledBy = 'training', host } }: Facts<Placement>) => cancelledBy === 'training' && host !== undefined,
  ({ dossier: { cancelledBy, host } }) => ({ cancelledBy, host }),
)

export const reinstate = action({
  by: [causedBy('training', 'undoTermination', 'undoWithdrawal', 'undoRelease')],
  from: ['cancelled'],
  to: 'confirmed',
  cites: ({ policy }) => policy.training.termination,
  input: z.strictObject({}),
  rules: [trainingTookSeat],
  counts: (_law, facts) => (facts.dossier.host === undefined ? [] : [freeAt(facts, heldSeat(facts))]),
  decide: (_law, facts) => ({ seatWasFree: facts.balance(freeAt(facts, heldSeat(facts))) > 0 }),
  apply: () => ({ cancelledBy: undefined }),
  posts: (law, facts, { seatWasFree }) => takeSeatBack(law, facts, seatWasFree),
  tells: ['host', 'body'],
})

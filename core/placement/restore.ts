/** A sanction was corrected: the seat that it took is the person's again, and no other. If it was given away meanwhile, the host makes room; justice doesn't wait for a seat. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { causedBy } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { freeAt, heldSeat, takeSeatBack } from './seats.ts'

/** Who gave their admission up, or whose place went to a reserve, gets nothing back by the correction of a sanction: it took nothing from them. */
const sanctionTookSeat = rule(
  'sanctionTookSeat',
  ({ policy }) => ({ ...policy.training.discipline.appealDays, value: 'sanction' }),
  (_wanted, { dossier: { cancelledBy = 'sanction', host } }: Facts<Placement>) => cancelledBy === 'sanction' && host !== undefined,
  ({ dossier: { cancelledBy, host } }) => ({ cancelledBy, host }),
)

export const restore = action({
  by: [causedBy('discipline', 'correct')],
  from: ['cancelled'],
  to: 'confirmed',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({}),
  rules: [sanctionTookSeat],
  counts: (_law, facts) => (facts.dossier.host === undefined ? [] : [freeAt(facts, heldSeat(facts))]),
  decide: (_law, facts) => ({ seatWasFree: facts.balance(freeAt(facts, heldSeat(facts))) > 0 }),
  apply: () => ({ cancelledBy: undefined }),
  posts: (law, facts, { seatWasFree }) => takeSeatBack(law, facts, seatWasFree),
  tells: ['person', 'host'],
})

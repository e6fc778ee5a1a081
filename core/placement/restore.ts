/** A sanction was corrected: the seat is the person's again. If it was given away meanwhile, the host makes room; justice doesn't wait for a seat. */
import { z } from 'zod'
import { seatsTaken, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { freeAt, heldSeat, isPlacedHere } from './seats.ts'

export const restore = action({
  by: [causedBy('discipline', 'correct')],
  from: ['cancelled'],
  to: 'confirmed',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({}),
  counts: (_law, facts) => [freeAt(facts, heldSeat(facts))],
  decide: (_law, facts) => ({ seatWasFree: facts.balance(freeAt(facts, heldSeat(facts))) > 0 }),
  posts: (law, facts, { seatWasFree }) => {
    const seat = heldSeat(facts)
    const from = seatWasFree ? freeAt(facts, seat) : world('seats')
    const to = seatsTaken(facts.dossier.round ?? '', seat.host, seat.programme)
    return isPlacedHere(law, facts) ? [transfer(from, to, 1, law.hosts.clause)] : []
  },
  tells: ['person', 'host'],
})

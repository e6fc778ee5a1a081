/** The seat that a placement holds at a host, and the place that it holds on its track. */
import type { Law } from '../../policy/shape.ts'
import { placesFilled, seatsFree, seatsTaken, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import type { Preference } from '../application/dossier.ts'
import type { Facts } from '../facts.ts'
import { accountsOf } from '../round/places.ts'
import { leaveShares } from '../round/shares.ts'
import type { Placement } from './dossier.ts'
import { enterQuotas, leaveQuotas } from './quotas.ts'

type F = Facts<Placement>

export const isPlacedHere = ({ policy }: Law, { dossier }: F): boolean =>
  policy.tracks[dossier.track ?? '']?.placedBy.value === 'department'

export const freeAt = ({ dossier }: Pick<F, 'dossier'>, { host, programme }: Preference) => seatsFree(dossier.round ?? '', host, programme)

/** Seats are counted only where the department places; the ministry counts its own. */
export const takeSeat = (law: Law, facts: F, seat: Preference): readonly Transfer[] =>
  isPlacedHere(law, facts)
    ? [transfer(freeAt(facts, seat), seatsTaken(facts.dossier.round ?? '', seat.host, seat.programme), 1, law.hosts.clause)]
    : []

/** The seat that the placement holds, or held when it was cancelled. */
export const heldSeat = ({ id, dossier: { host, programme } }: F): Preference => {
  if (host === undefined || programme === undefined) throw new Error(`placement ${id} has never held a seat`)
  return { host, programme }
}

/** The seat that is held now, if any, is free again, and counted in no quota any more. */
export const freeSeat = (law: Law, facts: F): readonly Transfer[] => {
  const { status, host, programme } = facts.dossier
  if (status === 'cancelled' || host === undefined || programme === undefined) return []
  const back = takeSeat(law, facts, { host, programme }).map(t => ({ ...t, debit: t.credit, credit: t.debit }))
  return [...back, ...leaveQuotas(law, facts)]
}

/** The seat that was taken from somebody wrongly is theirs again, and counted where it was. Where it was given away meanwhile, the host makes room. */
export const takeSeatBack = (law: Law, facts: F, wasFree: boolean): readonly Transfer[] => {
  const seat = heldSeat(facts)
  const from = wasFree ? freeAt(facts, seat) : world('seats')
  const to = seatsTaken(facts.dossier.round ?? '', seat.host, seat.programme)
  const taken = isPlacedHere(law, facts) ? [transfer(from, to, 1, law.hosts.clause)] : []
  return [...taken, ...enterQuotas(law, facts, facts.dossier.quotas)]
}

/** A person who leaves before the training has begun leaves the place where it came from, for a reserve, and is counted in no share any more. */
export const freePlace = (law: Law, { subject, id, dossier }: Pick<Facts<object>, 'subject' | 'id' | 'dossier'>): readonly Transfer[] => {
  const { round, track, body, setAside, kinds = [] } = dossier
  if (round === undefined || track === undefined || body === undefined) throw new Error(`${subject} ${id} has no place to give back`)
  const seat = { round, track, body }
  const { free } = accountsOf(law, seat, setAside ?? body)
  const shares = (['nominated', 'admitted'] as const).flatMap(step => leaveShares(law, step, seat, kinds))
  return [transfer(placesFilled(round, track), free, 1, law.places.clause), ...shares]
}

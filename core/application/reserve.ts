/** A nominating body lists an applicant as a reserve, who moves up when a place falls free. */
import { z } from 'zod'
import { reservesFree, reservesUsed, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { dataIsNotRestricted } from '../inquiry/restricted.ts'
import { body } from '../roles.ts'
import { rule } from '../rule.ts'
import { countsCitizen, holdCitizen, oneCitizenOnce, takeCitizen } from './citizen.ts'
import { healthConsentStands } from './consents.ts'
import { type Application, action } from './dossier.ts'
import { enterRoster, seatOf } from './places.ts'
import { criteriaHold, unchangedSinceSeen, withinWindow } from './rules.ts'

const reservesOf = (facts: Facts<Application>) => {
  const { round, track, body } = seatOf(facts)
  return { free: reservesFree(round, track, body), used: reservesUsed(round, track, body) }
}

const withinReserves = rule(
  'withinReserves',
  ({ policy }) => policy.procedure.reserves,
  (_most, facts: Facts<Application>) => facts.balance(reservesOf(facts).free) > 0,
  facts => ({ free: facts.balance(reservesOf(facts).free) }),
)

export const reserve = action({
  by: [body],
  from: ['consented'],
  to: 'reserved',
  cites: ({ policy }) => policy.procedure.reserves,
  input: z.strictObject({}),
  opens: 'form',
  rules: [
    withinWindow('nominate'),
    oneCitizenOnce,
    withinReserves,
    criteriaHold('eligibleToNominate'),
    healthConsentStands,
    dataIsNotRestricted,
    unchangedSinceSeen,
  ],
  counts: (_law, facts) => [reservesOf(facts).free, ...countsCitizen(facts)],
  decide: holdCitizen,
  apply: (_dossier, { fact: { citizen } }) => ({ citizen }),
  posts: (law, facts) => [
    transfer(reservesOf(facts).free, reservesOf(facts).used, 1, law.policy.procedure.reserves.clause),
    ...takeCitizen(law, facts),
  ],
  causes: (law, facts) => enterRoster(law, facts, 'reserved'),
  tells: ['person'],
})

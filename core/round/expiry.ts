/**
 * Places that nobody has used by their day. Used is a place that a line of a roster holds, and as many of the free ones as the roster lists reserves
 * who may still move up; what is offered to another is neither, and comes back when the offer is over.
 */
import type { Law } from '../../policy/shape.ts'
import { placesFree, reservesUsed } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import type { Expired, Round } from './dossier.ts'
import { countedOn, countedTracks, setAsideIn } from './places.ts'
import { lastDay, lastDayOfAll } from './windows.ts'

type F = Facts<Round>

/** What becomes of unused places. A law that was published before it could say so leaves them where they are. */
export const unusedOf = ({ policy: { procedure } }: Law) =>
  procedure.unusedPlaces ?? { ...procedure.returnPlacesUntil, value: 'stay' as const }

/** A holder of places with its last day, the account of its free ones, and those of the reserves whom it keeps some for. */
type Holder = {
  readonly track: string
  readonly from: string
  readonly until: string
  readonly free: string
  readonly reserves: readonly string[]
}

/** After the last day to nominate, an extension included, and where the law says so not before the one to return places. */
const untilFor = (law: Law, nominate: string): string => {
  const { returnPlacesUntil } = law.policy.procedure
  return unusedOf(law).value === 'expireAfterReturning' && returnPlacesUntil.value > nominate ? returnPlacesUntil.value : nominate
}

const holdersIn = (law: Law, { id, dossier }: F): readonly Holder[] => {
  const { to } = law.policy.procedure.windows.nominate.value
  const bodies = law.places.bodies.map(({ body }) => body)
  const tracksUnder = (counted: string) => Object.keys(law.policy.tracks).filter(track => countedOn(law, track) === counted)
  const own = countedTracks(law).flatMap(track =>
    bodies.map(from => ({
      track,
      from,
      until: untilFor(law, lastDay(to, dossier, 'nominate', from)),
      free: placesFree(id, track, from),
      reserves: tracksUnder(track).map(one => reservesUsed(id, one, from)),
    })),
  )
  const held = setAsideIn(law).map(({ code, track }) => ({
    track: countedOn(law, track),
    from: code,
    until: untilFor(law, lastDayOfAll(to, dossier, 'nominate')),
    free: placesFree(id, countedOn(law, track), code),
    reserves: bodies.map(body => reservesUsed(id, track, body)),
  }))
  return unusedOf(law).value === 'stay' ? [] : [...own, ...held]
}

const pastTheirDay = (law: Law, facts: F) => holdersIn(law, facts).filter(({ until }) => facts.today > until)

export const countsExpired = (law: Law, facts: F): readonly string[] =>
  pastTheirDay(law, facts).flatMap(({ free, reserves }) => [free, ...reserves])

/** What expires today: nothing of a holder whose own day has not passed. */
export const expiredIn = (law: Law, facts: F): readonly Expired[] =>
  pastTheirDay(law, facts).flatMap(({ track, from, free, reserves }) => {
    const count = facts.balance(free) - reserves.reduce((sum, account) => sum + facts.balance(account), 0)
    return count > 0 ? [{ track, from, count }] : []
  })

/** The rules of every movement of places between two holders, whoever brings it about. */
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { type Rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { countedOn, countedTracks, findBody, findSetAside, isOpenTo } from './places.ts'

/** So many places counted under a track go from one holder to another; `account` is where they are taken from. */
export type Moving = {
  readonly track: string
  readonly from: string
  readonly to: string
  readonly count: number
  readonly account: string
}
type Reads<F> = (facts: F) => Moving

export const enoughAreFree = <F extends Facts<object>>(reads: Reads<F>): Rule<F> =>
  ruleOfInput(
    'enoughAreFree',
    ({ places }, facts: F) => ({ value: reads(facts).count, clause: places.clause }),
    (count, facts) => facts.balance(reads(facts).account) >= count,
    facts => ({ free: facts.balance(reads(facts).account) }),
  )

/** A body takes places of a track that it may fill, a reserved place only those of its own; what is counted over all tracks is open to all. */
export const trackIsOpenToBody = <F extends Facts<object>>(reads: Reads<F>): Rule<F> =>
  ruleOverMany<F>(
    'trackIsOpenToBody',
    (law, facts) => {
      const { track: id, to } = reads(facts)
      const { clause } = law.places
      const [track, body, held] = [law.policy.tracks[id], findBody(law, to), findSetAside(law, to)]
      if (!countedTracks(law).includes(id)) return [{ clause, holds: false, found: id, wants: countedTracks(law) }]
      if (held) return [{ clause, holds: countedOn(law, held.track) === id, found: id, wants: held.track }]
      if (track === undefined || body === undefined) return []
      return [{ clause: track.employerLevels.clause, holds: isOpenTo(track, body), found: body.level, wants: track.employerLevels.value }]
    },
    true,
  )

/** Every body that is named stands in the quota table. */
export const bodiesAreListed = <F extends Facts<object>>(named: (facts: F, law: Law) => readonly (string | undefined)[]): Rule<F> =>
  ruleOverMany(
    'bodiesAreListed',
    (law, facts) =>
      named(facts, law)
        .filter(body => body !== undefined)
        .map(body => ({
          clause: law.places.clause,
          holds: findBody(law, body) !== undefined,
          found: body,
          wants: law.places.bodies.map(b => b.body),
        })),
    true,
  )

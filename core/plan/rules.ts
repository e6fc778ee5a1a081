/** What must hold for a plan to be saved. */
import type { Law } from '../../policy/shape.ts'
import { quotaTaken, seatsFree } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { isAt, quotasOn, whereIn } from '../placement/quotas.ts'
import { type Measure, type Rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { planId, type Saved } from './dossier.ts'
import { programmesOf, takenBy, whyNotHere } from './ground.ts'
import type { Plan, Where } from './plan.ts'

type Asked = Plan & { readonly round: string; readonly track: string; readonly version: number }
type Given = Facts<Saved> & { readonly input: Asked }
type OfTrack = Facts<Saved> & { readonly input: Pick<Asked, 'round' | 'track' | 'version'> }

/** It lies under the name of its round and track, and the department places the people of that track. */
export const planIsOfTrack: Rule<OfTrack> = ruleOverMany(
  'planIsOfTrack',
  ({ policy }, { id, input: { round, track } }) => {
    const placedBy = policy.tracks[track]?.placedBy ?? { ...policy.placement.way, value: undefined }
    const holds = placedBy.value === 'department' && id === planId(round, track)
    return [{ clause: placedBy.clause, holds, found: track, wants: 'department' }]
  },
  true,
)

/** Whoever saves has seen the newest version: nobody's plan is written over unseen. */
export const planIsNewest: Rule<OfTrack> = ruleOfInput(
  'planIsNewest',
  ({ policy }, { dossier }) => ({ ...policy.placement.adjustment, value: dossier.version }),
  (newest, { input }) => input.version === newest,
  ({ input }) => input.version,
)

const idsIn = ({ seats = {}, limits = {} }: Partial<Asked>) => [...new Set([...Object.keys(seats), ...Object.keys(limits)])]

/** The seats that a plan takes and, where the policy sets quotas, all that these are judged by. */
export const accountsOfPlan = (law: Law, { round, track, seats = {} }: Pick<Asked, 'round' | 'track' | 'seats'>): readonly string[] => {
  const taken = Object.values(seats).map(({ host, programme }) => seatsFree(round, host, programme))
  const quotas = quotasOn(law, track)
  if (quotas.length === 0) return taken
  const reserved = quotas.filter(quota => quota.reserved !== undefined)
  const kept = whereIn(law, track).filter(where => reserved.some(quota => isAt(quota, where)))
  const accounts = [
    ...taken,
    ...quotas.map(({ code }) => quotaTaken(round, code)),
    ...kept.map(at => seatsFree(round, at.host, at.programme)),
  ]
  return [...new Set(accounts)]
}

/** Everybody in the plan is of its track, and no seat has been put to them that still stands. */
export const plannedWait: Rule<Given> = ruleOfInput(
  'plannedWait',
  ({ policy }, { toPlace = [] }) => ({ ...policy.placement.adjustment, value: toPlace.map(({ id }) => id) }),
  (waiting, { input }) => idsIn(input).every(id => waiting.includes(id)),
  ({ input, toPlace = [] }) => idsIn(input).filter(id => !toPlace.some(one => one.id === id)),
)

/** Every limit is about a city, a host or a programme of the track. */
export const limitsAreKnown: Rule<Given> = ruleOverMany(
  'limitsAreKnown',
  (law, { input: { track, limits = {} } }) => {
    const offered = [...programmesOf(law, track, () => 0).values()]
    const isKnown = (where: Where) =>
      offered.some(seat => Object.entries(where).every(([part, value]) => Reflect.get(seat, part) === value))
    const unknown = Object.values(limits)
      .flat()
      .map(({ where }) => where)
      .filter(where => !isKnown(where))
    return [{ clause: law.hosts.clause, holds: unknown.length === 0, found: unknown, wants: track }]
  },
  true,
)

/** How many seats are left and what the quotas count is read under lock, so that a plan is never larger than what was free as it was saved. */
const brokenSeats = (law: Law, facts: Given): readonly Measure[] => {
  const { round, track, seats = {}, limits = {} } = facts.input
  const counted = new Set(accountsOfPlan(law, facts.input))
  const balance = (account: string) => (counted.has(account) ? facts.balance(account) : 0)
  const ground = {
    law,
    track,
    people: new Map(facts.toPlace?.map(one => [one.id, one])),
    programmes: programmesOf(law, track, ({ host, programme }) => balance(seatsFree(round, host, programme))),
    counted: new Map(quotasOn(law, track).map(({ code }) => [code, balance(quotaTaken(round, code))])),
  }
  const plan = { seats, limits }
  const taken = takenBy(ground, plan)
  return Object.entries(seats).flatMap(([id, { host, programme }]) => {
    const refusals = ground.people.has(id) ? whyNotHere(ground, plan, id, { host, programme }, taken) : []
    return refusals.map(({ rule, clause, wants }) => ({ clause, holds: false, found: { application: id, broken: rule }, wants }))
  })
}

/** Each planned seat could be put to its person now, by the rules of that act itself. */
export const plannedSeatsHold: Rule<Given> = ruleOverMany(
  'plannedSeatsHold',
  (law, facts) => {
    const broken = brokenSeats(law, facts)
    return broken.length > 0 ? broken : [{ clause: law.policy.placement.adjustment.clause, holds: true, found: 0, wants: 0 }]
  },
  true,
)

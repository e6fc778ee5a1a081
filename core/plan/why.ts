/** Why a wish is not met as the board stands, and what a plan comes to in figures. Pure. */
import type { Preference } from '../application/dossier.ts'
import { isWished } from '../placement/offers.ts'
import type { Refusal } from '../rule.ts'
import { type Ground, type Person, takenBy, waits, whyNotHere } from './ground.ts'
import { compare, type Decider, deciderOf, type Standing } from './order.ts'
import { findLimit, keyOf, type Limit, type Plan, sameSeat } from './plan.ts'

/** `full`: who has the last seat comes before; `passed`: so many who have a seat there come after, since a hand or an earlier act has put them there. */
export type WishState = Preference & { readonly wish: number; readonly seats: number } & (
    | { readonly is: 'here' | 'free' | 'notOffered' | 'closed' | 'noSeat' }
    | { readonly is: 'refused'; readonly refusals: readonly Refusal[] }
    | { readonly is: 'limited'; readonly limit: Limit }
    | { readonly is: 'full'; readonly last: Standing; readonly yours: Standing; readonly decidedBy: Decider }
    | { readonly is: 'passed'; readonly after: number; readonly last: Standing; readonly yours: Standing }
  )

/** Where somebody is: by the act where one was done, else by the plan. */
export const seatOf = (plan: Plan, person: Person): Preference | undefined => {
  const { host, programme } = person.dossier
  if (waits(person)) return plan.seats[person.id]
  return host === undefined || programme === undefined ? undefined : { host, programme }
}

/** Everybody who has a seat, by programme. */
export const holders = ({ people }: Ground, plan: Plan): ReadonlyMap<string, readonly Person[]> => {
  const found = new Map<string, Person[]>()
  for (const person of people.values()) {
    const seat = seatOf(plan, person)
    if (!seat) continue
    const there = found.get(keyOf(seat))
    if (there) there.push(person)
    else found.set(keyOf(seat), [person])
  }
  return found
}

const standing = ({ rank, grassRoots, ticket }: Standing): Standing => ({ rank, grassRoots, ticket })

/** What became of each wish of a person, in their order. */
export const wishesOf = (
  ground: Ground,
  plan: Plan,
  person: Person,
  held = holders(ground, plan),
  taken = takenBy(ground, plan),
): readonly WishState[] => {
  const { priority } = ground.law.policy.procedure.grassRoots.value
  const order = compare(priority)
  const own = seatOf(plan, person)
  return person.dossier.wished.map(({ host, programme }, i): WishState => {
    const at = { host, programme }
    const offered = ground.programmes.get(keyOf(at))
    const there = (held.get(keyOf(at)) ?? []).toSorted(order)
    const base = { ...at, wish: i + 1, seats: (offered?.free ?? 0) + there.filter(other => !waits(other)).length }
    if (own && sameSeat(own, at)) return { ...base, is: 'here' }
    if (!offered) return { ...base, is: 'notOffered' }
    const limit = findLimit(plan.limits[person.id], offered)
    if (limit) return { ...base, is: 'limited', limit }
    if (person.dossier.offered.some(o => o.ended !== undefined && sameSeat(o, at))) return { ...base, is: 'closed' }
    const refusals = whyNotHere(ground, plan, person.id, at, taken)
    if (refusals.length === 0) return { ...base, is: 'free' }
    if (refusals.some(({ rule }) => rule !== 'seatIsFree')) return { ...base, is: 'refused', refusals }
    const last = there.at(-1)
    if (!last) return { ...base, is: 'noSeat' }
    const after = there.filter(other => order(other, person) > 0).length
    const both = { last: standing(last), yours: standing(person) }
    if (after > 0) return { ...base, is: 'passed', after, ...both }
    return { ...base, is: 'full', ...both, decidedBy: deciderOf(priority, last, person) }
  })
}

/** The number of the wish that a seat meets; 0 for one outside the wishes. */
export const wishAt = ({ dossier }: Person, seat: Preference): number => dossier.wished.findIndex(w => sameSeat(w, seat)) + 1

export type Figures = {
  readonly placed: number
  readonly undecided: number
  /** How many have their first wish, their second, and so on. */
  readonly byWish: readonly number[]
  readonly adjusted: number
  /** Of the grass roots, and of each kind that a share of the law counts: how many have a seat, of how many. */
  readonly grassRoots: readonly [number, number]
  readonly kinds: Readonly<Record<string, readonly [number, number]>>
  /** People who were passed over: a wish of theirs went to somebody who comes after, or stays free though they were put elsewhere. */
  readonly passed: number
}

const most = ({ people }: Ground) => Math.max(0, ...[...people.values()].map(({ dossier }) => dossier.wished.length))

/** What a plan comes to for everybody who has a seat by it or by an act. */
export const figuresOf = (ground: Ground, plan: Plan): Figures => {
  const people = [...ground.people.values()]
  const seated = people.flatMap(person => {
    const seat = seatOf(plan, person)
    return seat ? [{ person, seat }] : []
  })
  const counted = (of: (person: Person) => boolean): readonly [number, number] => [
    seated.filter(({ person }) => of(person)).length,
    people.filter(of).length,
  ]
  const [held, taken] = [holders(ground, plan), takenBy(ground, plan)]
  const codes = (ground.law.policy.procedure.shares ?? []).map(({ code }) => code)
  return {
    placed: seated.length,
    undecided: people.length - seated.length,
    byWish: Array.from({ length: most(ground) }, (_, i) => seated.filter(({ person, seat }) => wishAt(person, seat) === i + 1).length),
    adjusted: seated.filter(({ person, seat }) => !isWished(person.dossier, seat)).length,
    grassRoots: counted(({ grassRoots }) => grassRoots),
    kinds: Object.fromEntries(codes.map(code => [code, counted(({ dossier }) => dossier.kinds?.includes(code) === true)])),
    passed: people.filter(
      person => waits(person) && missed(wishesOf(ground, plan, person, held, taken), plan.seats[person.id] !== undefined),
    ).length,
  }
}

/** Whether somebody who comes after has a seat at a wish before the one that was met, or a seat is free there though another was taken. */
const missed = (wishes: readonly WishState[], placed: boolean): boolean => {
  const met = wishes.findIndex(({ is }) => is === 'here')
  return (met === -1 ? wishes : wishes.slice(0, met)).some(({ is }) => is === 'passed' || (placed && is === 'free'))
}

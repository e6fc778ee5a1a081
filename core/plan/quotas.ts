/** What a plan makes of the quotas: how each stands, what filling has to keep of it, and which wishes it leaves no room for. */
import type { Quota } from '../../policy/shape.ts'
import type { Within } from '../placement/assign.ts'
import { boundBy, isAt, mostOf, quotasOn } from '../placement/quotas.ts'
import type { Seat } from '../placement/rules.ts'
import { type Footing, type Ground, type Person, type Taken, take, takenBy, waits, whyNotHere } from './ground.ts'
import { compare } from './order.ts'
import { keyOf, type Plan } from './plan.ts'

/** `now` of those whom it counts have a seat, by acts and by the plan. For reserved seats: `free` are left where they are, of which `kept` are not for others. */
export type QuotaState = {
  readonly quota: Quota
  readonly now: number
  readonly least: number | undefined
  readonly most: number | undefined
  readonly reserved: { readonly kept: number; readonly free: number } | undefined
  readonly is: 'met' | 'short' | 'over'
  /** By how many. */
  readonly by: number
}

const quotasOf = ({ law, track }: Footing): readonly Quota[] => quotasOn(law, track)
const placesOf = ({ programmes }: Footing, quota: Quota) => [...programmes.values()].filter(where => isAt(quota, where))

const reservedIn = (ground: Footing, taken: Taken, quota: Quota, now: number): QuotaState['reserved'] => {
  if (quota.reserved === undefined) return undefined
  const free = placesOf(ground, quota).reduce((sum, where) => sum + where.free - (taken.seats.get(keyOf(where)) ?? 0), 0)
  return { kept: Math.max(0, quota.reserved - now), free }
}

const standing = ({ now, least, most, reserved }: Omit<QuotaState, 'is' | 'by' | 'quota'>): Pick<QuotaState, 'is' | 'by'> => {
  const beyond = Math.max(now - (most ?? now), reserved ? reserved.kept - reserved.free : 0)
  const missing = (least ?? now) - now
  return beyond > 0 ? { is: 'over', by: beyond } : missing > 0 ? { is: 'short', by: missing } : { is: 'met', by: 0 }
}

/** Every quota of the track as it stands with the plan. */
export const quotasAsTheyStand = (ground: Footing, plan: Plan, taken = takenBy(ground, plan)): readonly QuotaState[] =>
  quotasOf(ground).map(quota => {
    const now = (ground.counted.get(quota.code) ?? 0) + (taken.quotas.get(quota.code) ?? 0)
    const state = { now, least: quota.least, most: mostOf(ground.law, quota), reserved: reservedIn(ground, taken, quota, now) }
    return { quota, ...state, ...standing(state) }
  })

/** The quotas as the engine is to keep them for those whom a plan seats nowhere yet: less what is counted already. Without the minima that are named. */
export const quotasLeft = (ground: Ground, plan: Plan, without: readonly string[]): readonly Within[] =>
  quotasAsTheyStand(ground, plan).flatMap(({ quota, now, least, most, reserved }) => {
    const bounds = {
      ...(least !== undefined && least > now && !without.includes(quota.code) && { least: least - now }),
      ...(most !== undefined && { most: Math.max(0, most - now) }),
      ...(reserved && { reserved: reserved.kept }),
    }
    const at = placesOf(ground, quota).map(({ host, programme }) => ({ host, programme }))
    return Object.keys(bounds).length === 0 ? [] : [{ name: quota.code, clause: quota.clause, at, ...bounds }]
  })

/**
 * The wishes that a quota leaves no room for, when everybody takes the first of theirs that is open, in the order of priority. All programmes rank by one
 * order, so that this is what wishing comes to, and nobody gains by another list.
 */
export const wishesShutByQuotas = (ground: Ground, plan: Plan, people: readonly Person[]): ReadonlyMap<string, readonly Seat[]> => {
  const shut = new Map<string, readonly Seat[]>()
  if (quotasOf(ground).length === 0) return shut
  const taken = takenBy(ground, plan)
  const order = compare(ground.law.policy.procedure.grassRoots.value.priority)
  for (const { id, dossier } of people.filter(waits).toSorted(order)) {
    for (const { host, programme } of dossier.wished) {
      const refusals = whyNotHere(ground, plan, id, { host, programme }, taken)
      if (refusals.length === 0) {
        take(ground, taken, id, { host, programme })
        break
      }
      if (refusals.every(({ rule }) => rule === 'withinQuotas')) shut.set(id, [...(shut.get(id) ?? []), { host, programme }])
    }
  }
  return shut
}

/**
 * Where those who had a seat may not sit when it is arranged anew: on a seat that a quota has no room for any more, and wherever one could keep them out
 * that did not where they sat. So however they are moved, no quota counts more than it may.
 */
export const seatsShutByQuotas = (
  ground: Ground,
  plan: Plan,
  people: readonly Person[],
  had: ReadonlyMap<string, Seat>,
): ReadonlyMap<string, readonly Seat[]> => {
  const shut = new Map<string, readonly Seat[]>()
  if (quotasOf(ground).length === 0) return shut
  const taken = takenBy(ground, plan)
  for (const { id, dossier } of people.toSorted(compare(ground.law.policy.procedure.grassRoots.value.priority))) {
    const seat = had.get(id)
    const stays = seat !== undefined && !whyNotHere(ground, plan, id, seat, taken).some(({ rule }) => rule === 'withinQuotas')
    if (stays) take(ground, taken, id, seat)
    const held = stays ? boundBy(ground.law, dossier, seat) : []
    const isShut = (other: Seat) => boundBy(ground.law, dossier, other).some(code => !held.includes(code))
    shut.set(
      id,
      [...ground.programmes.values()].filter(isShut).map(({ host, programme }) => ({ host, programme })),
    )
  }
  return shut
}

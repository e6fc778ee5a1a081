/** As whom somebody acts: as themself, or for the holder of a seat. Whoever acts for a holder counts as the holder too. */
import type { Decision } from './action.ts'
import type { Actor } from './facts.ts'

/** The same account once for each of those as whom it may act, with the seats that this gives: first as itself. */
export const actorsOf = (actor: Actor): readonly Actor[] => {
  const { seats, ...self } = actor
  const holders = new Map(seats.flatMap(({ actingFor }) => (actingFor ? [[actingFor.id, actingFor] as const] : [])))
  if (actor.actingFor || holders.size === 0) return [actor]
  const seatsFor = (id: string | undefined) => seats.filter(seat => seat.actingFor?.id === id)
  return [{ ...self, seats: seatsFor(undefined) }, ...[...holders].map(([id, actingFor]) => ({ ...self, actingFor, seats: seatsFor(id) }))]
}

/** The accounts that an act counts as. */
export const handsOf = ({ id, actingFor }: Actor): readonly string[] => (actingFor ? [id, actingFor.id] : [id])

/** Whether the actor, or whom they act for, is one of these. */
export const isAmong = (actor: Actor, hands: readonly (string | undefined)[]): boolean => handsOf(actor).some(hand => hands.includes(hand))

/** Why a case is none of theirs to decide: it is the actor's own, or that of whom they act for. */
export const ownCaseOf = ({ person, actingFor }: Actor, of: string | undefined): 'notInOwnCase' | 'notInCaseOfHolder' | undefined => {
  if (of === undefined) return undefined
  return person === of ? 'notInOwnCase' : actingFor?.person === of ? 'notInCaseOfHolder' : undefined
}

/** Refused before any rule was asked, for want of a role. */
const isStranger = (decision: Decision) => !decision.ok && decision.refusals.every(({ rule }) => rule === 'by')

/** The first decision that allows it, as oneself or for a holder; else the refusal of whoever comes nearest to it. */
export const asWhomItMay = (actor: Actor, decide: (as: Actor) => Decision): Decision => {
  let nearest: Decision | undefined
  for (const as of actorsOf(actor)) {
    const decision = decide(as)
    if (decision.ok) return decision
    if (!nearest || isStranger(nearest)) nearest = decision
  }
  return nearest ?? { ok: false, refusals: [] }
}

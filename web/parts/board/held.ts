/** What the page holds of a board: the plan as it was saved, what is staged upon it, and what the server says meanwhile. Pure. */

import type { Placement } from '../../../core/placement/dossier.ts'
import { type Board, boardOf, rebase, staged } from '../../../core/plan/board.ts'
import { type Fallen, type Ground, type Person, programmesOf, settle } from '../../../core/plan/ground.ts'
import { keyOf, Plan } from '../../../core/plan/plan.ts'
import type { OnBoard } from '../../../core/plan/questions.ts'
import type { Answered } from '../../../core/question.ts'
import type { Law } from '../../../policy/shape.ts'
import { fieldsOf, numberIn } from '../../json.ts'

export type Answer = Answered<'board'>

export type Held = {
  /** The version that the staged steps were made from, and the plan as it was saved then. */
  readonly version: number
  readonly saved: Plan
  readonly board: Board
  /** What of the plan could not stand any more. */
  readonly fallen: readonly Fallen[]
  /** A plan that somebody else saved while something was staged here. */
  readonly newer: { readonly version: number; readonly plan: Plan } | undefined
}

const isStatus = (status: string): status is Placement['status'] =>
  ['opened', 'proposed', 'agreed', 'handedOver', 'welcomed', 'confirmed', 'cancelled'].includes(status)

/** A person of the answer as the rules see them. What an offer came by is no matter here, only where it led. */
const personOf = (one: OnBoard, round: string, track: string): Person => ({
  ...{ id: one.id, rank: one.rank, grassRoots: one.grassRoots, ticket: one.ticket },
  dossier: {
    ...{
      round,
      track,
      status: isStatus(one.status) ? one.status : 'none',
      kinds: one.kinds,
      grassRoots: one.grassRoots,
      body: one.bodyId ?? undefined,
    },
    ...{ willing: one.willing, scope: one.scope ?? undefined, wished: one.wished },
    ...{ host: one.seat?.host, programme: one.seat?.programme, field: one.field ?? undefined },
    offered: one.offered.map(({ host, programme, endedBy }) => ({
      ...{ host, programme, way: 'wish', by: 'department', on: '' },
      ended: endedBy === null ? undefined : { by: endedBy, on: '' },
    })),
  },
})

export const groundFor = (answer: Answer, law: Law, round: string, track: string): Ground => {
  const free = new Map(answer.free.map(seat => [keyOf(seat), seat.free]))
  return {
    law,
    track,
    counted: new Map(answer.quotas.map(({ quota, counted }) => [quota, counted])),
    people: new Map(answer.people.map(one => [one.id, personOf(one, round, track)])),
    programmes: programmesOf(law, track, seat => free.get(keyOf(seat)) ?? 0),
  }
}

const fresh = (ground: Ground, version: number, saved: Plan): Held => {
  const { plan, fallen } = settle(ground, saved)
  return { version, saved, board: boardOf(plan), fallen, newer: undefined }
}

/** What the page holds once it hears from the server: nothing that is staged is lost, and nobody's newer plan is written over. */
export const meet = (ground: Ground, held: Held | undefined, { version, plan }: Pick<Answer, 'version' | 'plan'>): Held => {
  if (!held || held.version > version) return fresh(ground, version, plan)
  const [base, now] = [settle(ground, held.saved), settle(ground, held.board.now)]
  const board = { ...held.board, base: base.plan, now: now.plan }
  if (staged(board).length === 0) {
    const newest = fresh(ground, version, plan)
    return { ...newest, board: { ...newest.board, past: held.board.past, future: held.board.future } }
  }
  const fallen = now.fallen.length > 0 ? now.fallen : held.fallen
  return { ...held, board, fallen, newer: version > held.version ? { version, plan } : undefined }
}

/** What was staged here, put upon the newer plan; one step back shows that plan alone. */
export const keepMine = (ground: Ground, held: Held): { readonly held: Held; readonly refused: number } => {
  if (!held.newer) return { held, refused: 0 }
  const { version, plan } = held.newer
  const came = rebase(ground, held.board, settle(ground, plan).plan)
  const theirs = fresh(ground, version, plan)
  const board = { ...theirs.board, now: came.plan, past: [theirs.board.now] }
  return { held: { ...theirs, board }, refused: came.refused.length }
}

export const dropMine = (ground: Ground, held: Held): Held =>
  held.newer ? fresh(ground, held.newer.version, held.newer.plan) : fresh(ground, held.version, held.saved)

/** How many steps are kept on the device beside what is staged. */
const mostKept = 20

export const toKeep = ({ version, saved, board }: Held) => ({
  version,
  saved,
  now: board.now,
  past: board.past.slice(-mostKept),
  future: board.future.slice(0, mostKept),
})

const plansIn = (list: unknown): readonly Plan[] => (Array.isArray(list) ? list.flatMap(one => Plan.safeParse(one).data ?? []) : [])

/** What an earlier page left on the device; undefined when it left nothing that can be read. */
export const fromKept = (kept: unknown): Held | undefined => {
  const { saved, now, past, future } = fieldsOf(kept)
  const [version, base, last] = [numberIn(kept, 'version'), Plan.safeParse(saved).data, Plan.safeParse(now).data]
  if (version === undefined || !base || !last) return undefined
  const board = { base, now: last, past: plansIn(past), future: plansIn(future) }
  return { version, saved: base, board, fallen: [], newer: undefined }
}

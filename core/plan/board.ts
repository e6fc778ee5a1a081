/** What is done on the board before it is saved: steps, each checked like the act itself, each of which can be undone. Pure. */
import type { Seat } from '../placement/rules.ts'
import type { Refusal } from '../rule.ts'
import { type Ground, settle, whyNotHere } from './ground.ts'
import { differences, findLimit, keyOf, type Limit, type Plan, type Planned, sameSeat, withKey } from './plan.ts'

/** `base` is the plan as it was saved, `now` as it stands on the screen. */
export type Board = { readonly base: Plan; readonly now: Plan; readonly past: readonly Plan[]; readonly future: readonly Plan[] }

export type Step =
  | { readonly do: 'place'; readonly id: string; readonly seat: Seat }
  | { readonly do: 'release'; readonly ids: readonly string[] }
  | { readonly do: 'limit'; readonly id: string; readonly limit: Limit }
  | { readonly do: 'lift'; readonly id: string; readonly at: number }
  | { readonly do: 'fill'; readonly seats: Readonly<Record<string, Seat>> }
  | { readonly do: 'take'; readonly plan: Plan }

export type Stepped = { readonly ok: true; readonly board: Board } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** As many steps back as somebody remembers having made. */
const mostPast = 200

export const boardOf = (base: Plan): Board => ({ base, now: base, past: [], future: [] })

const after = (board: Board, now: Plan): Stepped => ({
  ok: true,
  board: { ...board, now, past: [...board.past, board.now].slice(-mostPast), future: [] },
})

const planned = ({ people }: Ground, id: string, { host, programme }: Seat, by: Planned['by']): Planned => ({
  host,
  programme,
  by,
  asked: people.get(id)?.dossier.offered.length ?? 0,
})

const place = (ground: Ground, board: Board, id: string, seat: Seat): Stepped => {
  if (sameSeat(board.now.seats[id], seat)) return { ok: true, board }
  const refusals = whyNotHere(ground, board.now, id, seat)
  if (refusals.length > 0) return { ok: false, refusals }
  return after(board, { ...board.now, seats: withKey(board.now.seats, id, planned(ground, id, seat, 'hand')) })
}

/** All of it or nothing: a proposal that doesn't hold beside the others is refused whole. */
const fill = (ground: Ground, board: Board, seats: Readonly<Record<string, Seat>>): Stepped => {
  let now = board.now
  for (const [id, seat] of Object.entries(seats)) {
    const refusals = whyNotHere(ground, now, id, seat)
    if (refusals.length > 0) return { ok: false, refusals }
    now = { ...now, seats: withKey(now.seats, id, planned(ground, id, seat, 'fill')) }
  }
  return now === board.now ? { ok: true, board } : after(board, now)
}

/** A seat that a new limit rules out is given up in the same step. */
const limit = ({ people, programmes }: Ground, board: Board, id: string, added: Limit): Stepped => {
  if (!people.has(id)) return { ok: true, board }
  const limits = withKey(board.now.limits, id, [...(board.now.limits[id] ?? []), added])
  const held = board.now.seats[id]
  const city = held && programmes.get(keyOf(held))?.city
  const stays = held !== undefined && findLimit(limits[id], { ...held, city: city ?? '' }) === undefined
  return after(board, { limits, seats: stays ? board.now.seats : withKey(board.now.seats, id, undefined) })
}

const lift = (board: Board, id: string, at: number): Stepped => {
  const left = board.now.limits[id]?.filter((_limit, i) => i !== at) ?? []
  return after(board, { ...board.now, limits: withKey(board.now.limits, id, left.length > 0 ? left : undefined) })
}

/** Tries a step; what the rules or a limit forbid is told and changes nothing. */
export const step = (ground: Ground, board: Board, asked: Step): Stepped => {
  switch (asked.do) {
    case 'place':
      return place(ground, board, asked.id, asked.seat)
    case 'release': {
      const gone = asked.ids.filter(id => board.now.seats[id])
      if (gone.length === 0) return { ok: true, board }
      const seats = Object.fromEntries(Object.entries(board.now.seats).filter(([id]) => !gone.includes(id)))
      return after(board, { ...board.now, seats })
    }
    case 'limit':
      return limit(ground, board, asked.id, asked.limit)
    case 'lift':
      return lift(board, asked.id, asked.at)
    case 'fill':
      return fill(ground, board, asked.seats)
    case 'take': {
      const { plan } = settle(ground, asked.plan)
      return differences(board.now, plan).length === 0 ? { ok: true, board } : after(board, plan)
    }
  }
}

export const undo = (ground: Ground, board: Board): Board => {
  const before = board.past.at(-1)
  if (!before) return board
  const { plan } = settle(ground, before)
  return { ...board, now: plan, past: board.past.slice(0, -1), future: [board.now, ...board.future] }
}

export const redo = (ground: Ground, board: Board): Board => {
  const [next, ...future] = board.future
  if (!next) return board
  const { plan } = settle(ground, next)
  return { ...board, now: plan, past: [...board.past, board.now], future }
}

/** What is on the screen only. */
export const staged = ({ base, now }: Board) => differences(base, now)

export type Rebased = {
  readonly plan: Plan
  /** Planned otherwise by both, so that one of the two gives way: here the one on the screen stands. */
  readonly clashes: readonly string[]
  /** What could not be kept beside the newer plan. */
  readonly refused: readonly { readonly id: string; readonly refusals: readonly Refusal[] }[]
}

/** What was changed on the screen since `base`, put upon a plan that somebody else has saved meanwhile. */
export const rebase = (ground: Ground, { base, now }: Pick<Board, 'base' | 'now'>, theirs: Plan): Rebased => {
  const mine = differences(base, now)
  const changed = new Set(differences(base, theirs).map(({ id }) => id))
  const ids = mine.map(({ id }) => id)
  const without = (record: Readonly<Record<string, Planned>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)))
  const limits = ids.reduce((all, id) => (mine.some(m => m.id === id && m.limits) ? withKey(all, id, now.limits[id]) : all), theirs.limits)
  const refused: { id: string; refusals: readonly Refusal[] }[] = []
  let plan = settle(ground, { seats: without(theirs.seats), limits }).plan
  for (const { id, to, from } of mine) {
    const wanted = sameSeat(from, to) ? theirs.seats[id] : to
    if (!wanted) continue
    const { host, programme } = wanted
    const refusals = whyNotHere(ground, plan, id, { host, programme })
    if (refusals.length > 0) refused.push({ id, refusals })
    else plan = { ...plan, seats: withKey(plan.seats, id, wanted) }
  }
  const other = (id: string) =>
    !sameSeat(now.seats[id], theirs.seats[id]) || JSON.stringify(now.limits[id]) !== JSON.stringify(theirs.limits[id])
  return { plan, clashes: ids.filter(id => changed.has(id) && other(id)), refused }
}

/** Who comes before whom, as the policy says and as the engine of placement has it: then the lottery, whose lower ticket goes first. */
import type { Priority } from '../placement/assign.ts'

/** What decided between two people. */
export type Decider = 'grassRoots' | 'rank' | 'ticket'
export type Standing = { readonly grassRoots: boolean; readonly rank: number; readonly ticket: string }

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const deciders: Readonly<Record<Decider, (a: Standing, b: Standing) => number>> = {
  grassRoots: (a, b) => Number(b.grassRoots) - Number(a.grassRoots),
  rank: (a, b) => a.rank - b.rank,
  ticket: (a, b) => text(a.ticket, b.ticket),
}
const orders: Readonly<Record<Priority, readonly Decider[]>> = {
  rankedFirst: ['grassRoots', 'rank', 'ticket'],
  tieBreak: ['rank', 'grassRoots', 'ticket'],
  none: ['rank', 'ticket'],
}

/** Negative when `a` goes before `b`. */
export const compare = (priority: Priority) => (a: Standing, b: Standing) =>
  orders[priority].reduce((so, by) => so || deciders[by](a, b), 0)

/** What decided between two who are not the same. */
export const deciderOf = (priority: Priority, a: Standing, b: Standing): Decider =>
  orders[priority].find(by => deciders[by](a, b) !== 0) ?? 'ticket'

/** The round: one year of a programme, from the published notice to the last follow-up. */
import type { z } from 'zod'
import type { Step } from '../../policy/shape.ts'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'published' | 'open' | 'closed' | 'noticed' | 'announced' | 'concluded'

/** A later end of a step's window, for one body or for all, granted by name and with a reason. */
export type Extension = { readonly step: Step; readonly body?: string | undefined; readonly until: string; readonly reason: string }

/** Places that went from one body to another; `pool` is the department's own. */
export type Move = { readonly track: string; readonly from: string; readonly to: string; readonly count: number; readonly reason: string }

/** Places that nobody had used by their day, and whose they were; the department's pool has them now. */
export type Expired = { readonly track: string; readonly from: string; readonly count: number }

/** A public notice: its days, how many people it names, the digest of the list, how often that had changed, and how many had left it: in all, and with those who joined, since the notice before. */
export type Notice = {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly list: string
  readonly upTo?: number
  readonly gone?: number
  readonly joined?: number
  readonly left?: number
}

export type Amended = {
  readonly on: string
  readonly law: string
  readonly edition: string
  readonly before: { readonly law: string; readonly edition: string }
}

export type Round = Related & {
  readonly status: Status
  /** The digest of the law that this round is run by, and its edition. */
  readonly law?: string | undefined
  readonly edition?: string | undefined
  readonly extensions: readonly Extension[]
  /** The running or last public notice. */
  readonly notice?: Notice | undefined
  /** All of them, the first one first; entries of earlier years kept the last one only. */
  readonly notices?: readonly Notice[] | undefined
  /** The edition that waits for its day. */
  readonly amendment?: { readonly law: string; readonly edition: string; readonly on: string; readonly reason: string } | undefined
  /** The editions that took effect since, each with the one before it. */
  readonly amended?: readonly Amended[] | undefined
  readonly announcedOn?: string | undefined
  readonly moves: readonly Move[]
  readonly expired?: readonly Expired[] | undefined
}

export const blank: Round = { status: 'none', extensions: [], moves: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: 'department',
  published: 'department',
  open: 'department',
  closed: 'department',
  noticed: 'department',
  announced: 'department',
  concluded: undefined,
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Round>, In, Fact>) => a

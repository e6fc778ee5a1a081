/** The objection: somebody's doubt about a name on the public notice, or about the list as a whole, until it has its answer. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'raised' | 'takenUp' | 'dismissed' | 'upheld' | 'withdrawn'
export type Channel = 'online' | 'phone' | 'letter' | 'visit'

/**
 * Whom it is about stands in `against` and not among the relations: the person and their body never reach an objection, which would tell them who
 * raised it.
 */
export type Objection = Related & {
  readonly status: Status
  /** Nobody in particular: the list as a whole. */
  readonly against?: { readonly application: string; readonly person?: string; readonly track?: string; readonly body?: string } | undefined
  readonly ground?: string | undefined
  readonly named?: boolean | undefined
  readonly channel?: Channel | undefined
  readonly receivedOn?: string | undefined
  /** The account of the officer who wrote it down; nobody for what came through the public page. */
  readonly registeredBy?: string | undefined
  /** Whom the one who wrote it down acted for. */
  readonly registeredFor?: string | undefined
  /** How many files came with it, and later. */
  readonly files: number
  /** The place of the person waits for the answer. */
  readonly freezes?: boolean | undefined
  /** The days on which more was asked for, and on which more came. */
  readonly askedOn: readonly string[]
  readonly supplementedOn: readonly string[]
  readonly answeredOn?: string | undefined
}

export const blank: Objection = { status: 'none', files: 0, askedOn: [], supplementedOn: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  raised: 'department',
  takenUp: 'leader',
  dismissed: undefined,
  upheld: undefined,
  withdrawn: undefined,
}

/** Has no answer yet. */
export const unanswered = ['raised', 'takenUp'] as const satisfies readonly Status[]

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Objection>, In, Fact>) => a

/** The plan of a round's track: who is to be put where, as it was last saved. Nobody outside the office knows of it; only `propose` tells anybody. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Limit, Planned } from './plan.ts'

export type Status = 'none' | 'saved'

/** A limit as it is journalled: its reason lies sealed beside the entry. */
export type Bound = Omit<Limit, 'why'>

export type Saved = Related & {
  readonly status: Status
  /** Rises with each version, so that two who plan at once notice. */
  readonly version: number
  readonly seats: Readonly<Record<string, Planned>>
  readonly limits: Readonly<Record<string, readonly Bound[]>>
}

export const blank: Saved = { status: 'none', version: 0, seats: {}, limits: {} }

export const waitsFor: Readonly<Record<Status, Waiting>> = { none: undefined, saved: undefined }

export const planId = (round: string, track: string): string => `${round}.${track}`

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Saved>, In, Fact>) => a

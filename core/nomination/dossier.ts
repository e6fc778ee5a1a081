/** The nomination roster: whom one body puts forward on one track of a round, in order of rank; never two tracks in one roster. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'compiled' | 'finalised' | 'sealed' | 'received' | 'returned'

/** A line of the roster. The rank is its place in the list, counted from one among those recommended. */
export type Line = { readonly application: string; readonly grassRoots: boolean; readonly as: 'recommended' | 'reserved' }

export type Nomination = Related & {
  readonly status: Status
  readonly lines: readonly Line[]
  /** Counted up each time the roster is frozen; the sealed scan must show the same number. */
  readonly version: number
  readonly scan?: string | undefined
  readonly returned?: { readonly reason: string } | undefined
  readonly placesReturned: number
}

export const blank: Nomination = { status: 'none', lines: [], version: 0, placesReturned: 0 }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  compiled: 'body',
  finalised: 'body',
  sealed: 'department',
  received: undefined,
  returned: 'body',
}

/** The id of the one roster of a body on a track of a round. */
export const rosterOf = (round: string, track: string, body: string) => `${round}.${track}.${body}`

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Nomination>, In, Fact>) => a

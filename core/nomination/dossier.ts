/** The nomination roster: whom one body puts forward on one track of a round, in order of rank; never two tracks in one roster. */
import type { z } from 'zod'
import type { Action, Role } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'compiled' | 'finalised' | 'sealed' | 'received' | 'returned'

/** A line of the roster: recommended people first, reserves after them. `rank` is given when the department receives it, and then stays. */
export type Line = {
  readonly application: string
  readonly grassRoots: boolean
  /** The policy's preferences that the person meets, by code. */
  readonly preferred?: readonly string[] | undefined
  readonly as: 'recommended' | 'reserved'
  readonly rank?: number | undefined
}

/** How a sealed scan was tied to the frozen version: by the codes on its pages, by the short code that somebody typed from it, or by their word alone. */
export type Shown = 'code' | 'typed' | 'unread'
export type Scan = { readonly files: readonly string[]; readonly shown: Shown; readonly unread?: string | undefined }

/** A line that the department marked when it returned the roster. */
export type Marked = { readonly application: string; readonly reason: string }

/** What has come in on paper so far: sealed sheets of a version of the roster, and forms; `of` says of whom, as far as their codes were read. */
export type Paper = {
  readonly rosters: number
  readonly forms: number
  readonly on: string
  readonly version?: number | undefined
  readonly of?: Readonly<Record<string, number>> | undefined
}

export type Nomination = Related & {
  readonly status: Status
  readonly lines: readonly Line[]
  /** Counted up each time the roster is frozen; the sealed scan must show the same number. */
  readonly version: number
  /** The hash of everything that the sheet of this version shows. */
  readonly hash?: string | undefined
  /** Which record of each form the frozen version was made from. */
  readonly frozen?: readonly { readonly application: string; readonly form: number }[] | undefined
  /** Somebody left after the roster was frozen, so that the printed list names one too many. */
  readonly struckSince: boolean
  readonly scan?: Scan | undefined
  readonly returned?: { readonly reason: string; readonly marked: readonly Marked[] } | undefined
  readonly paper?: Paper | undefined
  readonly placesReturned: number
}

export const blank: Nomination = { status: 'none', lines: [], version: 0, struckSince: false, placesReturned: 0 }

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

/** Round, track and body of a roster that may not exist yet, from its id. */
export const findRoster = (id: string) => {
  const [round, track, body, ...more] = id.split('.')
  return round && track && body && more.length === 0 ? { round, track, body } : undefined
}

/** The body whose roster it is, even before its first line. */
export const itsBody: Role<Pick<Facts<Nomination>, 'actor' | 'id'>> = {
  name: 'body',
  is: ({ actor, id }) => actor.seats.some(seat => seat.role === 'body' && seat.organisation === findRoster(id)?.body),
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Nomination>, In, Fact>) => a

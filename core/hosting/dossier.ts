/** The hosting: what one host offers in one round, from the invitation to the figures that count; later changes are new versions. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Said } from './statement.ts'

export type Status = 'none' | 'invited' | 'submitted' | 'accepted' | 'returned' | 'silent'

/** A statement that was handed in; `n` is the entry beside which its words lie sealed. */
export type Stated = Said & { readonly version: number; readonly n: number; readonly on: string }

export type Hosting = Related & {
  readonly status: Status
  /** How often the draft was saved; a save that doesn't know the newest is refused. */
  readonly draft: number
  /** The newest that was handed in, and the one that counts. */
  readonly stated?: Stated | undefined
  readonly accepted?: Stated | undefined
  /** How often the clock has reminded since the host was last asked. */
  readonly reminded: number
  readonly returned?: readonly string[] | undefined
}

export const blank: Hosting = { status: 'none', draft: 0, reminded: 0 }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  invited: 'host',
  submitted: 'department',
  accepted: undefined,
  returned: 'host',
  silent: 'department',
}

/** One for each host of a round. */
export const hostingOf = (round: string, host: string) => `${round}.${host}`

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Hosting>, In, Fact>) => a

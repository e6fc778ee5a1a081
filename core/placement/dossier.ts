/** The placement: an admitted person on the way to a host. What they wished, what was offered with each answer, and what holds now are all kept for ever. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Preference } from '../application/dossier.ts'
import type { Adjustment } from '../application/form.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'opened' | 'proposed' | 'agreed' | 'handedOver' | 'welcomed' | 'confirmed' | 'cancelled'

/** How an offer came about: a wish of the person, an adjustment outside the wishes, or a change during training. */
export type Way = 'wish' | 'adjustment' | 'change'

/** One offer and what became of it. The first answer is the person's, the second the host's; `ended` is who said no. */
export type Offer = Preference & {
  readonly way: Way
  readonly by: 'department' | 'ministry'
  readonly on: string
  readonly agreedOn?: string | undefined
  readonly welcomedOn?: string | undefined
  readonly ended?: { readonly by: 'person' | 'host' | 'department'; readonly on: string; readonly reason?: string | undefined } | undefined
}

/** `host` (a relation) and `programme` are what holds now. */
export type Placement = Related & {
  readonly status: Status
  readonly field?: string | undefined
  readonly willing?: boolean | undefined
  /** How far the willingness goes; unsaid in forms from before it was asked. */
  readonly scope?: readonly Adjustment[] | undefined
  /** Whether the person works where the policy says that the grass roots are; unsaid in what was opened before quotas asked for it. */
  readonly grassRoots?: boolean | undefined
  /** The quotas of the policy that counted the person as the seat was taken, by code. */
  readonly quotas?: readonly string[] | undefined
  readonly wished: readonly Preference[]
  readonly offered: readonly Offer[]
  readonly programme?: string | undefined
  /** What cancelled it; unsaid where a training or a sanction did before this was recorded. */
  readonly cancelledBy?: 'person' | 'leader' | 'training' | 'sanction' | undefined
  /** The number of the package in which the file went to the ministry. */
  readonly batch?: number | undefined
}

export const blank: Placement = { status: 'none', wished: [], offered: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  opened: 'department',
  proposed: 'person',
  agreed: 'host',
  handedOver: 'ministry',
  welcomed: 'department',
  confirmed: undefined,
  cancelled: undefined,
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Placement>, In, Fact>) => a

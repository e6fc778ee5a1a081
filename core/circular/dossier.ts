/** The circular: one text of the office to a group of a round's people, written, looked at, and sent to each of them once. */
import { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'drafted' | 'sent' | 'discarded'

/** Where an application may stand for its person to be written to: whoever has left is let alone. */
export const reachable = [
  'draft',
  'submitted',
  'returned',
  'consented',
  'recommended',
  'reserved',
  'nominated',
  'accepted',
  'contested',
  'admitted',
  'declined',
  'lapsed',
] as const

/** Whom it goes to: everybody of the round, or those whom each named part holds for. */
export const Group = z.strictObject({
  status: z.enum(reachable).optional(),
  track: z.string().optional(),
  body: z.string().optional(),
  /** Applications by id. */
  only: z.array(z.string()).min(1).max(500).optional(),
})
export type Group = z.infer<typeof Group>

export type Circular = Related & {
  readonly status: Status
  readonly to?: Group | undefined
  readonly writtenBy?: string | undefined
  readonly sentOn?: string | undefined
  /** How many people it was sent to, with or without a phone number. */
  readonly people?: number | undefined
  /** Who was sent it once more. */
  readonly again: readonly { readonly person: string; readonly on: string }[]
}

export const blank: Circular = { status: 'none', again: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = { none: undefined, drafted: 'department', sent: undefined, discarded: undefined }

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Circular>, In, Fact>) => a

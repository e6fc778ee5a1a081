/** The parcel: what goes to the ministry of some people of its track, made once and never changed, and the answers that were brought. */
import type { z } from 'zod'
import type { HandOverColumn } from '../../policy/procedure.ts'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'made'

/** Whose placement a row is, and the code that stands in it. */
export type Row = { readonly id: string; readonly code: string }

export type Brought = { readonly digest: string; readonly on: string; readonly by: 'department' | 'ministry' }

export type Parcel = Related & {
  readonly status: Status
  readonly batch: number
  readonly people: readonly Row[]
  readonly columns: readonly HandOverColumn[]
  /** Of the list of hashes in the file, and so of every byte in it. */
  readonly digest?: string | undefined
  readonly madeOn?: string | undefined
  readonly answers: readonly Brought[]
}

/** What the server has packed: whoever of those named waits on the track, whose forms can't be read, and the files with their digest. */
export type Packed = {
  readonly next: number
  readonly waiting: readonly string[]
  readonly unread: readonly string[]
  readonly rows: readonly Row[]
  readonly digest: string
  readonly files: unknown
}

export const blank: Parcel = { status: 'none', batch: 0, people: [], columns: [], answers: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = { none: undefined, made: undefined }

export const parcelId = (round: string, track: string, number: number): string => `${round}.${track}.${number}`
export const numberIn = (id: string): number => Number(id.slice(id.lastIndexOf('.') + 1))

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Parcel>, In, Fact>) => a

/** The service that is owed after a training: from the day it should begin, over certificates and pauses, to the letter that ends it. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { DaySpan } from '../calendar.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { DocumentNumber } from '../number/register.ts'
import type { Case } from '../training/dossier.ts'

export type Status = 'none' | 'owed' | 'serving' | 'paused' | 'left' | 'discharged' | 'breached' | 'restored' | 'lifted'

/** Service from a day on; without `to` it goes on. */
export type Stretch = { readonly from: string; readonly to?: string | undefined }

export type Obligation = Related & {
  readonly status: Status
  readonly training?: string | undefined
  readonly trainedUntil?: string | undefined
  readonly owedMonths: number
  /** Whether a break starts the service anew; fixed when the obligation began. */
  readonly consecutive: boolean
  /** The last day for the service to begin. */
  readonly startBy?: string | undefined
  readonly service: readonly Stretch[]
  /** Days that were certified as served, both included; they may overlap. */
  readonly certificates: readonly DaySpan[]
  /** Days on which the clock stands still. Why is sealed: it may tell of somebody's health. */
  readonly pauses: readonly DaySpan[]
  /** Whole months served, as the last certificate or pause left them. */
  readonly servedMonths: number
  readonly cases: readonly Case[]
  readonly letter?: DocumentNumber | undefined
  /** The day on which the last month owed was full. */
  readonly fulfilledOn?: string | undefined
}

export const blank: Obligation = {
  status: 'none',
  owedMonths: 0,
  consecutive: false,
  service: [],
  certificates: [],
  pauses: [],
  servedMonths: 0,
  cases: [],
}

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  owed: 'employer',
  serving: 'employer',
  paused: 'body',
  left: 'department',
  discharged: undefined,
  breached: undefined,
  restored: 'department',
  lifted: undefined,
}

/** The statuses in which service is still owed; a case can be opened, and ends it by a sanction. */
export const living = ['owed', 'serving', 'paused', 'left', 'restored'] as const satisfies readonly Status[]

/** The statuses in which there is service that can be certified. */
export const begun = ['serving', 'paused', 'left', 'restored'] as const satisfies readonly Status[]

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Obligation>, In, Fact>) => a

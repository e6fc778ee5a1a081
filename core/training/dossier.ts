/** The training: one person's year at a host, from the enrolment that is expected to the years after the return. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { DocumentNumber } from '../number/register.ts'
import type { Settled } from '../payment/monthly.ts'
import type { FollowUp, Silence } from './afterwards/afterwards.ts'
import type { Assessment } from './assessment/assessment.ts'
import type { Help, Visit } from './employer/keeping-touch.ts'
import type { Why } from './ending/stops.ts'
import type { Absence, AbsenceWarning, Leave, MadeUp } from './leave/away.ts'
import type { Difference } from './money/difference.ts'
import type { Planned, Reported } from './plan/plans.ts'
import type { Undone } from './undo/undone.ts'

export type Status =
  | 'none'
  | 'expected'
  | 'notified'
  | 'missed'
  | 'released'
  | 'enrolled'
  | 'deferred'
  | 'withdrawn'
  | 'stopAsked'
  | 'stopConfirmed'
  | 'terminated'
  | 'passed'
  | 'failed'
  | 'cancelled'
  | 'restored'

/** A deferral that was asked for: since when, who decides, and by which day. */
export type DeferralAsked = { readonly from: string; readonly decidedBy: 'host' | 'department'; readonly answerBy: string }

/** A time between two cohorts: from its first day to the last on which the trainee may still come back, and the day on which they did. */
export type Deferral = { readonly from: string; readonly lastDay: string; readonly back?: string | undefined }

/** One payment that a declaration made due. */
export type Declared = {
  readonly payment: string
  readonly item: string
  readonly amountFen: number
  readonly payer: string
  readonly payee: string
}

/** What the host declared of a milestone. A voided one stays on record, and its number is not used again. */
export type Declaration = {
  readonly milestone: string
  readonly nth: number
  readonly on: string
  readonly host: string
  readonly proof?: string | undefined
  readonly sums: readonly Declared[]
  readonly state: 'declared' | 'voided' | 'awaitingBack' | 'back'
  readonly voidedOn?: string | undefined
}

/** Another host or programme that was asked for; `letGoOn` and `agreedOn` are the days on which the old and the new host said yes. */
export type Change = {
  readonly host: string
  readonly programme: string
  readonly askedOn: string
  readonly askedBy?: 'person' | 'host' | undefined
  /** The reason may be told to the host that is asked. */
  readonly tellsWhy?: true | undefined
  /** The last day on which it can be decided. */
  readonly lapsesOn?: string | undefined
  readonly letGoOn?: string | undefined
  readonly agreedOn?: string | undefined
}

/** A case of discipline that began here. `closed` when it was dismissed or corrected. */
export type Case = { readonly id: string; readonly ground: string; readonly closed: boolean }

export type Training = Related & {
  readonly status: Status
  readonly programme?: string | undefined
  readonly cohort?: string | undefined
  readonly notice?: DocumentNumber | undefined
  /** The last day on which this person may enrol, as the notice says or as granted to somebody who had cause to be late. */
  readonly enrolUntil?: string | undefined
  readonly studyStart?: string | undefined
  readonly studyEnd?: string | undefined
  /** The salted digest of the study plan in force. */
  readonly plan?: string | undefined
  /** How far the newest plan is agreed; plans of earlier years, one text each, were not. */
  readonly planned?: Planned | undefined
  readonly reports: readonly string[]
  /** What is on record of each report since goals are followed. */
  readonly reported?: readonly Reported[] | undefined
  /** The months whose report the supervisor has read, where nothing more was said. */
  readonly reportsRead?: readonly string[] | undefined
  readonly remarks: readonly { readonly on: string; readonly onTrack: boolean; readonly month?: string | undefined }[]
  readonly leaves: readonly Leave[]
  readonly leavesAsked: readonly Leave[]
  readonly absences: readonly Absence[]
  readonly madeUp: readonly MadeUp[]
  /** The last number that a leave, an absence or days made up were given; none is used again. */
  readonly awayNumber: number
  readonly absenceWarning?: AbsenceWarning | undefined
  readonly deferralAsked?: DeferralAsked | undefined
  readonly deferrals: readonly Deferral[]
  readonly declarations: readonly Declaration[]
  /** Host and programme at the enrolment: what a funding of one course was used for, wherever the trainee studies later. */
  readonly course?: string | undefined
  /** Items that are not paid for this person, who had them before. */
  readonly unfunded: readonly string[]
  readonly change?: Change | undefined
  /** The last day of study that a request to stop names. */
  readonly stopsOn?: string | undefined
  /** Whether they had to stop or chose to, and whether they might return; for what, is sealed. */
  readonly stop?: { readonly why: Why; readonly mightReturn: boolean } | undefined
  readonly attempts: number
  /** The grades of an assessment in parts, its panel and its minutes. */
  readonly assessment?: Assessment | undefined
  readonly cases: readonly Case[]
  /** The status in which a sanction found the training. */
  readonly cancelledFrom?: Status | undefined
  readonly cancelledOn?: string | undefined
  readonly undertakingsConfirmed: readonly { readonly month: string; readonly broken: readonly string[] }[]
  readonly breaches: readonly { readonly on: string; readonly answeredOn?: string }[]
  readonly partyLifeConfirmed: readonly number[]
  readonly journeys: readonly number[]
  readonly transfersNoted: readonly string[]
  readonly visits: readonly Visit[]
  readonly help: readonly Help[]
  readonly followUps: readonly FollowUp[]
  readonly silences: readonly Silence[]
  /** The months that were paid by the month. */
  readonly settled: readonly Settled[]
  /** Lines that a correction after the pass brought, up or down. */
  readonly differences?: readonly Difference[] | undefined
  /** Acts that were undone, and the one whose undoing somebody has asked for. */
  readonly undone: readonly Undone[]
  readonly undoAsked?:
    | { readonly n: number; readonly act: string; readonly by: string; readonly actingFor?: string | undefined; readonly on: string }
    | undefined
}

export const blank: Training = {
  status: 'none',
  reports: [],
  remarks: [],
  leaves: [],
  leavesAsked: [],
  absences: [],
  madeUp: [],
  awayNumber: 0,
  deferrals: [],
  declarations: [],
  unfunded: [],
  attempts: 0,
  cases: [],
  undertakingsConfirmed: [],
  breaches: [],
  partyLifeConfirmed: [],
  journeys: [],
  transfersNoted: [],
  visits: [],
  help: [],
  followUps: [],
  silences: [],
  settled: [],
  undone: [],
}

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  expected: 'department',
  notified: 'host',
  missed: 'department',
  released: undefined,
  enrolled: 'host',
  deferred: 'person',
  withdrawn: undefined,
  stopAsked: 'host',
  stopConfirmed: 'department',
  terminated: undefined,
  passed: 'employer',
  failed: 'host',
  cancelled: undefined,
  restored: 'department',
}

/** The statuses in which somebody is in their year of study. */
export const studying = ['enrolled', 'stopAsked', 'stopConfirmed'] as const satisfies readonly Status[]

/** The statuses in which a training has not come to its end; a case can be opened, and ends it by a sanction. */
export const living = ['missed', 'released', ...studying, 'failed'] as const satisfies readonly Status[]

/** Of a dossier as it lies in the database: what it doesn't say is as in a blank one. */
export const trainingIn = (state: object): Training => ({ ...blank, ...state })

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Training>, In, Fact>) => a

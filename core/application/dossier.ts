/** The application: one person's request for a place in one round, from the first draft to admission. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Adjustment } from './form.ts'
import type { OnBehalf } from './helping.ts'

export type Status =
  | 'none'
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'consented'
  | 'recommended'
  | 'reserved'
  | 'nominated'
  | 'accepted'
  | 'contested'
  | 'admitted'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'

/** A part of the form that must be corrected. Why lies sealed beside the entry; older entries say it themselves. */
export type Correction = { readonly field: string; readonly reason?: string | undefined }
export type Preference = { readonly host: string; readonly programme: string }

/** Of what somebody is told and asked before they give their data: the notice, and apart from it their health. */
export type ConsentKind = 'notice' | 'health'
/** Which version was agreed to and when; `digest` is that of its words. */
export type Agreed = {
  readonly version: string
  readonly digest?: string | undefined
  readonly on: string
  readonly withdrawnOn?: string | undefined
}

export type Application = Related & {
  readonly status: Status
  /** The version of the sealed form, counted up by each save; `digest` is its salted digest. */
  readonly version: number
  readonly digest?: string | undefined
  /** On whose behalf somebody opened it for its person; who wrote in it last; and the version that the person signed on paper. */
  readonly helper?: OnBehalf | undefined
  readonly filledBy?: 'helper' | 'person' | undefined
  readonly signedOnPaper?: number | undefined
  readonly field?: string | undefined
  readonly grassRoots?: boolean | undefined
  /** Facts that somebody other than the applicant vouched for, by name. */
  readonly attested: Readonly<Record<string, boolean>>
  readonly undertakings: readonly string[]
  /** How the employer consented: by a link, and with which sealed page. */
  readonly consent?: { readonly byLink?: boolean; readonly sealedPage?: string; readonly pageRead?: boolean | undefined } | undefined
  readonly preferences: readonly Preference[]
  readonly willing?: boolean | undefined
  /** How far the willingness goes: to another host, another field, another place. */
  readonly scope?: readonly Adjustment[] | undefined
  readonly corrections: readonly Correction[]
  readonly rank?: number | undefined
  /** The register's name for the citizen, held while the application stands on a roster. */
  readonly citizen?: string | undefined
  readonly declined?: { readonly reason: string; readonly by: string } | undefined
  readonly objections: readonly Objected[]
  /** How often the list for public notice had changed when this name joined it. */
  readonly listed?: number | undefined
  /** What the person has agreed to of their data; entries of before notices had versions say nothing of it. */
  readonly consents?: Readonly<Partial<Record<ConsentKind, Agreed>>> | undefined
}

/** One objection to the person that was taken up. The words of the answer stand here only in entries of earlier years; since then they are sealed. */
export type Objected = {
  readonly ground: string
  readonly on: string
  readonly objection?: string
  readonly answered?: 'dismissed' | 'upheld'
  readonly answer?: string
}

/** Those that had no answer yet have one now. In entries of earlier years it was the last one, in words. */
export const answeredAs = (objections: readonly Objected[], answered: 'dismissed' | 'upheld', answer?: string): readonly Objected[] =>
  objections.map((o, i) => {
    if (answer !== undefined) return i === objections.length - 1 ? { ...o, answer } : o
    return o.answered === undefined && o.answer === undefined ? { ...o, answered } : o
  })

/** A form that nobody has decided on: whoever holds one hears of a change of the rules. */
export const inHand: readonly Status[] = ['draft', 'submitted', 'returned']

export const blank: Application = {
  status: 'none',
  version: 0,
  attested: {},
  undertakings: [],
  preferences: [],
  corrections: [],
  objections: [],
}

/** Whose turn it is in each status. */
export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  draft: 'person',
  submitted: 'employer',
  returned: 'person',
  consented: 'body',
  recommended: 'body',
  reserved: 'body',
  nominated: 'department',
  accepted: 'department',
  contested: 'department',
  admitted: undefined,
  declined: undefined,
  withdrawn: undefined,
  lapsed: undefined,
}

/** What a helper fills in waits for the helper's organisation, until the person takes it in hand themself. */
export const turn = ({ status, helper, filledBy }: Application): Waiting =>
  (status === 'draft' || status === 'returned') && helper !== undefined && filledBy === 'helper' ? helper.role : waitsFor[status]

/** The statuses in which nobody has decided for good. */
export const undecided = [
  'draft',
  'submitted',
  'returned',
  'consented',
  'recommended',
  'reserved',
  'nominated',
  'accepted',
] as const satisfies readonly Status[]

/** Handed in, and neither refused nor ended. */
export const inForce = [
  'submitted',
  'consented',
  'recommended',
  'reserved',
  'nominated',
  'accepted',
  'contested',
  'admitted',
] as const satisfies readonly Status[]

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Application>, In, Fact>) => a

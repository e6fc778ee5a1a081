/** What a decision may look at: these facts and nothing else. No clock, no database, no chance. */
import type { Law } from '../policy/shape.ts'
import type { Spending } from './budget/dossier.ts'
import type { Numbered } from './number/bearer.ts'
import type { Packed } from './parcel/dossier.ts'
import type { Past } from './past.ts'
import type { Around } from './payee/dossier.ts'
import type { Placement } from './placement/dossier.ts'
import type { Expert, FileAtIssue } from './review/conflicts.ts'
import type { Scored } from './review/result.ts'
import type { Round } from './round/dossier.ts'
import type { Lines } from './run/dossier.ts'
import type { Sampled } from './sample/dossier.ts'
import type { Traced } from './training/undo/traced.ts'

/** The subjects of the catalogue, in the order of the procedure. */
export const subjectNames = [
  'edition',
  'round',
  'application',
  'objection',
  'nomination',
  'move',
  'hosting',
  'plan',
  'parcel',
  'placement',
  'training',
  'inquiry',
  'obligation',
  'discipline',
  'certificate',
  'number',
  'payment',
  'payee',
  'run',
  'budget',
  'circular',
  'review',
  'sample',
] as const
export type SubjectName = (typeof subjectNames)[number]
export const isSubjectName = (name: string): name is SubjectName => subjectNames.some(known => known === name)

/** The hats that people wear. A seat binds a hat to an organisation. */
export const seatRoles = [
  'employer',
  'body',
  'host',
  'department',
  'leader',
  'finance',
  'ministry',
  'auditor',
  'administrator',
  'system',
  'security',
  'expert',
  'clock',
] as const
export type SeatRole = (typeof seatRoles)[number]
/** The holder of a seat for whom somebody else acts, and the person behind them. */
export type Holder = { readonly id: string; readonly person?: string | undefined }
export type Seat = { readonly role: SeatRole; readonly organisation: string; readonly actingFor?: Holder | undefined }

/** Who acts: an account, the person behind it if they are one of the programme's people, and the seats held today. `actingFor`: for whom, once that is settled. */
export type Actor = {
  readonly id: string
  readonly person?: string | undefined
  readonly seats: readonly Seat[]
  readonly actingFor?: Holder | undefined
  /** The one application that somebody who came by a link may read and answer; `hosting/ID` of a host's contact: that, and the people who are put to the host in that round. */
  readonly only?: string | undefined
}

/** The part of every dossier that tells who stands in what relation to it. Ids only. */
export type Related = {
  readonly round?: string | undefined
  readonly track?: string | undefined
  readonly person?: string | undefined
  readonly employer?: string | undefined
  readonly body?: string | undefined
  readonly host?: string | undefined
  /** The reserved place of the policy that is held instead of one of the body's own. */
  readonly setAside?: string | undefined
  /** The shares of the policy of whose kind the person is, as their place was taken. */
  readonly kinds?: readonly string[] | undefined
  /** The day by which the party whose turn it is should answer. */
  readonly due?: string | undefined
}

/** Whose turn a status is: a seat role, or the person themself. */
export type Waiting = SeatRole | 'person' | undefined

/** What a roster's sheet shows as the server finds it in the sealed forms: its content, the hash of that, and which record each line was read from. */
export type Sheet = {
  readonly content: unknown
  readonly hash: string
  readonly shows: readonly { readonly application: string; readonly form: number }[]
}

/** The list for public notice as the server finds it: how many it names, its digest, how often it has changed, and how often it had for each name that joined or left. */
export type Listed = {
  readonly count: number
  readonly digest: string
  readonly changes: number
  readonly joined: readonly number[]
  readonly left: readonly number[]
}

/** The application that an objection or a review is about, as it stands. */
export type About = Related & { readonly status: string }

/** What is laid before a decision of a panel: who is named in it, the file, and the scores that are in, opened where its result is decided. */
export type PanelLaid = {
  readonly named: readonly { readonly account: string; readonly expert?: Expert | undefined }[]
  readonly file: FileAtIssue
  readonly scores: readonly Scored[]
}

/** What the server has read on a scan. `pictures` is 0 for a file that was printed by us and never scanned. */
export type Scanned = { readonly codes: readonly string[]; readonly pictures: number }

export type Facts<Dossier> = {
  readonly subject: SubjectName
  readonly id: string
  readonly dossier: Dossier & Related
  readonly round: Round
  readonly actor: Actor
  /** The database's time of the request, UTC, and its day in the programme's zone. */
  readonly at: string
  readonly today: string
  /** The sealed personal record that the action asked to open. */
  readonly opened?: unknown
  /** The register's name for the citizen whose number the opened form bears; it says nothing of the number. */
  readonly citizen?: string | undefined
  /** What earlier rounds say of the person, where the law asks the register. */
  readonly past?: readonly Past[] | undefined
  /** The form that is given bears the actor's own identity number. */
  readonly ownNumber?: boolean | undefined
  /** The sheet of the roster as it would be frozen now. */
  readonly sheet?: Sheet | undefined
  /** The form whose paper is ticked, in the version that the frozen roster was made from; undefined where it is not on it. */
  readonly onPaper?: { readonly application: string; readonly version: number } | undefined
  /** The scans that the input names, as far as they could be read. */
  readonly scanned?: readonly Scanned[] | undefined
  /** The version of this form whose print bears the short code that was typed. */
  readonly printed?: number | undefined
  /** What of the file has changed since it was on the screen of whoever decides; undefined where they did not say what they saw. */
  readonly viewed?: { readonly changed: readonly string[] } | undefined
  /** The list for public notice as it stands. */
  readonly listed?: Listed | undefined
  /** The application that an objection or a review is about. */
  readonly about?: About | undefined
  readonly panel?: PanelLaid | undefined
  /** Whom the host has named as this trainee's supervisor. */
  readonly supervisor?: string | undefined
  /** Where experts score files: how many on the track have a better result and wait, and how many places are left for all who wait. */
  readonly ahead?: { readonly better: number; readonly free: number } | undefined
  /** Those of a plan whom no seat has been put to, with their placements. */
  readonly toPlace?: readonly { readonly id: string; readonly dossier: Placement & Related }[] | undefined
  /** The number that is to be annulled, with the paper that bears it. */
  readonly numbered?: Numbered | undefined
  /** What a parcel for the ministry would hold. */
  readonly packed?: Packed | undefined
  /** The acts of a training that stand and what hangs on them, where one of them may be undone. */
  readonly traced?: Traced | undefined
  /** What is found around a payee. */
  readonly paying?: Around | undefined
  /** Payees of what is decided on with whom the actor, or whom they act for, has said to have a tie. */
  readonly aside?: readonly string[] | undefined
  /** What is found of the lines of a run. */
  readonly lines?: Lines | undefined
  /** What became of the money of a budget line's year. */
  readonly spending?: Spending | undefined
  /** What is found around a sample of an auditor. */
  readonly sampled?: Sampled | undefined
  /** The digest of the file that is brought. */
  readonly hashed?: string | undefined
  /** How many people a circular would reach. */
  readonly meant?: number | undefined
  /** What an answer to an objection may not give away: who raised it, and everybody else on the list. */
  readonly unnamed?: readonly string[] | undefined
  /** The law by which the round is to be amended, where an action names one. */
  readonly amendment?: Law | undefined
  /** The balance of an account that the action counts; others are not known and throw. */
  readonly balance: (account: string) => number
  /** A restriction that was granted stands on what is held of the person. */
  readonly restricted?: boolean | undefined
  /** The digest of a text, in hexadecimal digits. */
  readonly sha256?: ((text: string) => string) | undefined
  /** 128 bits of chance, given by the server and journalled where used. */
  readonly nonce: string
  /** The action that caused this one, if it was not asked for by the actor directly. */
  readonly cause?: { readonly subject: string; readonly action: string } | undefined
}

/** What the register knows of a person from earlier rounds, as criteria ask for it: an award held, given up, finished or lost. */
import type { PastEvent } from '../policy/fact.ts'
import type { Policy } from '../policy/shape.ts'
import type { RawFacts } from './criteria/index.ts'

export type Past = { readonly event: PastEvent; readonly programme: string; readonly on: string; readonly until?: string | undefined }

/** One entry of an earlier round that tells of it: what was done, in which programme and when, and the study as it stands now. */
export type Told = {
  readonly subject: string
  readonly action: string
  readonly programme: string
  readonly on: string
  readonly status: string
  readonly studyStart?: string | undefined
  readonly studyEnd?: string | undefined
}

type Means = (told: Told) => readonly Past[]

const one =
  (event: PastEvent): Means =>
  ({ programme, on }) => [{ event, programme, on }]

/** What was undone since tells nothing. */
const standing =
  (event: PastEvent, ...statuses: readonly string[]): Means =>
  told =>
    statuses.includes(told.status) ? one(event)(told) : []

/** A sanction counts while it stands: not while it is appealed, and never once it was corrected. */
const sanctioned: Means = told => (['sanctioned', 'reprimanded', 'upheld'].includes(told.status) ? one('sanctioned')(told) : [])

const held: Means = ({ programme, studyStart, studyEnd }) =>
  studyStart === undefined ? [] : [{ event: 'held', programme, on: studyStart, ...(studyEnd !== undefined && { until: studyEnd }) }]

/** What each entry says of a past; all others say nothing. */
const meanings: Readonly<Record<string, Means>> = {
  'application.withdraw': one('withdrew'),
  'placement.giveUp': one('gaveUp'),
  'training.release': standing('gaveUp', 'released', 'cancelled', 'restored'),
  'training.enrol': held,
  'training.pass': standing('completed', 'passed'),
  'training.fail': standing('failed', 'failed'),
  'training.terminate': standing('stopped', 'terminated'),
  'discipline.sanction': sanctioned,
}

/** The entries that tell of a past, as 'subject.action'. */
export const tellsOfPast: readonly string[] = Object.keys(meanings)

export const pastIn = (entries: readonly Told[]): readonly Past[] =>
  entries.flatMap(told => meanings[`${told.subject}.${told.action}`]?.(told) ?? [])

const registerFacts = ({ facts }: Policy): readonly string[] =>
  Object.entries(facts).flatMap(([name, { type, attestedBy }]) => (type === 'events' && attestedBy === 'register' ? [name] : []))

/** Whether the law asks the register at all. */
export const asksRegister = (policy: Policy): boolean => registerFacts(policy).length > 0

/** What the register vouches for, by the policy's own names; unknown where nobody looked. */
export const factsOfRegister = (policy: Policy, past: readonly Past[] | undefined): RawFacts =>
  past === undefined ? {} : Object.fromEntries(registerFacts(policy).map(name => [name, past]))

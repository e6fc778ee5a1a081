/** The shape of what leads to admission and to a host: windows, quota, order, lists, placement and papers. */
import { z } from 'zod'
import { AddedFields } from './added-field.ts'
import { Criterion, Preference, Share } from './criterion.ts'
import { Quota } from './quota.ts'
import { Code, cited, Day, Named, Span } from './words.ts'

/** A kind of employer by where it stands: the level of government that it belongs to. */
export const EmployerLevel = z.enum(['region', 'league', 'banner', 'township', 'village'])
export type EmployerLevel = z.infer<typeof EmployerLevel>

/** The steps of the procedure that have a window; the clock is the programme's zone and a window includes both its days. */
export const Step = z.enum(['apply', 'consent', 'nominate', 'review'])
export type Step = z.infer<typeof Step>

/** Places held back for people of a kind; they are taken before a body's own. */
const Reserved = Named.extend({ track: Code, count: z.int().positive(), for: Criterion })
export type Reserved = z.infer<typeof Reserved>

/** Experts who score a file before the department decides. Of five the mean is of three where the highest and the lowest are left out. */
const Panel = z
  .strictObject({
    experts: z.int().positive().max(50),
    scale: z.strictObject({ from: z.int(), to: z.int() }),
    drops: z.enum(['nothing', 'highestAndLowest']),
    passes: z.int(),
    /** Working days in which an expert scores a file; silence means those of the review. */
    answerDays: z.int().positive().optional(),
    /** Scores that lie as far apart as this, or further, are marked for a second look. */
    marksSpread: z.int().positive().optional(),
    /** What comes first among equal results, in this order; who is equal after that shares a rank. */
    amongEquals: z.array(z.enum(['allScores', 'grassRoots'])).optional(),
  })
  .refine(({ experts, drops }) => drops === 'nothing' || experts >= 3, {
    path: ['experts'],
    error: 'at least 3 where two scores are left out',
  })
  .refine(({ scale }) => scale.from < scale.to, { path: ['scale'], error: 'must go from less to more' })
  .refine(({ scale, passes }) => passes >= scale.from && passes <= scale.to, { path: ['passes'], error: 'must lie within the scale' })
export type Panel = z.infer<typeof Panel>

export const Procedure = z.strictObject({
  windows: z.strictObject({ apply: cited(Span), consent: cited(Span), nominate: cited(Span), review: cited(Span) }),
  /** Working days within which the party whose turn it is should answer; shown as a date. */
  /** A duty that is late by so many working days is told to whoever holds the seat, or acts for them; later still to whoever stands over it. */
  escalation: cited(z.strictObject({ afterWorkingDays: z.int().positive(), overAfterWorkingDays: z.int().positive() })).optional(),
  answerDays: z.strictObject({
    correct: cited(z.int().positive()),
    consent: cited(z.int().positive()),
    vet: cited(z.int().positive()),
    review: cited(z.int().positive()),
    objection: cited(z.int().positive()),
  }),
  /** What says to which nominating body a person belongs: where the employer stands, whom it is affiliated to, or where the person is registered or from. */
  belongsBy: cited(z.enum(['employer', 'affiliation', 'household', 'origin'])),
  /** Whose places are counted: each body's on each track, or each body's over all tracks. */
  quotaBy: cited(z.enum(['bodyAndTrack', 'body'])),
  reserved: cited(z.array(Reserved).min(1)).optional(),
  /** How many of a group may, or must, be of a kind: a body's people when it nominates, a track's or the round's when they are admitted. */
  shares: z.array(Share).min(1).optional(),
  /** Who comes first on a roster, in the order of the list. Where it stands, the order of the grass roots does not count. */
  preferences: z.array(Preference).min(1).optional(),
  panel: cited(Panel).optional(),
  /** What the application form asks beyond annex 2. */
  addedFields: AddedFields.optional(),
  oneApplication: cited(z.boolean()),
  eligibleToSubmit: cited(z.enum(['notIneligible', 'eligible'])),
  eligibleToNominate: cited(z.literal('eligible')),
  reserves: cited(z.int().nonnegative()),
  grassRoots: cited(z.strictObject({ levels: z.array(EmployerLevel), priority: z.enum(['rankedFirst', 'tieBreak', 'none']) })),
  returnPlacesUntil: cited(Day),
  /** Whether the office has to approve of what two bodies agree on. Silence means that it has to. */
  moves: cited(z.strictObject({ needApproval: z.boolean() })).optional(),
  /** What becomes of places that nobody has used: they stay, or go to the office's pool after a body's last day to nominate, or to return them. Silence means that they stay. */
  unusedPlaces: cited(z.enum(['stay', 'expireAfterNominating', 'expireAfterReturning'])).optional(),
  declineReasons: cited(z.array(Named).min(1)),
  /** `restarts`: a list that changed is shown anew, for a whole period, before anybody on it is admitted. */
  publicNotice: cited(z.strictObject({ held: z.boolean(), workingDays: z.int().positive(), restarts: z.boolean().optional() })),
  /** On which grounds somebody may object to the list, whether also without a name, and whether whoever registered it may decide on it. */
  objections: cited(z.strictObject({ grounds: z.array(Named).min(1), anonymous: z.boolean(), decidedByAnother: z.boolean() })).optional(),
  rosterPerTrack: cited(z.literal(true)),
  withdrawUntil: cited(z.enum(['decided'])),
})

const Points = z.int().min(0).max(1_000)

/** What may be told of a person to the authority that arranges hosts; the row's own code and the wishes always go with them. */
export const HandOverColumn = z.enum([
  'name',
  'sex',
  'ethnic',
  'birth',
  'idNumber',
  'politics',
  'education',
  'degree',
  'school',
  'employer',
  'level',
  'post',
  'title',
  'field',
  'direction',
  'mobile',
])
export type HandOverColumn = z.infer<typeof HandOverColumn>

export const Placement = z.strictObject({
  /** How a host is found: one named by the person, several ranked, by an invitation that the person brings, centrally, or by choosing each other. */
  way: cited(z.enum(['named', 'ranked', 'invitation', 'central', 'mutual'])),
  preferences: cited(z.strictObject({ min: z.int().nonnegative(), max: z.int().positive() })),
  adjustment: cited(z.strictObject({ onlyIfWilling: z.boolean(), askAgain: z.boolean() })),
  answerDays: cited(z.int().positive()),
  hostAnswerDays: cited(z.int().positive()),
  refusalCosts: cited(z.enum(['nothing', 'place'])),
  /** What hosts are asked before people are sent to them: days to answer, and how many reminders of how many days come before the office phones. Silence asks nothing. */
  hosting: cited(
    z.strictObject({ answerDays: z.int().positive(), reminders: z.int().nonnegative(), reminderDays: z.int().positive() }),
  ).optional(),
  /** What speaks for a programme when somebody is adjusted, in points; without them all that is open to a person fits alike. */
  fit: cited(
    z.strictObject({ ownField: Points, nearField: Points, wishedField: Points, wishedHost: Points, hostAsks: Points, samePlace: Points }),
  ).optional(),
  /** How many of some people there may be, or have to be, at some programmes; each counts everybody who is placed. Silence sets none. */
  quotas: z.array(Quota).min(1).max(20).optional(),
  /** Which columns go to the ministry with the wishes, and no more. Silence means the name, the employer and the field. */
  handOver: cited(
    z
      .array(HandOverColumn)
      .min(1)
      .refine(columns => columns.includes('name'), 'the name has to be there: an answer is tied to a person by code and name')
      .refine(columns => new Set(columns).size === columns.length, 'no column twice'),
  ).optional(),
})

export const Documents = z.strictObject({
  formCopies: cited(z.int().positive()),
  rosterCopies: cited(z.int().positive()),
  sealedRoster: cited(z.boolean()),
  /** When the employer's consent needs the scan of the sealed page: never, where it comes by a link, or always. Silence means by a link. */
  sealedConsent: cited(z.enum(['never', 'byLink', 'always'])).optional(),
  enrolmentNoticeBy: cited(Day),
  /** Within how many days of a decision that is no sanction somebody may ask for another look, as its paper says. Silence gives no such way. */
  reviewDays: cited(z.int().positive()).optional(),
  numberCode: cited(z.string().min(1)),
})

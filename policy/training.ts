/** The shape of the training year and of what follows it: cohorts, milestones, leave, change, assessment, certificate, service and follow-up. */
import { z } from 'zod'
import { Assessment } from './assessment.ts'
import { Discipline } from './discipline.ts'
import { cited, Day, Named, Span, Text } from './words.ts'

const LeaveKind = Named.extend({
  grantedBy: z.enum(['host', 'employer', 'department']),
  countsAsTraining: z.boolean(),
  mostDays: z.int().positive().optional(),
  /** Days of it in one study that still count; the days beyond them don't. */
  countedDays: z.int().positive().optional(),
  /** Whoever grants it grants so many days on end; a longer one is granted by another. */
  upTo: z.strictObject({ days: z.int().positive(), beyond: z.enum(['employer', 'department']) }).optional(),
  /** A longer one needs a proof, such as a doctor's. */
  proofAfterDays: z.int().positive().optional(),
  /** What its numbers of days count; all days where it is left out. */
  countedIn: z.enum(['days', 'workingDays']).optional(),
  /** A journey home: as many as the policy has journeys paid. */
  homeJourney: z.boolean().optional(),
})

/** Days off in the region of some hosts, beside those of the whole country, with where that is published. */
const RegionalDays = Named.extend({ hosts: z.array(z.string()).min(1), off: z.array(Span).min(1), source: z.string().min(1) })

/** A start of training within a round. Without cohorts the round has one, its enrolment. */
const Cohort = Named.extend({
  enrolment: Span,
  /** The last day for its enrolment notices; where it is left out, that of the round. */
  noticeBy: Day.optional(),
  /** Only for those who come back from a deferral. */
  onlyAfterDeferral: z.boolean().optional(),
})

/** Starting in a later cohort, or going on with one: for how long at most, how often, and who decides. */
const Deferral = z.strictObject({
  mostMonths: z.int().positive(),
  times: z.int().positive(),
  decidedBy: z.enum(['host', 'department']),
  /** So many days before a later cohort begins, and before the last day, the clock warns. */
  warnDays: z.int().positive(),
  /** What becomes of the place of whoever does not come back: it returns to the body, or stays used. */
  placeAfterwards: z.enum(['returned', 'kept']),
})

/** Something the host declares of a trainee, such as having started or having finished half; money may hang on it. */
const Milestone = Named.extend({
  declaredBy: z.literal('host'),
  /** Not before so many whole months of study, and not later than so many. */
  afterMonths: z.int().nonnegative(),
  untilMonths: z.int().positive().optional(),
  needsProof: z.boolean(),
})

/** The service that is owed after the training: how long, where, and when its clock stands still. */
export const Obligation = z.strictObject({
  /** Months owed by track, or `all`. */
  months: cited(z.record(z.string(), z.int().positive())),
  /** A month for each month trained instead, up to a limit. */
  monthForMonth: cited(z.strictObject({ mostMonths: z.int().positive() })).optional(),
  /** A break in the service starts it anew. */
  consecutive: cited(z.boolean()),
  where: cited(z.enum(['employer', 'body', 'region'])),
  startWithinDays: cited(z.int().positive()),
  /** How often the employer certifies the service, until it is discharged. */
  reportEveryMonths: cited(z.int().positive()),
  pauses: cited(z.array(Named.extend({ mostMonths: z.int().positive().optional() }))),
})

/** What is asked after the return. Without a kind it is answered by yes, no or not yet; a text is sealed, the others are counted. */
const Ask = Named.extend({
  kind: z.enum(['choice', 'number', 'text']).optional(),
  choices: z.array(Named).min(2).optional(),
  optional: z.boolean().optional(),
}).refine(
  ({ kind, choices }) => (kind === 'choice') === (choices !== undefined),
  'a choice names what can be chosen, and nothing else does',
)
export type Ask = z.infer<typeof Ask>

const FollowUp = z.strictObject({
  afterMonths: z.array(z.int().positive()).min(1),
  asks: z.array(Ask).min(1),
  /** How many days after the question its silence may be noted, and for which reasons: so that nobody is asked for ever. */
  silence: z.strictObject({ afterDays: z.int().positive(), reasons: z.array(Named).min(1) }).optional(),
})

export const Training = z.strictObject({
  enrolment: cited(Span),
  cohorts: cited(z.array(Cohort).min(1)).optional(),
  deferral: cited(Deferral).optional(),
  /** A longer training than planned, by consent. */
  extension: cited(z.strictObject({ mostMonths: z.int().positive(), consentOf: z.array(z.enum(['employer', 'host'])).min(1) })).optional(),
  modules: cited(z.array(Named.extend({ hours: z.int().positive() })).min(1)).optional(),
  milestones: cited(z.array(Milestone).min(1)).optional(),
  studyPlan: cited(z.boolean()),
  /** Working days in which the host agrees to a plan or returns it; silence means those of the review. */
  planAnswerDays: cited(z.int().positive()).optional(),
  reportEveryMonths: cited(z.int().positive()),
  leave: z.strictObject({
    kinds: cited(z.array(LeaveKind).min(1)),
    grantedBy: cited(z.literal('host')),
    warnAfterDays: cited(z.int().positive()),
    /** A leave longer than so many days suspends the study: its end moves, up to a share of it. */
    suspension: cited(z.strictObject({ afterDays: z.int().positive(), mostShareBasisPoints: z.int().positive().max(10_000) })).optional(),
    /** Leave can still be asked for so many days after its first day; without it, at any time of the study. */
    askWithinDays: cited(z.int().nonnegative()).optional(),
    /** Absence without cause: more days than these on end or altogether warn everybody. `causedCounts`: absence with cause counts as training. */
    absence: cited(
      z.strictObject({
        consecutiveDays: z.int().positive(),
        totalDays: z.int().positive(),
        countedIn: z.enum(['days', 'workingDays']),
        causedCounts: z.boolean(),
      }),
    ).optional(),
    /** Days that were missed and made up count, up to so many in one study. */
    makeUp: cited(z.strictObject({ mostDays: z.int().positive() })).optional(),
    regionalDays: cited(z.array(RegionalDays).min(1)).optional(),
  }),
  change: cited(z.strictObject({ refusedByDefault: z.boolean(), decidedBy: z.literal('department') })),
  /** A change that was asked for and not decided lapses after so many days; without it, it waits. */
  changeLapsesAfterDays: cited(z.int().positive()).optional(),
  termination: cited(z.strictObject({ confirmedBy: z.literal('host'), approvedBy: z.literal('department'), sanction: z.boolean() })),
  /** Why somebody stops: first whether they had to or chose to, then one of these; and which of them wants a proof. */
  terminationGrounds: cited(z.array(Named.extend({ why: z.enum(['hadTo', 'chose']), proof: z.boolean() })).min(1)).optional(),
  /** What becomes of a stop by one's own will: the department may approve it, or a case is all that is left. */
  chosenStop: cited(z.enum(['approved', 'case'])).optional(),
  partyLife: cited(z.strictObject({ statuses: z.array(z.string()), confirmedBy: z.literal('host') })),
  /** The day of each year ('12-31') by which a host confirms it; without it the confirmation has no day. */
  partyLifeBy: cited(z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/)).optional(),
  assessment: cited(Assessment),
  certificate: z.strictObject({
    issuers: cited(z.record(z.string(), z.array(Text).min(1))),
    afterPass: cited(z.literal(true)),
    /** Hours that the certificate credits. */
    hours: cited(z.int().positive()).optional(),
    /** Whether it tells the result of an assessment in parts. */
    showsResult: cited(z.boolean()).optional(),
    /** The department notes the other issuer's word, with its day and paper, before a certificate is issued. */
    coSign: cited(z.strictObject({ notedBy: z.literal('department') })).optional(),
  }),
  discipline: Discipline,
  undertakings: cited(z.array(Named.extend({ clause: z.string() })).min(1)),
  undertakingsEveryMonths: cited(z.int().positive()),
  /** Working days in which the department answers a question, and a report in confidence; silence means those of the review. */
  inquiries: cited(
    z.strictObject({ questionDays: z.int().positive(), reportDays: z.int().positive(), dataDays: z.int().positive().optional() }),
  ).optional(),
  obligation: Obligation.optional(),
  /** By when the department answers an employer that asks for help, in working days. */
  helpAnswerDays: cited(z.int().positive()).optional(),
  followUp: cited(FollowUp),
  /** What the training should bring forth, and how many of each. */
  outputs: cited(z.array(Named.extend({ wanted: z.int().positive() })).min(1)).optional(),
})

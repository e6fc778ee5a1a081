/** What may be asked about a year of training: its line of dates, for its person, and its plans and reports, for person, host and office. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { File } from '../inquiry/terms.ts'
import { stepNames, stepStates } from './line.ts'
import { FormerPlan, GoalState, Plan } from './plan/plans.ts'

/** `former`: a plan of earlier years, which nobody had to agree to. Of what was erased nothing is left. */
export const PlanShown = z.strictObject({
  version: z.int(),
  on: z.string(),
  state: z.enum(['handedIn', 'agreed', 'returned', 'former']),
  answeredOn: z.string().nullable(),
  answer: z.string().nullable(),
  plan: Plan.nullable(),
  former: FormerPlan.nullable(),
})
export type PlanShown = z.infer<typeof PlanShown>

export const RemarkShown = z.strictObject({ on: z.string(), onTrack: z.boolean(), text: z.string().nullable() })
export type RemarkShown = z.infer<typeof RemarkShown>

export const ReportShown = z.strictObject({
  month: z.string(),
  on: z.string(),
  text: z.string().nullable(),
  attachments: z.array(File),
  goals: z.array(GoalState),
  /** The day on which the supervisor read it. */
  read: z.string().nullable(),
  remarks: z.array(RemarkShown),
})
export type ReportShown = z.infer<typeof ReportShown>

/** Remarks beside the reports are those on the study as a whole. */
export const Study = z.strictObject({ plans: z.array(PlanShown), reports: z.array(ReportShown), remarks: z.array(RemarkShown) })

const LineStep = z.strictObject({
  what: z.enum(stepNames),
  nth: z.int().nullable(),
  from: z.string().nullable(),
  on: z.string().nullable(),
  state: z.enum(stepStates),
  mine: z.boolean(),
  clause: z.string(),
})

const Sum = z.strictObject({
  id: z.string(),
  item: z.string(),
  amountFen: z.int(),
  status: z.string(),
  payer: z.string(),
  since: z.string(),
  due: z.string().nullable(),
})

const Year = z.strictObject({
  id: z.string(),
  round: z.string(),
  status: z.string(),
  track: z.string().nullable(),
  host: Name.nullable(),
  employer: Name.nullable(),
  programme: Name.nullable(),
  studyStart: z.string().nullable(),
  studyEnd: z.string().nullable(),
  line: z.array(LineStep),
  next: LineStep.nullable(),
  /** How many journeys the employer pays for, and how many are claimed. Null where the law knows of none. */
  journeys: z.strictObject({ most: z.int(), claimed: z.int(), clause: z.string() }).nullable(),
  /** What is paid to the person. */
  sums: z.array(Sum),
})

export const trainingQuestions = {
  /** One year of the asker's own training, the newest where none is named, and which others there are. */
  myYear: {
    by: ['person'],
    input: z.strictObject({ training: z.string().max(120).optional() }),
    answer: z.strictObject({
      years: z.array(z.strictObject({ id: z.string(), round: z.string(), status: z.string(), host: Name.nullable() })),
      year: Year.nullable(),
    }),
  },
  /** Plans, reports and remarks of one training, opened for its person, its host and the office; each look of another is logged. */
  study: {
    by: ['person', 'host', 'department', 'leader'],
    input: z.strictObject({ id: z.string().max(120) }),
    answer: z.strictObject({ ...Study.shape, due: z.array(z.string()), mine: z.boolean(), answers: z.boolean() }),
  },
} as const

/** Facts as data: what a policy asks of a person, of which type, who vouches for it, and how one fact is derived from another. */
import { z } from 'zod'
import { cited, Day, Text } from './words.ts'

const common = {
  label: Text,
  /** For a person who fills it in: what is meant, and what is not. */
  help: Text.optional(),
  /** What paper shows it. */
  proof: Text.optional(),
  /** Who vouches for it. `register` is this system's own record of earlier rounds. */
  attestedBy: z.enum(
    ['applicant', 'employer', 'citizenNumber', 'body', 'register'],
    'a fact is attested by applicant, employer, citizenNumber, body or register',
  ),
  /** Whether time, proof or choice can change it: counterfactuals move only what can move. */
  changes: z.enum(['never', 'withTime', 'byEvidence', 'byChoice'], 'a fact changes never, withTime, byEvidence or byChoice'),
}

/** The values of a fact in words, where no standard names them. */
const names = z.record(z.string(), Text).optional().describe('The words of each value; codes of a national standard have theirs already.')
const values = (least: number, message: string) => z.array(z.string(), message).min(least, message)

/** What may have happened to a person in this or another programme. */
export const PastEvent = z.enum(['held', 'completed', 'gaveUp', 'withdrew', 'failed', 'stopped', 'sanctioned'])
export type PastEvent = z.infer<typeof PastEvent>

const Age = z.strictObject({
  way: z.literal('age'),
  from: z.string(),
  on: cited(Day),
  convention: cited(z.enum(['exact', 'exactBirthdayIncluded', 'calendarYear', 'calendarYearMinusOne'])),
})
const FullYears = z.strictObject({
  way: z.literal('fullYears'),
  from: z.string(),
  on: cited(Day),
  counting: cited(z.enum(['wholeMonths', 'calendarYears'])),
  /** Which work counts: in the profession, at the present employer, or all of it. */
  of: z.enum(['profession', 'employer', 'all'], 'of is profession, employer or all').optional(),
})
const Minority = z.strictObject({ way: z.literal('minority'), from: z.string() })

/** A person's past as a yes or no: whether one of these events happened, in which programmes, and how long ago at most. */
const Happened = z
  .strictObject({
    way: z.literal('happened'),
    from: z.string(),
    events: z.array(PastEvent, 'happened needs events').min(1, 'happened needs at least one event'),
    programmes: z.union(
      [z.enum(['this', 'any']), z.array(z.string()).min(1)],
      'programmes is this, any, or a list of programmes by their ids',
    ),
    on: cited(Day),
    /** Without it: ever. On the day on which the years are full it is over. */
    withinYears: cited(z.int().positive('withinYears is a whole number of years')).optional(),
    /** Whether the years run from day to day, or to the end of the n-th year after: with 1, the next year is barred. */
    counting: cited(z.enum(['fullYears', 'calendarYears'])).optional(),
    /** Only what is going on at that day: it began, and has no end or a later one. */
    current: z.literal(true).optional(),
  })
  .refine(({ withinYears, current }) => withinYears === undefined || current === undefined, {
    path: ['current'],
    message: 'happened takes withinYears or current, not both',
  })
  .refine(({ withinYears, counting }) => counting === undefined || withinYears !== undefined, {
    path: ['counting'],
    message: 'counting needs withinYears',
  })

const way = 'a boolean is derived by minority or happened'

/** A fact that the policy asks for, or derives from another one by one of a closed set of ways. */
export const FactDefinition = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('boolean'),
      ...common,
      derived: z.discriminatedUnion('way', [Minority, Happened], way).optional(),
    }),
    z.strictObject({
      type: z.literal('code'),
      ...common,
      standard: z.enum(['GB/T 3304', 'GB/T 4658', 'GB/T 2261.1', 'policy'], 'the standard is GB/T 3304, GB/T 4658, GB/T 2261.1 or policy'),
      values: values(1, 'a code needs its values'),
      names,
    }),
    z.strictObject({
      type: z.literal('ordered'),
      ...common,
      values: values(2, 'an ordered fact needs two values or more, the lowest first'),
      names,
    }),
    z.strictObject({
      type: z.literal('integer'),
      ...common,
      unit: Text,
      min: z.int('an integer needs min'),
      max: z.int('an integer needs max'),
      derived: z.discriminatedUnion('way', [Age, FullYears], 'an integer is derived by age or fullYears').optional(),
    }),
    z.strictObject({ type: z.literal('day'), ...common }),
    z.strictObject({ type: z.literal('spans'), ...common }),
    z.strictObject({ type: z.literal('events'), ...common }),
  ],
  'a fact is of type boolean, code, ordered, integer, day, spans or events',
)
export type FactDefinition = z.infer<typeof FactDefinition>

/** Who has not come by the last day, and who is first in line for the place: what the department looks at on the evening of an enrolment. */
import { z } from 'zod'
import { Name } from '../../answer.ts'

const Missing = z.strictObject({
  id: z.string(),
  name: z.string(),
  employer: Name.nullable(),
  host: Name.nullable(),
  track: z.string(),
  body: z.string(),
  bodyName: Name.nullable(),
  status: z.string(),
  until: z.string(),
  /** A case is open: nothing else ends the training. */
  inCase: z.boolean(),
})
export type Missing = z.infer<typeof Missing>

/** The reserves of one body on one track, where a place of theirs is free or may become free. */
const Line = z.strictObject({
  track: z.string(),
  body: z.string(),
  bodyName: Name.nullable(),
  /** Places of the body that nobody holds. */
  free: z.int(),
  waiting: z.int(),
  first: z.strictObject({ application: z.string(), name: z.string(), employer: Name.nullable() }).nullable(),
  /** Those who were called and are being judged again. */
  called: z.array(z.strictObject({ application: z.string(), name: z.string(), status: z.string() })),
})
export type ReserveLine = z.infer<typeof Line>

export const noShowQuestions = {
  noShows: {
    by: ['department', 'leader'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({ people: z.array(Missing), lines: z.array(Line), expected: z.int(), more: z.boolean() }),
  },
} as const

/** How a training is assessed: by one judgement, passed or not, or in parts whose marks are weighed. */
import { z } from 'zod'
import { Named } from './words.ts'

/** How often it may be taken; the second time is the second chance. */
const attempts = z.int().positive()

const Part = Named.extend({
  kind: z.enum(['modules', 'thesis', 'practice', 'exam', 'attendance']),
  /** `marks` run from 0 to 100, with two decimals at most. */
  scale: z.enum(['marks', 'passOrFail']),
  /** Of the whole, in hundredths of a percent; a part that is passed or not weighs nothing. */
  basisPoints: z.int().positive().max(10_000).optional(),
  /** Whoever does not pass it does not pass, however good the rest is. */
  mustPass: z.boolean(),
  assessedBy: z.enum(['host', 'panel']),
})
export type Part = z.infer<typeof Part>

const InParts = z.strictObject({
  scale: z.literal('parts'),
  attempts,
  parts: z.array(Part).min(1).max(20),
  /** Of 100, for the whole and for each part that must be passed for itself. */
  passMark: z.int().min(0).max(100),
  /** The whole is rounded once, at the end; the parts are not. */
  rounding: z.strictObject({ places: z.int().min(0).max(2), way: z.enum(['halfUp', 'down']) }),
  /** What is taken again: the parts that were not passed, or all. */
  again: z.enum(['parts', 'whole']),
  againWithinDays: z.int().positive().optional(),
  /** So many are named, so many at least mark each part; `supervisorWithdraws`: nobody marks a trainee of their own. */
  panel: z.strictObject({ members: z.int().min(1).max(15), quorum: z.int().min(1).max(15), supervisorWithdraws: z.boolean() }).optional(),
  /** Signed minutes come back before anybody is passed or failed. */
  minutes: z.boolean(),
})
export type InParts = z.infer<typeof InParts>

export const Assessment = z.discriminatedUnion('scale', [z.strictObject({ scale: z.literal('passOrFail'), attempts }), InParts])

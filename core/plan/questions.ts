/** What may be asked about plans: the board of a track with everybody and every seat, and an earlier version of its plan. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { adjustments } from '../application/form.ts'
import { Plan } from './plan.ts'

const Seat = z.strictObject({ host: z.string(), programme: z.string() })

/** One version of a plan: who saved it, when, why, and what it held. */
const Version = z.strictObject({
  version: z.int(),
  at: z.string(),
  by: Name,
  why: z.string(),
  /** How many seats it held. */
  seats: z.int(),
  /** When it was carried out though minima were missed, and why. */
  allowed: z.array(
    z.strictObject({
      at: z.string(),
      by: Name,
      why: z.string(),
      short: z.array(z.strictObject({ quota: z.string(), taken: z.int(), least: z.int() })),
    }),
  ),
})
export type Version = z.infer<typeof Version>

/** Somebody of the track: what decides between two of them, what they wished, and what became of each offer. */
export const OnBoard = z.strictObject({
  id: z.string(),
  title: z.string(),
  employer: Name.nullable(),
  body: Name.nullable(),
  bodyId: z.string().nullable(),
  status: z.string(),
  rank: z.int(),
  grassRoots: z.boolean(),
  /** What is drawn for them where rank leaves two equal: anybody can work it out from the published list. */
  ticket: z.string(),
  kinds: z.array(z.string()),
  field: z.string().nullable(),
  willing: z.boolean(),
  /** How far the willingness goes; null where the form never asked. */
  scope: z.array(z.enum(adjustments)).nullable(),
  wished: z.array(Seat),
  offered: z.array(Seat.extend({ endedBy: z.enum(['person', 'host', 'department']).nullable() })),
  seat: Seat.nullable(),
})
export type OnBoard = z.infer<typeof OnBoard>

const ofTrack = { round: z.string(), track: z.string() }
const office = ['department', 'leader'] as const

export const planQuestions = {
  /** Everybody who was admitted on the track, every seat that is free, and the plan as it was last saved with those before it. Nothing is decided by asking. */
  board: {
    by: office,
    input: z.strictObject(ofTrack),
    answer: z.strictObject({
      people: z.array(OnBoard),
      /** There are more than are shown. */
      more: z.boolean(),
      free: z.array(Seat.extend({ free: z.int() })),
      /** How many each quota of the track counts by acts. */
      quotas: z.array(z.strictObject({ quota: z.string(), counted: z.int() })),
      version: z.int(),
      plan: Plan,
      /** The newest first. */
      versions: z.array(Version),
    }),
  },
  /** A plan as it was saved then. */
  planned: {
    by: office,
    input: z.strictObject({ ...ofTrack, version: z.coerce.number().int().positive() }),
    answer: z.strictObject({ version: z.int(), plan: Plan }),
  },
} as const

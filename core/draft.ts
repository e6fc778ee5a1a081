/** What somebody is writing: kept on the server for them alone until it is handed in. */
import { z } from 'zod'

/** The longest draft, as text. */
const mostText = 60_000

export const DraftPlace = z.string().regex(/^[a-z]{1,20}\/[A-Za-z0-9._-]{1,80}\/[A-Za-z0-9.-]{1,40}$/)
export const DraftGiven = z.strictObject({
  place: DraftPlace,
  /** The version that it builds on, 0 for none. */
  base: z.int().nonnegative(),
  /** What was typed, as JSON; empty once it is handed in. */
  content: z.string().max(mostText),
})
export type DraftGiven = z.infer<typeof DraftGiven>

export const DraftKept = z.strictObject({ version: z.int(), content: z.string(), savedAt: z.string().nullable() })
export type DraftKept = z.infer<typeof DraftKept>

export const draftQuestions = {
  /** What the asker was writing for a place, as it was last kept; version 0 where there is nothing. */
  draft: { by: ['person', 'host', 'employer', 'department', 'leader'], input: z.strictObject({ place: DraftPlace }), answer: DraftKept },
} as const

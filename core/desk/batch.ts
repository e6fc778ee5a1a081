/** One act on several files: what is asked, what a preview says of each row, and what came of it. */
import { z } from 'zod'
import { Name, Refusal, SubjectName } from '../answer.ts'

/** A file, the slip of what was shown of it, and what is said of it alone where that is not the same for all. */
const Ticked = z.strictObject({ id: z.string().max(120), slip: z.string().max(8000).optional(), input: z.unknown().optional() })
const most = 100
/** How long a batch waits before it begins, and can be taken back. */
export const undoSeconds = 15

export const Batch = z.strictObject({
  subject: SubjectName,
  action: z.string().max(60),
  rows: z.array(Ticked).min(1).max(most).readonly(),
  input: z.unknown(),
})
export type Batch = z.infer<typeof Batch>

const Issue = z.strictObject({ path: z.string(), message: z.string() })

/** What the act would do to a file now, after the rows before it. */
export const Foreseen = z.strictObject({
  id: z.string(),
  slip: z.string().optional(),
  does: z.string().nullable(),
  refusals: z.array(Refusal),
  issues: z.array(Issue),
})
export type Foreseen = z.infer<typeof Foreseen>

const batchStates = ['waiting', 'running', 'stopped', 'ended'] as const

/** What came of a row; null while it waits, or for ever where the batch was stopped before it. */
export const Came = z.strictObject({
  kind: z.enum(['done', 'refused', 'malformed', 'absent', 'reused', 'failed']),
  status: z.string().optional(),
  refusals: z.array(z.strictObject({ rule: z.string(), clause: z.string() })).optional(),
})
export type Came = z.infer<typeof Came>

export const BatchShown = z.strictObject({
  id: z.string(),
  subject: SubjectName,
  action: z.string(),
  at: z.string(),
  /** How long it can still be taken back. */
  leftMs: z.int(),
  state: z.enum(batchStates),
  rows: z.array(z.strictObject({ id: z.string(), title: z.string(), employer: Name.nullable(), came: Came.nullable() })),
})
export type BatchShown = z.infer<typeof BatchShown>

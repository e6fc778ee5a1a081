/** What may be asked at an officer's desk: the queue in the order of what needs doing. */
import { z } from 'zod'
import { Line, Offer, page, Row, SubjectName } from '../answer.ts'
import { seatRoles } from '../facts.ts'
import { BatchShown } from './batch.ts'
import { PaperJobShown } from './paper-job.ts'
import { View } from './view.ts'

const Filters = {
  status: z.string().optional(),
  track: z.string().optional(),
  body: z.string().optional(),
  /** A name or two of its characters, its pinyin or initials, an employer, a whole citizen number, or the start of a file's number. */
  q: z.string().max(50).optional(),
}
const judges = ['employer', 'body', 'department', 'leader'] as const
const everySeat = ['person', ...seatRoles] as const

export const deskQuestions = {
  /** The work of one asker in its order: overdue first, then by answer day, then by how long it has waited. */
  queue: {
    by: everySeat,
    input: z.strictObject({
      round: z.string(),
      /** Who waits for me, or whom I wait for. */
      list: z.enum(['mine', 'others']).default('mine'),
      subject: SubjectName.optional(),
      ...Filters,
      ...page,
    }),
    answer: z.strictObject({
      rows: z.array(Row),
      next: z.string().nullable(),
      count: z.int(),
      /** There are more than `count`; how many more was not counted. */
      more: z.boolean(),
    }),
  },
  /** One application as it is reviewed: the form and its proofs, the verdict with its reasons, the places, and what can be done; with the next file in the queue. */
  desk: {
    by: judges,
    input: z.strictObject({ id: z.string(), ...Filters }),
    answer: z.strictObject({
      row: Row,
      form: z.json(),
      savedAt: z.string(),
      view: View,
      /** Is given back with the decision. */
      slip: z.string(),
      offers: z.array(Offer),
      state: z.json(),
      next: z.string().nullable(),
    }),
  },
  /** The asker's acts on several files that are open or ended within the hour, the newest first. */
  batches: { by: [...judges, 'host'], input: z.strictObject({}), answer: z.array(BatchShown) },
  /** The papers that the asker has had made, the newest first: how far they are, what has none, and until when they can be fetched. */
  paperJobs: { by: everySeat, input: z.strictObject({}), answer: z.array(PaperJobShown) },
  /** What was on the screen of whoever made an entry, opened again as it was; the form is missing where it was erased. */
  seen: {
    by: judges,
    input: z.strictObject({ id: z.string(), n: z.coerce.number().int() }),
    answer: z.strictObject({ row: Row, line: Line.omit({ fact: true, clause: true }), view: View, form: z.json(), digest: z.string() }),
  },
} as const

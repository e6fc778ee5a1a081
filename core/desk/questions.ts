/** What may be asked at an officer's desk: the queue in the order of what needs doing. */
import { z } from 'zod'
import { page, Row, SubjectName } from '../answer.ts'
import { seatRoles } from '../facts.ts'

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
      status: z.string().optional(),
      track: z.string().optional(),
      body: z.string().optional(),
      /** A name or two of its characters, its pinyin or initials, an employer, a whole citizen number, or the start of a file's number. */
      q: z.string().max(50).optional(),
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
} as const

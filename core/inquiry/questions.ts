/** What may be asked about inquiries: one's own, and the words of one, for its person and the department. */
import { z } from 'zod'
import { page } from '../answer.ts'
import { Finding } from './answer.ts'
import { File } from './terms.ts'

const Said = z.strictObject({
  by: z.enum(['person', 'department']),
  on: z.string(),
  /** Null where it was erased. */
  text: z.string().nullable(),
  finding: Finding.nullable(),
  attachments: z.array(File),
})

const Inquiry = z.strictObject({
  id: z.string(),
  round: z.string(),
  kind: z.enum(['question', 'report']),
  status: z.string(),
  due: z.string().nullable(),
  clause: z.string().nullable(),
  undertaking: z.string().nullable(),
  said: z.array(Said),
})

export const inquiryQuestions = {
  /** The asker's own questions, or their reports in confidence, the newest first. */
  myInquiries: {
    by: ['person'],
    input: z.strictObject({ kind: z.enum(['question', 'report']), ...page }),
    answer: z.strictObject({ rows: z.array(Inquiry), next: z.string().nullable() }),
  },
  /** One of them, for its person, and for the department, whose look is logged. */
  inquiry: {
    by: ['person', 'department', 'leader'],
    input: z.strictObject({ id: z.string().max(120) }),
    answer: z.strictObject({ inquiry: Inquiry, mine: z.boolean() }),
  },
} as const

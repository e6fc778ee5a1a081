/** What may be asked about inquiries: one's own, and the words of one, for its person and the department. */
import { z } from 'zod'
import { page } from '../answer.ts'
import { Finding, Outcome } from './answer.ts'
import { dataWishes } from './askData.ts'
import { File } from './terms.ts'

const Said = z.strictObject({
  by: z.enum(['person', 'department']),
  on: z.string(),
  /** Null where it was erased. */
  text: z.string().nullable(),
  finding: Finding.nullable(),
  outcome: Outcome.nullable(),
  /** It lifted the restriction. */
  lifts: z.boolean(),
  attachments: z.array(File),
})

const Inquiry = z.strictObject({
  id: z.string(),
  round: z.string(),
  kind: z.enum(['question', 'report', 'data']),
  status: z.string(),
  due: z.string().nullable(),
  clause: z.string().nullable(),
  undertaking: z.string().nullable(),
  wish: z.enum(dataWishes).nullable(),
  /** A restriction that was granted by it stands. */
  restricts: z.boolean(),
  said: z.array(Said),
})

export const inquiryQuestions = {
  /** The asker's own questions, or their reports in confidence, or what they wanted done with what is held of them, the newest first. */
  myInquiries: {
    by: ['person'],
    input: z.strictObject({ kind: z.enum(['question', 'report', 'data']), ...page }),
    answer: z.strictObject({ rows: z.array(Inquiry), next: z.string().nullable() }),
  },
  /** One of them, for its person, and for the department, whose look is logged. */
  inquiry: {
    by: ['person', 'department', 'leader'],
    input: z.strictObject({ id: z.string().max(120) }),
    answer: z.strictObject({ inquiry: Inquiry, mine: z.boolean() }),
  },
} as const

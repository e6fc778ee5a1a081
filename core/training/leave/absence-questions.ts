/** What may be asked of the time of a training: its months, and a host's calendar. */
import { z } from 'zod'
import { Name } from '../../answer.ts'
import { Fen } from '../../money.ts'
import { MonthOfDays, reasons } from './months.ts'

const Half = z.enum(['morning', 'afternoon']).nullable()

/** `kind` is sealed: only the trainee and the host are told it. */
const Away = z.strictObject({
  what: z.enum(['leave', 'absence', 'madeUp', 'interrupted']),
  nth: z.int().nullable(),
  from: z.string(),
  to: z.string(),
  half: Half,
  kind: Name.nullable(),
  counts: z.enum(['all', 'none', 'part']),
  withCause: z.boolean().nullable(),
  clause: z.string(),
})

const Month = z.strictObject({
  ...MonthOfDays.shape,
  /** Over and running are facts so far; what is ahead is a forecast, as if nobody were away. */
  state: z.enum(['over', 'running', 'ahead']),
  away: z.array(Away),
  money: z.strictObject({ because: z.enum(reasons), rateFen: Fen, amountFen: Fen, clause: z.string() }).nullable(),
  /** What was opened for it where it is paid by the month, as it was known then. */
  payment: z.strictObject({ status: z.string(), amountFen: Fen }).nullable(),
})

const Pending = z.strictObject({
  nth: z.int().nullable(),
  from: z.string(),
  to: z.string(),
  half: Half,
  kind: Name.nullable(),
  who: z.enum(['host', 'employer', 'department']),
  answerBy: z.string().nullable(),
})

export const absenceQuestions = {
  /** The months of one training in plain lines: what counts, what doesn't, why, and what it comes to. */
  months: {
    by: ['person', 'host', 'employer', 'department', 'leader', 'finance', 'auditor'],
    input: z.strictObject({ id: z.string() }),
    answer: z.strictObject({
      studyStart: z.string().nullable(),
      studyEnd: z.string().nullable(),
      items: z.array(
        z.strictObject({
          item: z.string().nullable(),
          name: Name.nullable(),
          /** Paid by the month; else with the pass. */
          monthly: z.boolean(),
          /** The sum that was opened with the pass. */
          whole: z.strictObject({ status: z.string(), amountFen: Fen }).nullable(),
          months: z.array(Month),
        }),
      ),
      pending: z.array(Pending),
      /** What corrections after the pass changed of sums that were opened: each a line of its own. */
      differences: z.array(
        z.strictObject({
          on: z.string(),
          name: Name,
          kind: z.enum(['more', 'less', 'instead']),
          wasFen: Fen,
          nowFen: Fen,
          payment: z.string(),
          status: z.string().nullable(),
        }),
      ),
      /** Absence without cause, in half days, and the policy's limits of it. */
      missed: z.strictObject({
        halfDays: z.int(),
        onEndHalfDays: z.int(),
        /** More than the policy allows: everybody was or will be warned. */
        beyond: z.boolean(),
        limit: z.strictObject({ consecutiveDays: z.int(), totalDays: z.int(), clause: z.string() }).nullable(),
      }),
    }),
  },
  /** Why somebody asks for leave, and their proof, for whoever is to grant it. Opened; each look is logged. */
  leaveAsked: {
    by: ['host', 'employer', 'department'],
    byLink: true,
    input: z.strictObject({ training: z.string(), leave: z.coerce.number().int().positive() }),
    answer: z.strictObject({
      kind: Name.nullable(),
      from: z.string(),
      to: z.string(),
      half: Half,
      reason: z.string().nullable(),
      proof: z.array(z.string()),
    }),
  },
  /** A host's calendar of one month: who of its trainees is away when, exceptions only. */
  absences: {
    by: ['host', 'department'],
    input: z.strictObject({
      round: z.string(),
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      host: z.string().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.strictObject({
      days: z.array(z.strictObject({ day: z.string(), works: z.boolean() })),
      rows: z.array(
        z.strictObject({
          training: z.string(),
          name: z.string(),
          host: Name,
          from: z.string(),
          to: z.string(),
          away: z.array(Away),
          pending: z.array(Pending),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
} as const

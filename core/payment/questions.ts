/** What may be asked about the money of a round. */
import { z } from 'zod'
import { Name, page, SubjectName } from '../answer.ts'
import { backQuestions } from './back-questions.ts'
import { columns } from './columns.ts'

const Sums = z.strictObject({
  committed: z.int(),
  payable: z.int(),
  paying: z.int(),
  paid: z.int(),
  asked: z.int(),
  returned: z.int(),
})
/** In fen: the plan, each column, and what the columns come to in the end. */
const Figures = { planFen: z.int(), sums: Sums, forecastFen: z.int() }

const readers = ['department', 'leader', 'finance', 'auditor'] as const

export const moneyQuestions = {
  /** Plan, commitments and what became of them, line by line; each figure is the sum of the rows that `moneyBehind` gives for it. */
  money: {
    by: readers,
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      ...Figures,
      lines: z.array(
        z.strictObject({
          item: z.string(),
          track: z.string(),
          /** How the plan of the line is worked out; nobody where nothing was planned. */
          planned: z.int(),
          rateFen: z.int(),
          months: z.int().nullable(),
          clause: z.string(),
          persons: z.int(),
          ...Figures,
          why: Name,
        }),
      ),
      hosts: z.array(z.strictObject({ host: z.string(), name: Name, persons: z.int(), sums: Sums })),
    }),
  },
  /** The people behind one figure: the sum of each, the dossier that it stands on, its clause, and the transfers that moved it. */
  moneyBehind: {
    by: readers,
    input: z.strictObject({
      round: z.string(),
      column: z.enum(columns),
      item: z.string().max(80).optional(),
      track: z.string().max(80).optional(),
      /** Only what is paid to a host. */
      host: z.string().max(80).optional(),
      ...page,
    }),
    answer: z.strictObject({
      count: z.int(),
      sumFen: z.int(),
      rows: z.array(
        z.strictObject({
          subject: SubjectName,
          id: z.string(),
          status: z.string(),
          name: z.string(),
          hostName: Name.nullable(),
          item: z.string(),
          track: z.string(),
          fen: z.int(),
          clause: z.string(),
          transfers: z.array(
            z.strictObject({ at: z.string(), debit: z.string(), credit: z.string(), fen: z.int(), clause: z.string(), action: z.string() }),
          ),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  ...backQuestions,
} as const

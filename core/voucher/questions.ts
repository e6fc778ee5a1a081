/** What may be asked for the books: vouchers and their exports, the statement of a person's year, and figures of the money by groups. */
import { z } from 'zod'
import { Name } from '../answer.ts'
import { PartyAccount } from './party.ts'
import { groupings } from './statistics.ts'

const Sums = z.strictObject({ committed: z.int(), payable: z.int(), paying: z.int(), paid: z.int(), asked: z.int(), returned: z.int() })
const readers = ['department', 'leader', 'finance', 'auditor'] as const

export const statementMoves = ['paid', 'bounced', 'back', 'offset', 'settled'] as const

export const bookQuestions = {
  /** The charts that vouchers can be written by, and the exports of a round, the newest first. */
  vouchers: {
    by: ['finance', 'auditor'],
    input: z.strictObject({ round: z.string() }),
    answer: z.strictObject({
      /** Whether the asker exports them. */
      mine: z.boolean(),
      charts: z.array(z.strictObject({ code: z.string(), name: Name })),
      exports: z.array(
        z.strictObject({
          n: z.int(),
          from: z.string(),
          until: z.string(),
          at: z.string(),
          by: Name,
          chart: z.string(),
          entries: z.int(),
          fresh: z.int(),
          sumFen: z.int(),
        }),
      ),
    }),
  },
  /** What was paid for the asker in a year, and what came back: each movement with its day, item, clause and reference. */
  statement: {
    by: ['person'],
    input: z.strictObject({ year: z.coerce.number().int().min(1990).max(2200).optional() }),
    answer: z.strictObject({
      name: z.string(),
      years: z.array(z.int()),
      year: z.int().nullable(),
      rows: z.array(
        z.strictObject({
          payment: z.string(),
          on: z.string(),
          move: z.enum(statementMoves),
          item: z.string(),
          itemName: Name,
          payer: z.string(),
          payee: z.string(),
          hostName: Name.nullable(),
          fen: z.int(),
          reference: z.string().nullable(),
          clause: z.string(),
        }),
      ),
      paidFen: z.int(),
      backFen: z.int(),
      /** Of all years and rounds, as it stands now. */
      account: PartyAccount,
    }),
  },
  /** The money of a round by one or two groups, each line with people, sums and columns; the whole of it is the money page's. */
  statistics: {
    by: readers,
    input: z.strictObject({
      round: z.string(),
      by: z.enum(groupings).default('item'),
      within: z.enum(groupings).optional(),
      track: z.string().max(80).optional(),
      body: z.string().max(80).optional(),
      host: z.string().max(80).optional(),
      item: z.string().max(80).optional(),
      field: z.string().max(20).optional(),
      quarter: z
        .string()
        .regex(/^\d{4}-[1-4]$/)
        .optional(),
    }),
    answer: z.strictObject({
      lines: z.array(
        z.strictObject({
          key: z.string(),
          name: Name,
          within: z.strictObject({ key: z.string(), name: Name }).nullable(),
          persons: z.int(),
          count: z.int(),
          sums: Sums,
        }),
      ),
      /** People are counted once, however many lines they stand in. */
      persons: z.int(),
      count: z.int(),
      sums: Sums,
      choices: z.array(z.strictObject({ by: z.enum(groupings), values: z.array(z.strictObject({ key: z.string(), name: Name })) })),
    }),
  },
} as const

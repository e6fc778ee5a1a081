/** A bank's form as data: which columns, in which order, how amounts and words are written, and how its answer is read. Another bank is another file. */
import { z } from 'zod'
import { Text } from '../../policy/words.ts'

/** What can stand in a column of a line. */
const lineValues = ['line', 'seq', 'holder', 'number', 'bank', 'bankCode', 'amount', 'purpose', 'fixed'] as const
/** What can stand in the line before or after them all. */
const sumValues = ['run', 'day', 'count', 'total', 'digest', 'fixed'] as const

const Cell = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .strictObject({
      value: z.enum(values),
      /** What stands above the column; no line of heads is written where none is named. */
      head: z.string().min(1).optional(),
      /** The words of a `fixed` cell. */
      text: z.string().optional(),
      /** The column has to be filled: a payee without it stops the file. */
      required: z.boolean().default(true),
      /** No more signs than this. */
      most: z.int().positive().optional(),
    })
    .refine(({ value, text }) => (value === 'fixed') === (text !== undefined), 'a fixed cell has a text, and no other')

export const BankFormat = z.strictObject({
  name: Text,
  encoding: z.enum(['utf-8', 'utf-8-bom', 'gb18030']),
  separator: z.enum([',', '|', '\t', ';']),
  lineEnd: z.enum(['crlf', 'lf']),
  /** Amounts as yuan with two decimals, or as whole fen. */
  amounts: z.enum(['yuan', 'fen']),
  extension: z.string().regex(/^[a-z0-9]{1,5}$/),
  before: z.array(Cell(sumValues)).optional(),
  columns: z.array(Cell(lineValues)).min(1),
  after: z.array(Cell(sumValues)).optional(),
  /** The bank's answer: the heads of its columns, and its words for what became of a line. */
  answer: z.strictObject({
    line: z.string(),
    amount: z.string(),
    outcome: z.string(),
    reference: z.string(),
    day: z.string(),
    reason: z.string(),
    paid: z.array(z.string()).min(1),
    rejected: z.array(z.string()).min(1),
    returned: z.array(z.string()),
    /** The bank's words for a reason; any other is `other`. */
    reasons: z.record(z.string(), z.enum(['wrongAccount', 'wrongName', 'closedAccount', 'other'])),
  }),
})
export type BankFormat = z.infer<typeof BankFormat>
export type LineCell = BankFormat['columns'][number]
export type SumCell = NonNullable<BankFormat['before']>[number]

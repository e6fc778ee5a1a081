/** A list of sums with its total, as a PDF to be signed and as a workbook: both are made of the same facts, in whole fen. */
import { z } from 'zod'
import { decimalYuan, Fen, financialCapitals, formatYuan } from '../core/money.ts'
import { type Press, sharedPress } from './pdf.ts'
import { contentHash, Moment, Text, versionCode } from './text.ts'
import { type Cell, columnName, streamXlsx } from './xlsx.ts'

/** A PDF of more lines is for nobody's hands: it says where they stand instead. */
export const mostOnPaper = 1_500

const Labelled = z.strictObject({ label: Text.min(1), value: Text })
const Value = z.union([Text, Fen])
export const MoneyPaperFacts = z.strictObject({
  madeAt: Moment,
  title: Text.min(1),
  office: Text.min(1),
  about: z.array(Labelled).max(20),
  /** `money`: whole fen. `wide`: its share of the page. */
  columns: z
    .array(z.strictObject({ head: Text.min(1), kind: z.enum(['text', 'number', 'money']), wide: z.number().positive() }))
    .min(1)
    .max(12),
  rows: z.array(z.array(Value)).max(mostOnPaper),
  /** Which column the foot of each page sums up. */
  summed: z.int().nonnegative(),
  /** The last row, as it was reckoned by whoever made the list, and not by the paper. */
  totals: z.array(Value),
  /** The total that stands in capitals, too, and what it is called. */
  totalFen: Fen,
  totalName: Text.min(1),
  notes: z.array(Text.min(1)).max(20),
  signers: z.array(z.strictObject({ as: Text.min(1), name: Text, on: Text })).max(8),
  /** What the list as a whole is known by, where it has a digest. */
  digest: z.string().regex(/^([0-9a-f]{64})?$/),
})
export type MoneyPaperFacts = z.infer<typeof MoneyPaperFacts>
export type MoneyRow = MoneyPaperFacts['rows'][number]
type Column = MoneyPaperFacts['columns'][number]

const isMoney = (column: Column | undefined): boolean => column?.kind === 'money'
const onPaper = (columns: readonly Column[], row: MoneyRow) =>
  row.map((value, i) => (typeof value === 'number' && isMoney(columns[i]) ? formatYuan(value).replace('¥ ', '') : String(value)))

export const printMoneyPaper = (given: MoneyPaperFacts, press: Press = sharedPress()): Promise<Uint8Array> => {
  const facts = MoneyPaperFacts.parse(given)
  const { madeAt, columns, rows, summed, totals, totalFen } = facts
  const { title, office, about, notes, signers, digest, totalName } = facts
  return press.print({
    template: 'money-paper',
    tagged: false,
    madeAt,
    data: {
      ...{ title, office, about, notes, signers, digest, totalName },
      versionCode: versionCode(contentHash(facts)),
      madeAtText: madeAt.slice(0, 16).replace('T', ' '),
      widths: columns.map(({ wide }) => wide),
      kinds: columns.map(({ kind }) => kind),
      heads: columns.map(({ head, kind }) => (kind === 'money' ? `${head}（元）` : head)),
      rows: rows.map(row => onPaper(columns, row)),
      fen: rows.map(row => row[summed] ?? 0),
      totals: onPaper(columns, totals),
      capitals: financialCapitals(totalFen),
    },
  })
}

export type MoneySheet = Omit<MoneyPaperFacts, 'rows' | 'madeAt'>

const cellOf = (column: Column | undefined, value: string | number): Cell => {
  if (typeof value === 'string') return { value, style: 'text' }
  return isMoney(column) ? { value: Number(decimalYuan(value)), style: 'money' } : { value, style: 'number' }
}

/** The same as a workbook, however long: no more than a page of its rows is held at once. */
export const moneySheet = (sheet: MoneySheet, pages: AsyncIterable<readonly MoneyRow[]>): AsyncGenerator<Uint8Array> => {
  const { title, about, columns, totals, totalFen, totalName, notes, signers, digest } = sheet
  const label = (value: string): Cell => ({ value, style: 'plain' })
  const row = (values: MoneyRow) => values.map((value, i) => cellOf(columns[i], value))
  const rows = async function* (): AsyncGenerator<readonly (readonly Cell[])[]> {
    yield [
      [{ value: title, style: 'title' }],
      [label(about.map(({ label: name, value }) => `${name}：${value}`).join('　'))],
      columns.map(({ head, kind }): Cell => ({ value: kind === 'money' ? `${head}（元）` : head, style: 'head' })),
    ]
    for await (const page of pages) yield page.map(row)
    yield [
      row(totals),
      [label(`${totalName}（大写）：${financialCapitals(totalFen)}`)],
      ...notes.map(note => [label(note)]),
      [label(signers.map(({ as, name, on }) => `${as}：${name}${on === '' ? '' : `（${on}）`}`).join('　　'))],
      ...(digest === '' ? [] : [[label(`清单摘要（SHA-256）：${digest}`)]]),
    ]
  }
  const widthsMm = columns.map(({ wide }) => wide * 12)
  const last = columnName(columns.length - 1)
  const plan = { name: '清单', widthsMm, headRows: 3, merges: [`A1:${last}1`, `A2:${last}2`], checks: [], foot: ['', ''] as const }
  return streamXlsx(plan, rows())
}

/** Statements of a year: the asker's own in print, and those of everybody in a round as a sheet for finance. */
import { z } from 'zod'
import { decimalYuan } from '../../core/money.ts'
import { printArchiveSheet, printable } from '../../documents/archive/sheet.ts'
import { bookHeads } from '../../words/books.ts'
import type { SheetRow } from '../export-sheet.ts'
import type { Asking } from '../questions/asking.ts'
import { itemNameIn, lawsOfMovements, type statementOf } from '../questions/statement.ts'
import { type Movement, movementsText, moveOf, signedFen } from '../questions/statement-rows.ts'
import { Language, type Paged } from './vouchers.ts'

export const StatementsAsked = z.strictObject({
  round: z.string().max(120),
  year: z.coerce.number().int().min(1990).max(2200),
  as: z.enum(['xlsx', 'csv']),
  reason: z.string().trim().min(2).max(200),
  language: Language,
})
export type StatementsAsked = z.output<typeof StatementsAsked>
export const StatementAsked = z.strictObject({ language: Language })

const partyIn = (names: Readonly<Record<string, string>>, party: string) => names[party] ?? party

export const statementHeads = (language: Language): SheetRow => {
  const h = bookHeads[language]
  return [h.person, h.day, h.what, h.item, h.payer, h.payee, h.host, h.paid, h.back, h.reference, h.clause, h.dossier]
}

/** $3, $4, $5: the person, entry and line after which it goes on; $6 how many. */
const everyoneText = movementsText(
  'd.round = $1 and d.person is not null',
  'and (d.person, j.seq, t.line) > ($3, $4, $5) order by d.person, j.seq, t.line limit $6',
)
const pageRows = 2000

type Sum = { readonly person: string; readonly name: string; paid: number; back: number }
const yuan = (fen: number) => Number(decimalYuan(fen))

/** Each movement by person, and under those of one person their sums. */
export async function* statementRows(paged: Paged, asked: StatementsAsked): AsyncGenerator<readonly SheetRow[]> {
  const { round, year, language } = asked
  const h = bookHeads[language]
  const all = { paid: 0, back: 0 }
  let open: Sum | undefined
  let after: readonly [string, number, number] = ['', 0, 0]
  const closing = (): readonly SheetRow[] =>
    open ? [[open.name, '', '', h.total, '', '', '', yuan(open.paid), yuan(open.back), '', '', '']] : []
  for (;;) {
    const { page, laws } = await paged(asking => pageOf(asking, [round, String(year), ...after, pageRows]))
    const rows: SheetRow[] = []
    for (const row of page) {
      if (open?.person !== row.person) {
        rows.push(...closing())
        open = { person: row.person, name: row.name, paid: 0, back: 0 }
      }
      const { paid, back } = signedFen(row)
      open.paid += paid
      open.back += back
      all.paid += paid
      all.back += back
      rows.push(rowOf(row, laws, language))
    }
    yield rows
    const last = page.at(-1)
    if (!last || page.length < pageRows) break
    after = [last.person, last.entry, last.n]
  }
  yield [...closing(), [h.total, '', '', '', '', '', '', yuan(all.paid), yuan(all.back), '', '', '']]
}

const pageOf = async (asking: Asking, values: readonly (string | number)[]) => {
  const page = await asking.query<Movement>(everyoneText, values)
  return { page, laws: await lawsOfMovements(asking, [...new Set(page.map(({ law }) => law))]) }
}

type Laws = Awaited<ReturnType<typeof lawsOfMovements>>
const rowOf = (row: Movement, laws: Laws, language: Language): SheetRow => {
  const h = bookHeads[language]
  const law = laws.get(row.law)
  const { paid, back } = signedFen(row)
  return [
    ...[row.name, row.on, h.moves[moveOf(row)], itemNameIn(law, row.item)[language]],
    ...[partyIn(h.payers, row.payer), partyIn(h.payees, row.payee), (language === 'zh' ? row.zh : row.en) ?? ''],
    ...[yuan(paid), yuan(back), row.reference ?? '', law?.policy.clauses.find(({ id }) => id === row.clause)?.number ?? row.clause],
    row.payment,
  ]
}

type Statement = Awaited<ReturnType<typeof statementOf>> & { readonly name: string; readonly year: number }

export const printStatement = ({ name, year, rows, paidFen, backFen }: Statement, language: Language, madeAt: string, office: string) => {
  const h = bookHeads[language]
  const lines = rows.map(row => [
    ...[row.on, h.moves[row.move], row.itemName[language], partyIn(h.payers, row.payer), partyIn(h.payees, row.payee)],
    ...[row.hostName?.[language] ?? '', decimalYuan(row.fen), row.reference ?? '', row.clause],
  ])
  return printArchiveSheet({
    madeAt,
    title: printable(h.statementOf(name, String(year))),
    subtitle: h.statement,
    office: printable(office),
    foot: h.madeAt(madeAt.slice(0, 16).replace('T', ' ')),
    wide: true,
    facts: [
      [h.paid, decimalYuan(paidFen)],
      [h.back, decimalYuan(backFen)],
      [h.balance, decimalYuan(paidFen - backFen)],
    ],
    tables: [
      {
        name: rows.length === 0 ? h.nothing : h.statement,
        heads: [h.day, h.what, h.item, h.payer, h.payee, h.host, h.sum, h.reference, h.clause],
        widths: [22, 20, 34, 24, 20, 44, 26, 36, 24],
        rows: lines.map(line => line.map(printable)),
      },
    ],
  })
}

/** The file for the bank, from the lines as they were locked and the accounts as they lie sealed beside the entries that named them. */

import { hash } from 'node:crypto'
import { type Lines, lineId, type Run } from '../../core/run/dossier.ts'
import type { BankFormat } from '../../core/run/format.ts'
import { type BankLine, bankFile, NotInForm } from '../../documents/bank-file.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { saidOf } from '../said.ts'
import type { Seals } from '../seal.ts'
import { tell } from '../tell.ts'
import { openAccount } from './candidates.ts'

const linesText = `
select l.n, l.payee, l.item, l.amount_fen, l.account_n, l.account, r.sealed, j.kept from run_line l
join record r on r.subject = 'payee' and r.id = l.payee and r.kind = 'account' and r.n = l.account_n
join journal j on j.subject = 'payee' and j.id = l.payee and j.n = l.account_n
where l.run = $1 and l.n > $2 and l.state = 'held' order by l.n limit 2000`
type Row = {
  readonly n: number
  readonly payee: string
  readonly item: string
  readonly amount_fen: number
  readonly account_n: number
  readonly account: string
  readonly sealed: Buffer
  readonly kept: string
}

export const purposeOf = ({ policy }: Law, item: string) => policy.money.items[item]?.name.zh ?? '退还'

/** Every line with its account opened; throws where the account is not the one that was locked. */
export const linesToPay = async (query: Query, seals: Seals, law: Law, run: string, number: number): Promise<readonly BankLine[]> => {
  const lines: BankLine[] = []
  for (let after = 0; ; ) {
    const rows = await query<Row>(linesText, [run, after])
    for (const { n, payee, item, amount_fen: amountFen, account_n, account, sealed, kept } of rows) {
      if (kept !== account) throw new Error(`line ${n} of ${run} has another account than it was made with`)
      const { holder, number: its, bank, bankCode = '' } = openAccount(seals, payee, account_n, sealed)
      const seq = lines.length + 1
      lines.push({ line: lineId(number, n), seq, holder, number: its, bank, bankCode, amountFen, purpose: purposeOf(law, item) })
    }
    const last = rows.at(-1)
    if (!last) return lines
    after = last.n
  }
}

type Making = {
  readonly id: string
  readonly dossier: Run
  readonly law: Law
  readonly day: string
  readonly format: BankFormat
  readonly code: string
}

/** Undefined where a line can't be written in this form; the log says which, without the name. */
export const makeBankFile = async (query: Query, seals: Seals, making: Making): Promise<Lines['file']> => {
  const { id, dossier, law, day, format, code } = making
  const { number, locked } = dossier
  if (!locked) return undefined
  const lines = await linesToPay(query, seals, law, id, number)
  const sums = { run: String(number).padStart(4, '0'), day, count: locked.count, totalFen: locked.totalFen, digest: locked.digest }
  try {
    const bytes = bankFile(format, lines, sums)
    return { name: `${id}.${format.extension}`, format: code, sha256: hash('sha256', bytes, 'hex'), content: bytes.toString('base64') }
  } catch (error) {
    if (!(error instanceof NotInForm)) throw error
    tell(`the bank's file of ${id} in the form ${code}: ${saidOf(error)}`)
    return undefined
  }
}

/** A bank's answer against the lines of its run. Nothing is written here. */
import { hash } from 'node:crypto'
import { fenSpentOn } from '../../core/accounts.ts'
import { sumOf } from '../../core/run/choose.ts'
import { lineId, type Read } from '../../core/run/dossier.ts'
import type { BankFormat } from '../../core/run/format.ts'
import { judgeRows, type Standing } from '../../core/run/result.ts'
import { rowsIn } from '../../core/run/rows.ts'
import type { Query } from '../database.ts'

const standingText = `
select l.n, l.amount_fen as "amountFen", l.state, l.wants is not null as busy, l.reference,
  coalesce(p.state ->> 'payer' <> 'fund' or p.state #>> '{working,way}' = 'givenBack' or c.balance >= l.amount_fen, false) as spent
from run_line l join dossier p on p.subject = 'payment' and p.id = l.payment
left join counter c on l.state = 'paid' and c.name = $2 || (p.state ->> 'training') || '.' || l.item
where l.run = $1 and l.state in ('held', 'paid', 'rejected', 'returned')`

/** UTF-8, or as banks of China write it. */
const textIn = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export type Told = { readonly kind: 'read'; readonly read: Read } | { readonly kind: 'lacking'; readonly heads: readonly string[] }
type Asked = { readonly run: string; readonly number: number; readonly today: string; readonly format: BankFormat }

export const readAnswer = async (query: Query, { run, number, today, format }: Asked, bytes: Buffer): Promise<Told> => {
  const parsed = rowsIn(format, textIn(bytes))
  if (parsed.kind === 'lacking') return parsed
  const lines = await query<Standing>(standingText, [run, fenSpentOn('')])
  const standing = new Map(lines.map(line => [lineId(number, line.n), line]))
  const judged = judgeRows(format, parsed.rows, standing, today)
  const answers = judged.flatMap(one => (one.kind === 'new' ? [one.answer] : []))
  const of = (outcome: string) => sumOf(answers.filter(answer => answer.outcome === outcome))
  const open = lines.filter(({ state, busy }) => state === 'held' && !busy).length - of('paid').count - of('rejected').count
  const wrong = judged.flatMap(one => (one.kind === 'wrong' ? [{ row: one.row, why: one.why }] : []))
  const again = judged.filter(({ kind }) => kind === 'known').length
  const sums = { paid: of('paid'), rejected: of('rejected'), returned: of('returned') }
  return { kind: 'read', read: { sha256: hash('sha256', bytes, 'hex'), ...sums, wrong, open, again, answers } }
}

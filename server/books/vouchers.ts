/** The vouchers of a round for a period: numbers are given once and kept, what is new since the last export says so, and the sums are the ledger's. */
import { z } from 'zod'
import { findAnyName } from '../../core/law-names.ts'
import { decimalYuan } from '../../core/money.ts'
import type { Chart } from '../../core/voucher/chart.ts'
import { isEntered, type Moved, numberOn, ruleFor } from '../../core/voucher/voucher.ts'
import type { Law } from '../../policy/shape.ts'
import { type BookHeads, bookHeads } from '../../words/books.ts'
import { en } from '../../words/en.ts'
import { zh } from '../../words/zh.ts'
import type { SheetRow } from '../export-sheet.ts'
import { type Asking, sitsAt } from '../questions/asking.ts'
import { findRound } from '../questions/law.ts'
import { textIn } from '../reading.ts'

export const Language = z.enum(['zh', 'en']).default('zh')
export type Language = z.output<typeof Language>
export const VouchersAsked = z.strictObject({
  round: z.string().max(120),
  from: z.iso.date(),
  until: z.iso.date(),
  chart: z.string().max(60),
  as: z.enum(['xlsx', 'csv']),
  reason: z.string().trim().min(2).max(200),
  language: Language,
})
export type VouchersAsked = z.output<typeof VouchersAsked>

/** Days count in the programme's zone: $2 and $3 are the first and the last. */
export const withinDays =
  "j.at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and j.at < (($3::date + 1)::timestamp at time zone 'Asia/Shanghai')"

const movedText = `
select j.seq as entry, t.line as n, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, j.action, t.debit, t.credit, t.amount as fen,
  coalesce(d.state ->> 'payer', '') as payer, coalesce(d.state ->> 'item', '') as item
from dossier d
cross join lateral (select j.seq, j.at, j.action from journal j where j.subject = 'payment' and j.id = d.id and ${withinDays} offset 0) j
join posting t on t.entry = j.seq where d.subject = 'payment' and d.round = $1 order by j.seq, t.line`

/** Every transfer of money of the round in the period, whether or not it goes into the books. */
export const movedIn = ({ query }: Pick<Asking, 'query'>, { round, from, until }: Pick<VouchersAsked, 'round' | 'from' | 'until'>) =>
  query<Moved>(movedText, [round, from, until])

/** Whose law it is, for finance of its office. */
export const booksOf = async (asking: Asking, round: string, ...roles: Parameters<typeof sitsAt>[2][]) => {
  const found = await findRound(asking.site.house, asking.query, round)
  return found && sitsAt(asking, found.law, ...roles) ? found.law : undefined
}

const lastText = 'select month, max(number) as number from voucher where round = $1 group by month'
const keptText = 'select v.entry from voucher v where v.round = $1 and v.entry = any($2)'
const giveText = `
insert into voucher (entry, round, month, number, export)
select entry, $1, month, number, $5 from unnest($2::bigint[], $3::text[], $4::int[]) as t (entry, month, number)`
const exportText = `
insert into voucher_export (round, from_day, to_day, at, account, chart, entries, fresh, sum_fen) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning n`

/** Gives a number to what has none and writes down the export. Of two at once one waits for the other. */
export const numberVouchers = async (asking: Asking, chart: Chart, asked: VouchersAsked): Promise<number> => {
  const { query, at, session } = asking
  const { round, from, until } = asked
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`voucher ${round}`])
  const entered = (await movedIn(asking, asked)).filter(isEntered)
  const entries = [...new Set(entered.map(({ entry }) => entry))]
  const kept = new Set((await query<{ entry: number }>(keptText, [round, entries])).map(({ entry }) => entry))
  const last = new Map((await query<{ month: string; number: number }>(lastText, [round])).map(row => [row.month, row.number]))
  const fresh = numberOn(
    chart,
    entered.filter(({ entry }) => !kept.has(entry)),
    month => last.get(month) ?? 0,
  )
  const sum = entered.reduce((total, { fen }) => total + fen, 0)
  const account = session?.account.id ?? ''
  const values = [round, from, until, at, account, asked.chart, entries.length, fresh.length, sum]
  const [made] = await query<{ n: number }>(exportText, values)
  const n = made?.n ?? 0
  await query(giveText, [round, fresh.map(f => f.entry), fresh.map(f => f.month), fresh.map(f => f.number), n])
  return n
}

type Line = Moved & {
  readonly id: string
  readonly month: string
  readonly number: number
  readonly export: number
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly clause: string
  readonly fact: string
}
/** $4 month, $5 number, $6 entry, $7 line after which it goes on; $8 how many. */
const linesText = `
select j.seq as entry, t.line as n, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, j.action, t.debit, t.credit, t.amount as fen,
  coalesce(d.state ->> 'payer', '') as payer, coalesce(d.state ->> 'item', '') as item, j.id, v.month, v.number, v.export,
  coalesce(p.name, d.person, '') as name, h.zh, h.en, t.clause, j.fact
from voucher v join journal j on j.seq = v.entry join posting t on t.entry = j.seq join dossier d on d.subject = j.subject and d.id = j.id
left join person p on p.id = d.person left join organisation h on h.id = d.host
where v.round = $1 and ${withinDays} and (v.month, v.number, v.entry, t.line) > ($4, $5, $6, $7)
order by v.month, v.number, v.entry, t.line limit $8`

const pageRows = 2000
export type Paged = <T>(work: (asking: Asking) => Promise<T>) => Promise<T>
export type Writing = { readonly asked: VouchersAsked; readonly chart: Chart; readonly law: Law; readonly export: number }

export const voucherHeads = (language: Language): SheetRow => {
  const h: BookHeads = bookHeads[language]
  return [
    h.day,
    h.word,
    h.number,
    h.digest,
    h.code,
    h.account,
    h.debit,
    h.credit,
    h.item,
    h.person,
    h.host,
    h.clause,
    h.dossier,
    h.entry,
    h.fresh,
  ]
}

const words = { zh, en } as const
const actionWord = (language: Language, action: string) => String(Reflect.get(words[language].subjects.payment.actions, action) ?? action)

const sides = (chart: Chart, language: Language, line: Line) => {
  const rule = ruleFor(chart, line)
  const name = (code: string) => chart.accounts.find(account => account.code === code)?.name[language] ?? code
  const yuan = Number(decimalYuan(line.fen))
  return [
    [rule.debit, name(rule.debit), yuan, ''],
    [rule.credit, name(rule.credit), '', yuan],
  ] as const
}

const rowsOf = ({ chart, law, asked: { language }, export: now }: Writing, line: Line): readonly SheetRow[] => {
  const item = findAnyName(law, line.item)?.[language] ?? String(Reflect.get(words[language].values, line.item) ?? line.item)
  const clause = law.policy.clauses.find(({ id }) => id === line.clause)?.number ?? line.clause
  const reference = textIn(JSON.parse(line.fact), 'reference')
  const digest = [actionWord(language, line.action), line.name, item, reference ?? ''].filter(part => part !== '').join(' ')
  const host = (language === 'zh' ? line.zh : line.en) ?? ''
  const fresh = line.export === now ? bookHeads[language].isFresh : ''
  return sides(chart, language, line).map(side => [
    ...[line.day, chart.word, `${line.month}-${String(line.number).padStart(4, '0')}`, digest],
    ...side,
    ...[item, line.name, host, clause, line.id, line.entry, fresh],
  ])
}

/** Every line of the period by its number, a debit and a credit for each transfer, and their sums last. */
export async function* voucherRows(paged: Paged, writing: Writing): AsyncGenerator<readonly SheetRow[]> {
  const { round, from, until, language } = writing.asked
  let sum = 0n
  let after: readonly [string, number, number, number] = ['', 0, 0, 0]
  for (;;) {
    const page = await paged(({ query }) => query<Line>(linesText, [round, from, until, ...after, pageRows]))
    const entered = page.filter(isEntered)
    for (const { fen } of entered) sum += BigInt(fen)
    yield entered.flatMap(line => rowsOf(writing, line))
    const last = page.at(-1)
    if (!last || page.length < pageRows) break
    after = [last.month, last.number, last.entry, last.n]
  }
  const total = Number(decimalYuan(Number(sum)))
  yield [['', '', '', bookHeads[language].total, '', '', total, total, '', '', '', '', '', '', '']]
}

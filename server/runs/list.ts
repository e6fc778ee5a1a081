/** The list of a run as it is signed: its lines as they are kept, with masked accounts, and whoever made, checked and released it. */
import { masked } from '../../core/payee/number.ts'
import { blank, lineId, type Run } from '../../core/run/dossier.ts'
import type { MoneyPaperFacts, MoneyRow, MoneySheet } from '../../documents/money-paper.ts'
import { mostOnPaper } from '../../documents/money-paper.ts'
import { printable } from '../../documents/text.ts'
import type { Law } from '../../policy/shape.ts'
import { zh } from '../../words/zh.ts'
import type { Asking } from '../questions/asking.ts'
import { openAccount } from './candidates.ts'
import { purposeOf } from './file.ts'

/** What is in the run's digest is on its list, whatever the bank said of it. */
const signedLines = "l.run = $1 and l.state in ('held', 'paid', 'rejected', 'returned')"
const linesText = `
select l.n, l.payee, l.item, l.amount_fen as fen, l.account_n, l.state, l.reference, l.reason, coalesce(p.name, o.zh, '') as name, r.sealed
from run_line l join record r on r.subject = 'payee' and r.id = l.payee and r.kind = 'account' and r.n = l.account_n
left join person p on p.id = l.person left join organisation o on l.person is null and o.id = l.host
where ${signedLines} and l.n > $2 order by l.n limit 500`
type Kept = {
  readonly n: number
  readonly payee: string
  readonly item: string
  readonly fen: number
  readonly account_n: number
  readonly state: string
  readonly reference: string | null
  readonly reason: string | null
  readonly name: string
  readonly sealed: Buffer
}
const sumText = `select count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as "totalFen" from run_line l where ${signedLines}`
const partsText = `
select l.item, l.track, coalesce(o.zh, '') as host, count(*)::int as count, sum(l.amount_fen)::bigint as fen
from run_line l left join organisation o on o.id = l.host where ${signedLines} group by 1, 2, 3 order by 1, 2, 3 limit ${mostOnPaper}`
type Part = { readonly item: string; readonly track: string; readonly host: string; readonly count: number; readonly fen: number }
const handsText = `
select j.action, coalesce(a.zh, j.actor) as name, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
from journal j left join account a on a.id = j.actor where j.subject = 'run' and j.id = $1 and j.action in ('make', 'approve', 'approveAgain') order by j.n`
type Hand = { readonly action: string; readonly name: string; readonly day: string }

const outcomes: Readonly<Record<string, string>> = { held: '待付', paid: '已付讫', rejected: '银行未付', returned: '已退汇' }
const reasons: Readonly<Record<string, string>> = zh.values

const rowOf = (asking: Asking, law: Law, number: number, kept: Kept): MoneyRow => {
  const account = openAccount(asking.site.house.seals, kept.payee, kept.account_n, kept.sealed)
  const why = kept.reason === null ? '' : `（${reasons[kept.reason] ?? kept.reason}）`
  return [
    ...[lineId(number, kept.n), printable(kept.name), printable(account.holder), masked(account.number).slice(-8)],
    ...[printable(account.bank), purposeOf(law, kept.item), `${outcomes[kept.state] ?? ''}${why}`, kept.fen],
  ]
}

export type Listed = { readonly id: string; readonly law: Law; readonly state: object }
const dossierOf = ({ state }: Listed): Run => ({ ...blank, ...state })

/** The lines after the one that is named, five hundred at most. */
export const listPage = async (asking: Asking, listed: Listed, after: number) => {
  const rows = await asking.query<Kept>(linesText, [listed.id, after])
  const { number } = dossierOf(listed)
  return { rows: rows.map(row => rowOf(asking, listed.law, number, row)), last: rows.at(-1)?.n }
}

const columns = [
  { head: '行号', kind: 'text', wide: 2.3 },
  { head: '姓名或单位', kind: 'text', wide: 2.8 },
  { head: '户名', kind: 'text', wide: 2.8 },
  { head: '账号', kind: 'text', wide: 1.8 },
  { head: '开户银行', kind: 'text', wide: 3.4 },
  { head: '项目', kind: 'text', wide: 2 },
  { head: '结果', kind: 'text', wide: 2.2 },
  { head: '金额', kind: 'money', wide: 2.2 },
] as const satisfies MoneySheet['columns']

const signersOf = (hands: readonly Hand[]): MoneySheet['signers'] =>
  (
    [
      ['make', '制单人'],
      ['approve', '复核人'],
      ['approveAgain', '负责人'],
    ] as const
  ).map(([action, as]) => {
    const hand = hands.find(one => one.action === action)
    return { as, name: printable(hand?.name ?? ''), on: hand?.day ?? '' }
  })

/** Everything of the list but its lines. */
export const listHead = async (asking: Asking, listed: Listed): Promise<MoneySheet> => {
  const { policy } = listed.law
  const { number, status, locked, choice } = dossierOf(listed)
  const [sum = { count: 0, totalFen: 0 }] = await asking.query<{ count: number; totalFen: number }>(sumText, [listed.id])
  const hands = await asking.query<Hand>(handsText, [listed.id])
  return {
    title: `${policy.programme.name.zh}${policy.year}年度第${number}批拨付清单`,
    office: policy.programme.name.zh,
    about: [
      { label: '收款方', value: choice?.payee === 'host' ? '培养单位' : '学员' },
      { label: '笔数', value: String(sum.count) },
      { label: '状态', value: zh.subjects.run.statuses[status] },
    ],
    columns: [...columns],
    summed: columns.length - 1,
    totals: ['合计', `${sum.count}笔`, '', '', '', '', '', sum.totalFen],
    totalFen: sum.totalFen,
    totalName: '合计金额',
    notes: [locked ? '账号只列末四位；完整账号在银行文件里。' : '清单还没有锁定，不作付款依据。'],
    signers: signersOf(hands),
    digest: locked?.digest ?? '',
  }
}

/** A run of thousands is signed over its sums; the lines are in the workbook of the same digest. */
const inParts = async (asking: Asking, { id, law }: Listed, head: MoneySheet, count: number) => {
  const parts = await asking.query<Part>(partsText, [id])
  const trackName = (track: string) => law.policy.tracks[track]?.name.zh ?? track
  return {
    ...head,
    columns: [
      { head: '项目', kind: 'text', wide: 3 },
      { head: '类别', kind: 'text', wide: 2 },
      { head: '培养单位', kind: 'text', wide: 4 },
      { head: '笔数', kind: 'number', wide: 1.5 },
      { head: '金额', kind: 'money', wide: 3 },
    ] satisfies MoneySheet['columns'],
    rows: parts.map(part => [purposeOf(law, part.item), trackName(part.track), printable(part.host), part.count, part.fen]),
    summed: 4,
    totals: ['合计', '', '', count, head.totalFen],
    notes: [...head.notes, `共${count}笔，逐笔清单见同一摘要的电子表。`],
  }
}

export const listOnPaper = async (asking: Asking, listed: Listed): Promise<MoneyPaperFacts> => {
  const head = await listHead(asking, listed)
  const madeAt = asking.at.toISOString()
  const count = Number(head.about[1]?.value)
  if (count > mostOnPaper) return { ...(await inParts(asking, listed, head, count)), madeAt }
  const rows: MoneyRow[] = []
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(asking, listed, after)
    rows.push(...page.rows)
    after = page.last
  }
  return { ...head, rows, madeAt }
}

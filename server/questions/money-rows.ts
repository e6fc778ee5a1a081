/** The rows that the money of a round is made of: one for each column and dossier. Figures are sums over them, so what a figure opens to is what it counts. */
import { columns, type Sums } from '../../core/payment/columns.ts'
import { headsOf } from '../../core/payment/commitment.ts'
import type { Law } from '../../policy/shape.ts'

/** What the employers bear is not the fund's. A head that somebody had before, or whose training is over, is promised nothing more. */
const rowsText = `
head as (select * from unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::text[]) as h (item, track, each_fen, after_pass, clause)),
sum_owed as (
  select d.id, d.status, d.track, d.person, d.host, d.state ->> 'training' as training, d.state ->> 'item' as item, d.state ->> 'clause' as clause,
    d.state ->> 'payer' as payer, d.state ->> 'payee' as payee, (d.state ->> 'amountFen')::bigint as fen,
    fen_in(d.state -> 'received') as received, fen_over(d.state -> 'received') as over, fen_in(d.state -> 'waived') as waived, d.body, (d.since at time zone 'Asia/Shanghai')::date as day, (d.state #>> '{bank,on}')::date as paid_on,
    case when d.state #>> '{working,way}' = 'byMonth' then jsonb_array_length(d.state #> '{working,months}') end as months
  from dossier d where d.round = $1 and d.subject = 'payment' and (d.status not in ('cancelled', 'refused') or d.state ->> 'payer' in ('person', 'host') and d.state -> 'received' <> '[]')),
born as (select training, item, sum(fen)::bigint as fen from sum_owed where payer = 'fund' group by 1, 2),
living as (
  select p.id, p.status, p.track, p.person, p.host, p.body, (p.since at time zone 'Asia/Shanghai')::date as day, coalesce(t.state -> 'unfunded', '[]'::jsonb) as unfunded, t.status as stage, coalesce((t.state ->> 'attempts')::int, 0) as attempts
  from dossier p left join dossier t on t.subject = 'training' and t.id = p.id
  where p.round = $1 and p.subject = 'placement' and p.status <> 'cancelled'
    and coalesce(t.status, 'expected') not in ('released', 'withdrawn', 'terminated', 'cancelled')),
cell as (
  select case status when 'payable' then 'payable' when 'paid' then 'paid' else 'paying' end as "column",
    'payment' as subject, id, status, track, person, host, item, payee, fen, clause, body, training, case status when 'paid' then coalesce(paid_on, day) else day end as day, months
    from sum_owed where payer = 'fund'
  union all select 'returned', 'payment', id, status, track, person, host, item, payer, received + over, clause, body, training, day, months from sum_owed where payer in ('person', 'host') and received + over > 0
  union all select 'asked', 'payment', id, status, track, person, host, item, payer, fen - received - waived, clause, body, training, day, months from sum_owed
    where payer in ('person', 'host') and status in ('demanded', 'suspended') and fen > received + waived
  union all select 'committed', 'placement', l.id, l.status, l.track, l.person, l.host, h.item, $8::jsonb ->> h.item, h.each_fen - coalesce(b.fen, 0), h.clause, l.body, l.id, l.day, null::int
    from living l join head h on h.track = l.track left join born b on b.training = l.id and b.item = h.item
    where h.each_fen > coalesce(b.fen, 0) and not l.unfunded ? h.item
      and (l.stage is distinct from 'passed' or h.after_pass) and not (l.stage = 'failed' and l.attempts >= $7))`

/** The first eight parameters of every statement over the rows. */
const givenOf = (law: Law, round: string): readonly unknown[] => {
  const heads = headsOf(law)
  const { items } = law.policy.money
  const payees = Object.fromEntries(Object.entries(items).map(([code, { payee }]) => [code, payee.value]))
  return [
    round,
    heads.map(h => h.item),
    heads.map(h => h.track),
    heads.map(h => h.eachFen),
    heads.map(h => h.afterPass),
    heads.map(h => h.clause),
    law.policy.training.assessment.value.attempts,
    JSON.stringify(payees),
  ]
}

/** A statement over the rows, which it calls `cell`, and its parameters; those of its own begin at $9. */
export const overRows = (law: Law, round: string, text: string, ...own: readonly unknown[]) =>
  [`with ${rowsText} ${text}`, [...givenOf(law, round), ...own]] as const

const sumOfEach = columns.map(name => `coalesce(sum(c.fen) filter (where c."column" = '${name}'), 0)::bigint as ${name}`).join(', ')

/** `persons` are those to whom anything was ever due, `months` what the monthly sums among them come to. */
export type Line = Sums & {
  readonly item: string
  readonly track: string
  readonly clause: string
  readonly persons: number
  readonly months: number | null
}
export const linesText = `
select c.item, c.track, min(c.clause) as clause, count(distinct c.person) filter (where c."column" <> 'committed') as persons,
  sum(c.months) as months, ${sumOfEach}
from cell c group by 1, 2 order by 1, 2`

export const totalsText = `select ${sumOfEach} from cell c`

export type HostLine = Sums & { readonly host: string; readonly zh: string; readonly en: string; readonly persons: number }
/** What goes to hosts, what they were asked back, and what came. */
export const hostsText = `
select c.host, o.zh, o.en, count(distinct c.person) filter (where c."column" <> 'committed') as persons, ${sumOfEach}
from cell c join organisation o on o.id = c.host where c.payee = 'host' group by 1, 2, 3 order by 1`

/** $9 column, $10 item, $11 track, $12 host; null for whichever. */
const narrowed = `c."column" = $9 and ($10::text is null or c.item = $10) and ($11::text is null or c.track = $11)
  and ($12::text is null or (c.host = $12 and c.payee = 'host'))`

export const countText = `select count(*) as count, coalesce(sum(c.fen), 0)::bigint as fen from cell c where ${narrowed}`

export type Behind = {
  readonly subject: string
  readonly id: string
  readonly status: string
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly item: string
  readonly track: string
  readonly fen: number
  readonly clause: string
}
/** $13, $14: the id and item after which it goes on; $15: how many. One head can be promised several items. */
export const behindText = `
select c.subject, c.id, c.status, coalesce(p.name, c.person) as name, h.zh, h.en, c.item, c.track, c.fen, c.clause
from cell c left join person p on p.id = c.person left join organisation h on h.id = c.host
where ${narrowed} and (c.id, c.item) > ($13, $14) order by c.id, c.item limit $15`

/** $9, $10, $11: the column, id and item after which it goes on; $12: how many. */
export const everyoneText = `
select c."column", c.subject, c.id, c.status, coalesce(p.name, c.person) as name, h.zh, h.en, c.item, c.track, c.fen, c.clause
from cell c left join person p on p.id = c.person left join organisation h on h.id = c.host
where (c."column", c.id, c.item) > ($9, $10, $11) order by c."column", c.id, c.item limit $12`

export type Transfer = {
  readonly id: string
  readonly at: string
  readonly debit: string
  readonly credit: string
  readonly fen: number
  readonly clause: string
  readonly action: string
}
export const transfersText = `
select j.id, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.debit, t.credit, t.amount as fen, t.clause, j.action
from journal j join posting t on t.entry = j.seq where j.subject = 'payment' and j.id = any($1) order by j.seq, t.line`

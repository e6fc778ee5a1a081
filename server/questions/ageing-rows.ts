/** The rows of the ageing list: what each debtor owes back, cut by how long it has been late. Totals are sums over the same rows. */

/** $1 round, $2 today, $3 payer or null. What was agreed in parts is as old as each part; what rests during an appeal has no age. */
const rowsText = `
claim as materialized (
  select d.id, d.status, d.due, d.state ->> 'payer' as payer, case when d.state ->> 'payer' = 'host' then d.host else d.person end as who,
    (d.state ->> 'amountFen')::bigint + coalesce((d.state #>> '{interest,chargedFen}')::bigint, 0) - fen_in(d.state -> 'received') - fen_in(d.state -> 'waived') as open_fen,
    fen_in(d.state -> 'received') - coalesce((d.state #>> '{agreed,receivedFen}')::bigint, 0) as came,
    d.state #> '{agreed,parts}' as parts, coalesce((d.state ->> 'payBy')::date, d.due) as pay_by,
    d.state #>> '{reminded,on}' as reminded_on, coalesce((d.state #>> '{reminded,times}')::int, 0) as times, d.state ? 'waiverAsked' as wished
  from dossier d where d.round = $1 and d.subject = 'payment' and d.status in ('demanded', 'suspended')
    and d.state ->> 'payer' in ('person', 'host') and ($3::text is null or d.state ->> 'payer' = $3)),
part as (
  select c.id, p.on_day, least(p.fen, greatest(0, p.up_to - c.came)) as fen
  from claim c cross join lateral (
    select (x ->> 'on')::date as on_day, (x ->> 'amountFen')::bigint as fen, sum((x ->> 'amountFen')::bigint) over (order by nth)::bigint as up_to
    from jsonb_array_elements(c.parts) with ordinality as t(x, nth)) p
  where c.parts is not null and c.status = 'demanded'),
in_parts as (select id, sum(fen)::bigint as fen from part group by id),
slice as (
  select id, on_day, fen from part where fen > 0
  union all
  select c.id, case when c.status = 'demanded' then coalesce(c.pay_by, $2::date) end, c.open_fen - coalesce(p.fen, 0)
  from claim c left join in_parts p on p.id = c.id where c.open_fen > coalesce(p.fen, 0)),
of_demand as (
  select id, min(on_day) as oldest,
    coalesce(sum(fen) filter (where on_day >= $2::date), 0)::bigint as not_due,
    coalesce(sum(fen) filter (where $2::date - on_day between 1 and 30), 0)::bigint as up_to_30,
    coalesce(sum(fen) filter (where $2::date - on_day between 31 and 90), 0)::bigint as up_to_90,
    coalesce(sum(fen) filter (where $2::date - on_day between 91 and 180), 0)::bigint as up_to_180,
    coalesce(sum(fen) filter (where $2::date - on_day > 180), 0)::bigint as over_180,
    coalesce(sum(fen) filter (where on_day is null), 0)::bigint as frozen
  from slice group by id),
debtor as (
  select c.payer, c.who, array_agg(c.id order by c.id) as demands, coalesce(min(s.oldest), '9999-12-31') as oldest,
    sum(c.open_fen)::bigint as open_fen, sum(s.not_due)::bigint as not_due, sum(s.up_to_30)::bigint as up_to_30, sum(s.up_to_90)::bigint as up_to_90,
    sum(s.up_to_180)::bigint as up_to_180, sum(s.over_180)::bigint as over_180, sum(s.frozen)::bigint as frozen,
    max(c.reminded_on) as reminded_on, sum(c.times)::int as times, bool_or(c.wished) as wished, min(c.due) filter (where c.status = 'demanded') as due
  from claim c join of_demand s on s.id = c.id where c.open_fen > 0 and c.who is not null group by 1, 2)`

/** $4: an age of which something is open, or null; $5: a part of the name, or null. */
const narrowed = `
named as (
  select b.*, coalesce(p.name, o.zh, b.who) as zh, coalesce(p.name, o.en, b.who) as en
  from debtor b left join person p on b.payer = 'person' and p.id = b.who left join organisation o on b.payer = 'host' and o.id = b.who
  where ($5::text is null or coalesce(p.name, o.zh, b.who) ilike '%' || $5 || '%')
    and ($4::text is null or case $4 when 'notDue' then b.not_due when 'upTo30' then b.up_to_30 when 'upTo90' then b.up_to_90
      when 'upTo180' then b.up_to_180 when 'over180' then b.over_180 else b.frozen end > 0))`

export const ageingTotals = `
with ${rowsText}, ${narrowed}
select count(*)::int as count, coalesce(sum(open_fen), 0)::bigint as open_fen, coalesce(sum(not_due), 0)::bigint as not_due, coalesce(sum(up_to_30), 0)::bigint as up_to_30,
  coalesce(sum(up_to_90), 0)::bigint as up_to_90, coalesce(sum(up_to_180), 0)::bigint as up_to_180, coalesce(sum(over_180), 0)::bigint as over_180, coalesce(sum(frozen), 0)::bigint as frozen
from named`

/** $6, $7: the oldest day and the debtor after which it goes on; $8: how many. */
export const ageingPage = `
with ${rowsText}, ${narrowed}
select payer, who, zh, en, demands, to_char(oldest, 'YYYY-MM-DD') as oldest, open_fen, not_due, up_to_30, up_to_90, up_to_180, over_180, frozen, reminded_on, times, wished,
  to_char(due, 'YYYY-MM-DD') as due
from named where (oldest, payer || '/' || who) > ($6::date, $7) order by oldest, payer || '/' || who limit $8`

export type AgedSums = {
  readonly open_fen: number
  readonly not_due: number
  readonly up_to_30: number
  readonly up_to_90: number
  readonly up_to_180: number
  readonly over_180: number
  readonly frozen: number
}
export type AgedRow = AgedSums & {
  readonly payer: 'person' | 'host'
  readonly who: string
  readonly zh: string
  readonly en: string
  readonly demands: readonly string[]
  readonly oldest: string
  readonly reminded_on: string | null
  readonly times: number
  readonly wished: boolean
  readonly due: string | null
}

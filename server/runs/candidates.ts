/** What is due of a round, as a run would find it today: who is paid, on which account, and what stands in the way. Nothing is written. */
import type { Candidate } from '../../core/run/choose.ts'
import type { Choice } from '../../core/run/dossier.ts'
import type { Query } from '../database.ts'
import { textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'

/** A held payment is looked at, too, so that whoever misses it hears which run has it. */
const dueText = `
select p.id as payment, p.person, p.host, p.track, p.state ->> 'item' as item, p.state ->> 'clause' as clause, (p.state ->> 'amountFen')::bigint as amount,
  jsonb_array_length(p.state -> 'bounces') > 0 as bounced, coalesce(case when $2 = 'host' then o.zh else n.name end, '') as name,
  case when $2 = 'host' then p.round || '.' || p.host else p.state ->> 'training' end as payee, a.n as account_n, a.digest, r.sealed,
  (select l.run from run_line l where l.payment = p.id and l.state in ('chosen', 'held') limit 1) as in_run,
  (select case when c.status = 'appealed' then 'appealed' else 'open' end from dossier c
    where c.subject = 'discipline' and c.person = p.person and c.round = p.round and c.status in ('opened', 'heard', 'appealed') order by c.status limit 1) as cases,
  exists (select from dossier f where f.subject = 'payment' and f.id = p.state ->> 'against' and f.status in ('demanded', 'suspended')) as to_set_off,
  (select l.account from run_line l where l.payee = y.id and l.state = 'paid' order by l.run desc, l.n desc limit 1) as paid_on
from dossier p left join organisation o on o.id = p.host left join person n on n.id = p.person
left join dossier y on y.subject = 'payee' and y.id = case when $2 = 'host' then p.round || '.' || p.host else p.state ->> 'training' end
left join lateral (
  select (e.account ->> 'n')::int as n, e.account ->> 'digest' as digest from jsonb_array_elements(y.state -> 'accounts') with ordinality as e(account, nth)
  where e.account ->> 'from' <= $7 order by e.nth desc limit 1) a on true
left join record r on r.subject = 'payee' and r.id = y.id and r.kind = 'account' and r.n = a.n
where p.subject = 'payment' and p.round = $1 and p.status in ('payable', 'held') and p.state ->> 'payer' = 'fund' and p.state ->> 'payee' = $2
  and ($3::text is null or p.state ->> 'item' = $3) and ($4::text is null or p.track = $4) and ($5::text is null or p.host = $5)
  and ($6::date is null or (p.since at time zone 'Asia/Shanghai')::date <= $6)`

type Due = {
  readonly payment: string
  readonly person: string | null
  readonly host: string | null
  readonly track: string | null
  readonly item: string
  readonly clause: string
  readonly amount: number
  readonly bounced: boolean
  readonly name: string
  readonly payee: string
  readonly account_n: number | null
  readonly digest: string | null
  readonly sealed: Buffer | null
  readonly in_run: string | null
  readonly cases: 'open' | 'appealed' | null
  readonly to_set_off: boolean
  readonly paid_on: string | null
}

const papersText = `
select state -> 'agreement' is not null as agreed, id, state -> 'invoices' as invoices from dossier where subject = 'payee' and round = $1 and state ->> 'kind' = 'host'`
type Papers = { readonly id: string; readonly agreed: boolean; readonly invoices: readonly { readonly payments: readonly string[] }[] }

/** An account as it lies sealed. */
export type Opened = { readonly holder: string; readonly number: string; readonly bank: string; readonly bankCode?: string | undefined }
export const openAccount = (seals: Seals, payee: string, n: number, sealed: Buffer): Opened => {
  const content = seals.open(placeOf('payee', payee, 'account', n), sealed)
  const bankCode = textIn(content, 'bankCode')
  const said = (key: string) => textIn(content, key) ?? ''
  return { holder: said('holder'), number: said('number'), bank: said('bank'), ...(bankCode !== undefined && { bankCode }) }
}

const accountOf = (seals: Seals, { payee, account_n: n, digest, sealed }: Due): Candidate['account'] =>
  n === null || digest === null || sealed === null ? undefined : { n, digest, holder: openAccount(seals, payee, n, sealed).holder }

export type Asked = Choice & { readonly round: string; readonly today: string }

export const findCandidates = async (query: Query, seals: Seals, asked: Asked): Promise<readonly Candidate[]> => {
  const { round, payee: kind, item, track, host, dueUntil, today } = asked
  const values = [round, kind, item ?? null, track ?? null, host ?? null, dueUntil ?? null, today]
  const papers = kind === 'host' ? await query<Papers>(papersText, [round]) : []
  const agreed = new Set(papers.flatMap(({ id, agreed: is }) => (is ? [id] : [])))
  const invoiced = new Set(papers.flatMap(({ invoices }) => invoices.flatMap(({ payments }) => payments)))
  const rows = await query<Due>(dueText, values)
  return rows.map(row => ({
    ...{ payment: row.payment, kind, payee: row.payee, name: row.name, item: row.item, clause: row.clause },
    ...{ person: row.person ?? undefined, host: row.host ?? undefined, track: row.track ?? '', amountFen: row.amount },
    account: accountOf(seals, row),
    agreement: agreed.has(row.payee),
    invoice: invoiced.has(row.payment),
    ...{
      cases: row.cases ?? undefined,
      inRun: row.in_run ?? undefined,
      bounced: row.bounced,
      toSetOff: row.to_set_off,
      paidOn: row.paid_on ?? undefined,
    },
  }))
}

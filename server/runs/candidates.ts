/** What is due of a round, as a run would find it today: who is paid, on which account, and what stands in the way. Nothing is written. */
import { accountOn, blank, type Payee } from '../../core/payee/dossier.ts'
import type { Candidate } from '../../core/run/choose.ts'
import type { Choice } from '../../core/run/dossier.ts'
import type { Query } from '../database.ts'
import { textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'

/** A held payment is looked at, too, so that whoever misses it hears which run has it. What is named in a state is looked up by name afterwards: a join on it could use no index under row-level security. */
const dueText = `
select p.id as payment, p.person, p.host, p.track, p.state ->> 'item' as item, p.state ->> 'clause' as clause, (p.state ->> 'amountFen')::bigint as amount,
  jsonb_array_length(p.state -> 'bounces') > 0 as bounced, coalesce(case when $2 = 'host' then o.zh else n.name end, '') as name,
  case when $2 = 'host' then p.round || '.' || p.host else p.state ->> 'training' end as payee, p.state ->> 'against' as against,
  (select l.run from run_line l where l.payment = p.id and l.state in ('chosen', 'held') limit 1) as in_run,
  (select case when c.status = 'appealed' then 'appealed' else 'open' end from dossier c
    where c.subject = 'discipline' and c.person = p.person and c.round = p.round and c.status in ('opened', 'heard', 'appealed') order by c.status limit 1) as cases
from dossier p left join organisation o on o.id = p.host left join person n on n.id = p.person
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
  readonly against: string | null
  readonly in_run: string | null
  readonly cases: 'open' | 'appealed' | null
}

const payeesText = "select id, state from dossier where subject = 'payee' and id = any($1)"
const sealedText = `
select id, n, sealed from record where subject = 'payee' and kind = 'account' and id = any($1)`
/** The account that each was last paid on. */
const paidText = `
select distinct on (payee) payee, account from run_line where state = 'paid' and payee = any($1) order by payee, on_day desc, run desc, n desc`
const demandedText = "select id from dossier where subject = 'payment' and id = any($1) and status in ('demanded', 'suspended')"

/** An account as it lies sealed. */
export type Opened = { readonly holder: string; readonly number: string; readonly bank: string; readonly bankCode?: string | undefined }
export const openAccount = (seals: Seals, payee: string, n: number, sealed: Buffer): Opened => {
  const content = seals.open(placeOf('payee', payee, 'account', n), sealed)
  const bankCode = textIn(content, 'bankCode')
  const said = (key: string) => textIn(content, key) ?? ''
  return { holder: said('holder'), number: said('number'), bank: said('bank'), ...(bankCode !== undefined && { bankCode }) }
}

/** What lies around the payments, each read once and by name. */
const readAround = async (query: Query, seals: Seals, rows: readonly Due[], today: string) => {
  const ids = [...new Set(rows.map(({ payee }) => payee))]
  const payees = new Map<string, Payee>(
    (await query<{ id: string; state: object }>(payeesText, [ids])).map(({ id, state }) => [id, { ...blank, ...state }]),
  )
  const sealed = await query<{ id: string; n: number; sealed: Buffer }>(sealedText, [ids])
  const paid = await query<{ payee: string; account: string }>(paidText, [ids])
  const against = rows.flatMap(row => (row.against === null ? [] : [row.against]))
  const demanded = new Set((await query<{ id: string }>(demandedText, [against])).map(({ id }) => id))
  const bytes = new Map(sealed.map(({ id, n, sealed: own }) => [`${id}/${n}`, own]))
  const accountOf = (id: string): Candidate['account'] => {
    const payee = payees.get(id)
    const account = payee && accountOn(payee, today)
    const own = account && bytes.get(`${id}/${account.n}`)
    return own && { n: account.n, digest: account.digest, holder: openAccount(seals, id, account.n, own).holder }
  }
  const invoiced = new Set([...payees.values()].flatMap(({ invoices }) => invoices.flatMap(({ payments }) => payments)))
  return { payees, accountOf, invoiced, demanded, paidOn: new Map(paid.map(({ payee, account }) => [payee, account])) }
}

export type Asked = Choice & {
  readonly round: string
  readonly today: string
  /** The accounts behind whoever makes the run. */
  readonly hands?: readonly string[]
  readonly leftOut?: readonly string[]
}

export const findCandidates = async (query: Query, seals: Seals, asked: Asked): Promise<readonly Candidate[]> => {
  const { round, payee: kind, item, track, host, dueUntil, today, hands = [], leftOut = [] } = asked
  const values = [round, kind, item ?? null, track ?? null, host ?? null, dueUntil ?? null]
  const rows = await query<Due>(dueText, values)
  const left = new Set(leftOut)
  const { payees, accountOf, invoiced, demanded, paidOn } = await readAround(query, seals, rows, today)
  return rows.map(row => ({
    ...{ payment: row.payment, kind, payee: row.payee, name: row.name, item: row.item, clause: row.clause },
    ...{ person: row.person ?? undefined, host: row.host ?? undefined, track: row.track ?? '', amountFen: row.amount },
    account: accountOf(row.payee),
    agreement: payees.get(row.payee)?.agreement !== undefined,
    invoice: invoiced.has(row.payment),
    agreedFen: payees.get(row.payee)?.rates?.find(rate => rate.item === row.item && rate.track === row.track)?.rateFen,
    aside: (payees.get(row.payee)?.aside ?? []).some(({ account }) => hands.includes(account)),
    leftOut: left.has(row.payment),
    toSetOff: row.against !== null && demanded.has(row.against),
    ...{ cases: row.cases ?? undefined, inRun: row.in_run ?? undefined, bounced: row.bounced, paidOn: paidOn.get(row.payee) },
  }))
}

/** The lines of a run: written once with the run, read in their order, and never changed but in how far each has come. */
import { createHash } from 'node:crypto'
import { type Signed, signedLine } from '../../core/run/canonical.ts'
import type { Line } from '../../core/run/choose.ts'
import type { Locked } from '../../core/run/dossier.ts'
import type { Query } from '../database.ts'

const insertText = `
insert into run_line (run, n, payment, payee, person, host, item, track, amount_fen, clause, account_n, account, actor, wants)
select $1, t.*, $2, 'hold' from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::text[], $12::int[], $13::text[])
  as t(n, payment, payee, person, host, item, track, amount_fen, clause, account_n, account)`

/** As many rows as one statement takes at a time. */
const chunk = 5_000

export const insertLines = async (query: Query, run: string, actor: string, lines: readonly Line[]): Promise<void> => {
  for (let from = 0; from < lines.length; from += chunk) {
    const some = lines.slice(from, from + chunk)
    const column = <K extends keyof Line>(key: K) => some.map(line => line[key] ?? null)
    const accounts = [some.map(({ account }) => account.n), some.map(({ account }) => account.digest)]
    const people = some.map(({ kind, person }) => (kind === 'trainee' ? (person ?? null) : null))
    const named = [column('n'), column('payment'), column('payee'), people, column('host'), column('item'), column('track')]
    await query(insertText, [run, actor, ...named, column('amountFen'), column('clause'), ...accounts])
  }
}

const pageText = `
select n, payment, payee, amount_fen as "amountFen", clause, account_n, account from run_line
where run = $1 and n > $2 and state in ('held', 'paid', 'rejected', 'returned') order by n limit 5000`
type Row = Omit<Signed, 'account'> & { readonly account_n: number; readonly account: string }

/** What the run is signed over: its lines in their order, but for those that never got into it. */
export const digestOf = async (query: Query, run: string): Promise<Locked> => {
  const hash = createHash('sha256')
  let [count, total, after] = [0, 0n, 0]
  for (;;) {
    const rows = await query<Row>(pageText, [run, after])
    for (const { account_n: n, account: digest, ...row } of rows) {
      hash.update(signedLine({ ...row, account: { n, digest } }))
      count += 1
      total += BigInt(row.amountFen)
    }
    const last = rows.at(-1)
    if (!last) return { count, totalFen: Number(total), digest: hash.digest('hex') }
    after = last.n
  }
}

const waitingText = 'select count(*)::int as waiting from run_line where run = $1 and wants is not null'
export const waitingIn = async (query: Query, run: string): Promise<number> =>
  (await query<{ waiting: number }>(waitingText, [run]))[0]?.waiting ?? 0

/** Payees whose account, as it counts today, is not the one of their line. */
const movedText = `
select distinct l.payee from run_line l join dossier y on y.subject = 'payee' and y.id = l.payee
cross join lateral (
  select e.account ->> 'digest' as digest from jsonb_array_elements(y.state -> 'accounts') with ordinality as e(account, nth)
  where e.account ->> 'from' <= $2 order by e.nth desc limit 1) a
where l.run = $1 and l.state = 'held' and a.digest <> l.account limit 50`
export const movedIn = async (query: Query, run: string, today: string): Promise<readonly string[]> =>
  (await query<{ payee: string }>(movedText, [run, today])).map(({ payee }) => payee)

const paysText = 'select 1 from run_line where run = $1 and (person = any($2) or (person is null and host = any($3))) limit 1'
/** Whether the run pays one of these people themself, or a host at which they sit. */
export const paysOneOf = async (query: Query, run: string, people: readonly string[], hosts: readonly string[]): Promise<boolean> =>
  people.length + hosts.length > 0 && (await query(paysText, [run, people, hosts])).length > 0

/** From those payees of whom somebody said so, who are few, to the lines. */
const asideText = `
select l.payee from dossier y join run_line l on l.payee = y.id and l.run = $1
where y.subject = 'payee' and y.state ? 'aside' and l.state in ('chosen', 'held')
  and exists (select from jsonb_array_elements(y.state -> 'aside') a where a ->> 'account' = any($2)) order by 1 limit 50`
/** Payees of the run with whom one of these accounts has an interest. */
export const asideIn = async (query: Query, run: string, accounts: readonly string[]): Promise<readonly string[]> =>
  (await query<{ payee: string }>(asideText, [run, accounts])).map(({ payee }) => payee)

const asideOfText = `
select y.id from dossier y where y.subject = 'payee' and y.id = $1
  and exists (select from jsonb_array_elements(y.state -> 'aside') a where a ->> 'account' = any($2))`
/** The payee, if one of these accounts has said to have a tie to them. */
export const asideOf = async (query: Query, payee: string, accounts: readonly string[]): Promise<readonly string[]> =>
  (await query<{ id: string }>(asideOfText, [payee, accounts])).map(({ id }) => id)

const nextText = "select coalesce(max((state ->> 'number')::int), 0) + 1 as next from dossier where subject = 'run' and round = $1"
export const nextNumber = async (query: Query, round: string): Promise<number> =>
  (await query<{ next: number }>(nextText, [round]))[0]?.next ?? 1

const freeText = `
update run_line set actor = $2, wants = case when state = 'held' then 'free' end, state = case when state = 'chosen' then 'freed' else state end
where run = $1 and state in ('chosen', 'held')`
/** Lines that never held their payment are free at once; the others give it back. */
export const freeLines = async (query: Query, run: string, actor: string): Promise<void> => {
  await query(freeText, [run, actor])
}

export type Answered = {
  readonly n: number
  readonly outcome: 'paid' | 'rejected' | 'returned'
  readonly reference: string
  readonly on: string
  readonly reason: string
}
const answerText = `
update run_line l set actor = $2, wants = case t.outcome when 'paid' then 'remit' when 'rejected' then 'reject' else 'reverse' end,
  reference = case when t.outcome = 'paid' then t.reference else l.reference end, on_day = t.on_day, reason = nullif(t.reason, '')
from unnest($3::int[], $4::text[], $5::text[], $6::date[], $7::text[]) as t(n, outcome, reference, on_day, reason) where l.run = $1 and l.n = t.n`
export const answerLines = async (query: Query, run: string, actor: string, answers: readonly Answered[]): Promise<void> => {
  for (let from = 0; from < answers.length; from += chunk) {
    const some = answers.slice(from, from + chunk)
    const column = <K extends keyof Answered>(key: K) => some.map(answer => answer[key])
    await query(answerText, [run, actor, column('n'), column('outcome'), column('reference'), column('on'), column('reason')])
  }
}

/** Works every balance out anew from the transfers, and says which are not what the house keeps. */
import type { Database } from './database.ts'

export type Stray = { readonly account: string; readonly kept: number; readonly posted: number }
export type Ledger = {
  readonly transfers: number
  readonly accounts: number
  readonly stray: readonly Stray[]
  /** Transfers that bear another month than their entry. */
  readonly misdated: readonly number[]
}

const strayText = `
with moved as (
  select account, sum(change)::bigint as posted from (
    select credit as account, amount as change from posting union all select debit, -amount from posting
  ) m where split_part(account, '/', 2) <> 'world' group by account)
select coalesce(m.account, c.name) as account, coalesce(c.balance, 0)::bigint as kept, coalesce(m.posted, 0)::bigint as posted
from moved m full join counter c on c.name = m.account where coalesce(c.balance, 0) <> coalesce(m.posted, 0) order by 1 limit 1000`
const misdatedText = `
select p.entry from posting p join journal j on j.seq = p.entry
where p.period <> to_char(j.at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') order by 1 limit 1000`

/** One look at everything, so that what is posted meanwhile is in both or in neither. */
export const verifyLedger = ({ snapshot }: Database): Promise<Ledger> =>
  snapshot(async query => {
    const [count] = await query<{ transfers: number; accounts: number }>(
      'select (select count(*) from posting) as transfers, (select count(*) from counter) as accounts',
    )
    const stray = await query<Stray>(strayText)
    const misdated = await query<{ entry: number }>(misdatedText)
    return { transfers: count?.transfers ?? 0, accounts: count?.accounts ?? 0, stray, misdated: misdated.map(({ entry }) => entry) }
  })

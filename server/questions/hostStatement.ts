/** What a host is owed in a round, what it was paid, and what it was asked back, for itself and for the office. */
import type { HostStatement } from '../../core/payee/questions.ts'
import { totalsOf } from '../../core/payee/statement.ts'
import { questions } from '../../core/question.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findSums } from './hostSums.ts'
import { findRound } from './law.ts'
import { partyAccount } from './party-account.ts'

const hostText = 'select zh, en from organisation where id = $1'
const refundsText = `
select d.id as payment, coalesce(p.name, d.id) as name, d.status, d.due::text as due, d.state ->> 'clause' as clause, (d.state ->> 'amountFen')::bigint as "askedFen",
  coalesce((select sum((r ->> 'amountFen')::bigint) from jsonb_array_elements(d.state -> 'received') r), 0)::bigint as "receivedFen",
  coalesce((select sum((w ->> 'amountFen')::bigint) from jsonb_array_elements(coalesce(d.state -> 'waived', '[]'::jsonb)) w), 0)::bigint as "waivedFen"
from dossier d left join person p on p.id = d.person
where d.subject = 'payment' and d.round = $1 and d.host = $2 and d.state ->> 'payer' = 'host' and d.status <> 'cancelled' order by d.id limit 2000`
type Kept = Omit<HostStatement['refunds'][number], 'openFen'> & { readonly waivedFen: number }

const isOpen = (status: string) => status === 'demanded' || status === 'suspended'

export const readStatement = async (asking: Asking, id: string): Promise<HostStatement | undefined> => {
  const { query, site } = asking
  const dot = id.indexOf('.')
  const [round, host] = [id.slice(0, dot), id.slice(dot + 1)]
  const found = await findRound(site.house, query, round)
  const mayRead =
    found && (organisationsWith(asking, 'host').includes(host) || sitsAt(asking, found.law, 'department', 'leader', 'finance', 'auditor'))
  const [name] = mayRead ? await query<{ zh: string; en: string }>(hostText, [host]) : []
  if (!name) return undefined
  const lines = (await findSums(asking, [host], round)).map(({ round: _, ...line }) => line)
  const refunds = (await query<Kept>(refundsText, [round, host])).map(({ waivedFen, ...kept }) => ({
    ...kept,
    openFen: isOpen(kept.status) ? Math.max(0, kept.askedFen - kept.receivedFen - waivedFen) : 0,
  }))
  const account = await partyAccount(query, 'host', host, round)
  return { round, host, name, lines, refunds, account, totals: totalsOf({ lines, refunds }) }
}

export const hostStatement = answering(questions.hostStatement, (asking, { id }) => readStatement(asking, id))

/** The account of a party, from the accounts of its payments in the ledger. Each payment is of one party: of whoever owes it, or of whom the fund pays. */
import type { PartyAccount } from '../../core/voucher/party.ts'
import type { Query } from '../database.ts'

/** $1: the party. */
const whose = {
  host: "d.host = $1 and 'host' in (d.state ->> 'payer', d.state ->> 'payee')",
  person: "d.person = $1 and (d.state ->> 'payer' = 'person' or (d.state ->> 'payer' = 'fund' and d.state ->> 'payee' = 'trainee'))",
  employer: "d.employer = $1 and 'employer' in (d.state ->> 'payer', d.state ->> 'payee')",
} as const
export type Party = keyof typeof whose

const balances = [
  ['owedFen', 'owed', "= 'fund'"],
  ['paidFen', 'paid', "= 'fund'"],
  ['askedFen', 'owed', "<> 'fund'"],
  ['backFen', 'paid', "<> 'fund'"],
  ['waivedFen', 'waived', 'is not null'],
  ['keptFen', 'kept', 'is not null'],
] as const
const columns = balances.map(
  ([name, kind, payer]) =>
    `coalesce(sum(c.balance) filter (where c.name = 'fen/${kind}/' || d.id and d.state ->> 'payer' ${payer}), 0)::bigint as "${name}"`,
)
const textOf = (party: Party) => `
select ${columns.join(', ')} from dossier d
left join counter c on c.name = any (array['fen/owed/' || d.id, 'fen/paid/' || d.id, 'fen/waived/' || d.id, 'fen/kept/' || d.id])
where d.subject = 'payment' and ($2::text is null or d.round = $2) and ${whose[party]}`

/** Of one round, or of all. */
export const partyAccount = async (query: Query, party: Party, id: string, round?: string): Promise<PartyAccount> => {
  const [found] = await query<PartyAccount>(textOf(party), [id, round ?? null])
  return found ?? { owedFen: 0, paidFen: 0, askedFen: 0, backFen: 0, waivedFen: 0, keptFen: 0 }
}

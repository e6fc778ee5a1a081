/** Seats and accounts as they lie in the database, read for those who give, deputise and end them. */
import type { Account, Administrators, Giver, Holding } from '../../core/office/seats.ts'
import type { Query } from '../database.ts'
import { ownAccounts } from '../own-accounts.ts'
import { isSeatRole } from '../session.ts'

const columns =
  'id::int as id, account, role, organisation, from_day as "from", to_day as "to", acting_for as "actingFor", works_at as "worksAt"'

export const findSeat = async (query: Query, id: number): Promise<Holding | undefined> =>
  (await query<Holding>(`select ${columns} from seat where id = $1 and role <> 'clock'`, [id]))[0]

export const findAccount = async (query: Query, id: string): Promise<Account | undefined> => {
  const [row] = await query<{ id: string; person: string | null; left: boolean }>(
    `select id, person, disabled as "left" from account where id = $1 and not contact and id not in ${ownAccounts}`,
    [id],
  )
  if (!row) return undefined
  const all = await query<Holding>(`select ${columns} from seat where account = any (hands_of($1))`, [id])
  return { ...row, holdings: all.filter(({ account }) => account === id), elsewhere: all.filter(({ account }) => account !== id) }
}

/** The seats that an account holds itself today; one that was closed holds none. */
export const giverOf = ({ id, left, holdings }: Account, today: string): Giver => ({
  id,
  seats: holdings.flatMap(({ role, organisation, from, to, actingFor }) =>
    !left && actingFor === null && from <= today && today <= to && isSeatRole(role) ? [{ role, organisation }] : [],
  ),
})

const administratorsText = `
select s.role, count(distinct s.account)::int as count from seat s join account a on a.id = s.account
where administers(s.role) and s.acting_for is null and not a.disabled and s.from_day <= $1 and $1 <= s.to_day group by s.role`

/** How many accounts hold each of the administrators' seats on a day. */
export const countAdministrators = async (query: Query, today: string): Promise<Administrators> =>
  Object.fromEntries((await query<{ role: string; count: number }>(administratorsText, [today])).map(({ role, count }) => [role, count]))

export const findKind = async (query: Query, organisation: string): Promise<string | undefined> =>
  (await query<{ kind: string }>('select kind from organisation where id = $1', [organisation]))[0]?.kind

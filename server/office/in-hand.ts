/** What somebody has in hand: the work that waits at each of their seats, and what bears their own name. Counts only, and nothing of whom it is about. */
import { isSubjectName } from '../../core/facts.ts'
import type { InHand } from '../../core/office/questions.ts'
import { type Account, type Holding, openOf } from '../../core/office/seats.ts'
import type { Query } from '../database.ts'
import { type Part, part, run } from '../questions/rows.ts'
import { isSeatRole } from '../session.ts'

const related = ['employer', 'body', 'host'] as const

/** The dossiers whose turn is a seat's. */
export const waitingAt = ({ role, organisation }: Pick<Holding, 'role' | 'organisation'>): Part => {
  const relation = related.find(name => name === role)
  if (relation) return part`d.waits_for = ${role} and d.${part.ref(relation)} = ${organisation}`
  if (role === 'ministry') return part`d.waits_for = ${role}`
  return part`d.waits_for = ${role} and (
    d.round in (select r.id from dossier r join law l on l.digest = r.state ->> 'law' where r.subject = 'round' and l.office = ${organisation})
    or (d.subject in ('edition', 'round') and d.state ->> 'law' in (select digest from law where office = ${organisation})))`
}

type Counted = { readonly subject: string; readonly status: string; readonly count: number; readonly due: string | null }
const workAt = async (query: Query, seat: Holding) => {
  const rows = await run<Counted>(
    query,
    part`select d.subject, d.status, count(*)::int as count, min(d.due)::text as due from dossier d where ${waitingAt(seat)}
      group by d.subject, d.status order by min(d.due) nulls last, d.subject, d.status`,
  )
  return rows.flatMap(({ subject, ...row }) => (isSubjectName(subject) ? [{ subject, ...row }] : []))
}

/** The name under which the post tells a seat. */
const partyOf = ({ role, organisation }: Holding) => (role === 'ministry' ? role : `${role}:${organisation}`)

type Names = ReadonlyMap<string, { readonly zh: string; readonly en: string }>
const namesOf = async (query: Query, table: 'account' | 'organisation', ids: readonly string[]): Promise<Names> => {
  const rows = await run<{ id: string; zh: string; en: string }>(
    query,
    part`select id, zh, en from ${part.ref(table)} where id = any(${ids})`,
  )
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}
const nameIn = (names: Names, id: string) => names.get(id) ?? { zh: id, en: id }

const ownText = `select
  (select count(*)::int from dossier where subject = 'payment' and status = 'prepared' and state ->> 'preparedBy' = $1) as prepared,
  (select count(*)::int from dossier where subject = 'discipline' and status in ('opened', 'heard') and state ->> 'openedBy' = $1) as cases,
  (select count(*)::int from upload where owner = $1) as uploads`
const editionsText = `
select id, status from dossier where subject = 'edition' and waits_for is not null and state -> 'workedOn' @> to_jsonb($1::text) order by id`

/** Reads under a transaction that sees every row. */
export const readInHand = async (query: Query, account: Account, today: string): Promise<InHand> => {
  const open = openOf(account, today)
  const organisations = await namesOf(
    query,
    'organisation',
    open.map(({ organisation }) => organisation),
  )
  const holders = await namesOf(
    query,
    'account',
    open.flatMap(({ actingFor }) => actingFor ?? []),
  )
  const seats: InHand['seats'] = []
  for (const seat of open) {
    const { role, organisation, from, to } = seat
    if (seat.actingFor !== null || !isSeatRole(role)) continue
    const [counted] = await query<{ unread: number }>('select count(*)::int as unread from message where party = $1 and read_at is null', [
      partyOf(seat),
    ])
    const work = await workAt(query, seat)
    seats.push({ role, organisation, name: nameIn(organisations, organisation), from, to, work, unread: counted?.unread ?? 0 })
  }
  const [own] = await query<{ prepared: number; cases: number; uploads: number }>(ownText, [account.id])
  return {
    seats,
    editions: [...(await query<{ id: string; status: string }>(editionsText, [account.id]))],
    ...(own ?? { prepared: 0, cases: 0, uploads: 0 }),
    actsFor: open.flatMap(({ role, organisation, actingFor }) =>
      actingFor !== null && isSeatRole(role)
        ? [{ role, organisation, name: nameIn(organisations, organisation), holder: nameIn(holders, actingFor) }]
        : [],
    ),
  }
}

/** Seats that nobody holds today although work of a round waits for them: what a clerk who left would otherwise leave unseen. */
import { questions } from '../../core/question.ts'
import { isSeatRole } from '../session.ts'
import { answering, hasSeat, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

const most = 100

type Read = { readonly role: string; readonly organisation: string; readonly zh: string; readonly en: string; readonly count: number }

/** Bodies, hosts, and employers that once had a seat; the office that runs the round; the ministry. Each is counted by its own index. */
const emptyText = `
with held as (
  select distinct s.role, s.organisation from seat s join account a on a.id = s.account where not a.disabled and s.from_day <= $2 and $2 <= s.to_day
), seats as (
  select o.kind as role, o.id, o.zh, o.en from organisation o where o.kind in ('body', 'host', 'ministry')
    or (o.kind = 'employer' and exists (select from seat s where s.role = 'employer' and s.organisation = o.id))
  union all
  select r.role, o.id, o.zh, o.en from unnest(array['department', 'leader', 'finance']) as r(role), organisation o where o.id = $3
)
select m.role, m.id as organisation, m.zh, m.en, w.count from seats m cross join lateral (
  select count(*)::int as count from (
    select 1 from dossier d where m.role = 'body' and d.round = $1 and d.waits_for = 'body' and d.body = m.id
    union all select 1 from dossier d where m.role = 'host' and d.round = $1 and d.waits_for = 'host' and d.host = m.id
    union all select 1 from dossier d where m.role = 'employer' and d.round = $1 and d.waits_for = 'employer' and d.employer = m.id
    union all select 1 from dossier d where m.role in ('department', 'leader', 'finance', 'ministry') and d.round = $1 and d.waits_for = m.role
    limit ${most + 1}) waiting) w
where w.count > 0 and not exists (select from held where held.role = m.role and held.organisation = m.id)
order by w.count desc, m.role, m.id`

/** Counts of rows that an administrator may not see: role, organisation and number, and nothing of whom they are about. */
export const emptySeats = answering(
  questions.emptySeats,
  async (asking, { round }) => {
    const found = await findRound(asking.site.house, asking.query, round)
    if (!found || !(hasSeat(asking, 'administrator', 'security') || sitsAt(asking, found.law, 'department', 'leader'))) return undefined
    const rows = await asking.query<Read>(emptyText, [round, asking.today, found.law.policy.programme.office])
    return rows.flatMap(({ role, organisation, zh, en, count }) =>
      isSeatRole(role) ? [{ role, organisation, name: { zh, en }, count: Math.min(count, most), more: count > most }] : [],
    )
  },
  'everything',
)

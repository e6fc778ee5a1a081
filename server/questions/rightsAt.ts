/** Who could act at a moment: the registry as it stood then, with the number and hash of its last line. */
import { questions } from '../../core/question.ts'
import { dayOf, isSeatRole } from '../session.ts'
import { answering } from './asking.ts'
import { cursorOf, findCursor } from './rows.ts'

type Read = {
  readonly seat: number
  readonly account: string
  readonly role: string
  readonly from: string
  readonly to: string
  readonly since: string
  readonly zh: string
  readonly en: string
  readonly org_zh: string
  readonly org_en: string
  readonly holder: { readonly zh: string; readonly en: string } | null
}

const rightsText = `
with lines as (select n, line::jsonb as line from registry where at <= $1), seats as (
  select distinct on (line #> '{content,seat}') line -> 'content' as seat, line ->> 'at' as since from lines
  where line ->> 'deed' = 'seat' order by line #> '{content,seat}', n desc
), accounts as (
  select distinct on (line #>> '{content,account}') line #>> '{content,account}' as account, line #> '{content,left}' = 'true' as gone from lines
  where line ->> 'deed' = 'account' order by line #>> '{content,account}', n desc
)
select (s.seat ->> 'seat')::int as seat, s.seat ->> 'account' as account, s.seat ->> 'role' as role, s.seat ->> 'from' as "from", s.seat ->> 'to' as "to",
  s.since, a.zh, a.en, o.zh as org_zh, o.en as org_en, case when h.id is not null then json_build_object('zh', h.zh, 'en', h.en) end as holder
from seats s join account a on a.id = s.seat ->> 'account' join organisation o on o.id = s.seat ->> 'organisation'
left join account h on h.id = s.seat ->> 'actingFor'
where s.seat ->> 'from' <= $2 and $2 <= s.seat ->> 'to' and (s.seat ->> 'seat')::int > $3
  and not exists (select from accounts x where x.gone and x.account in (s.seat ->> 'account', s.seat ->> 'actingFor'))
  and ($4::text is null or strpos(lower(concat_ws(' ', a.zh, a.en, a.login, o.zh, o.en, h.zh)), lower($4)) > 0)
order by 1 limit $5`

export const rightsAt = answering(questions.rightsAt, async ({ query }, { at, q, after, limit }) => {
  const [head] = await query<{ n: number; hash: string }>('select n::int as n, hash from registry where at <= $1 order by n desc limit 1', [
    at,
  ])
  const cursor = findCursor(after)
  const rows = await query<Read>(rightsText, [at, dayOf(new Date(at)), Number(cursor?.id ?? 0), q?.trim() || null, limit + 1])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    n: head?.n ?? 0,
    hash: head?.hash ?? '',
    rows: shown.flatMap(({ seat: _seat, account, role, from, to, since, zh, en, org_zh, org_en, holder }) =>
      isSeatRole(role)
        ? [{ account, name: { zh, en }, role, organisation: { zh: org_zh, en: org_en }, from, to, actingFor: holder, since }]
        : [],
    ),
    next: rows.length > limit && last ? cursorOf('seat', String(last.seat)) : null,
  }
})

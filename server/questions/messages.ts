/** What the asker was told, the newest first: as a person, for their organisation, or for their office. */
import { isSubjectName } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import type { Query } from '../database.ts'
import type { Session } from '../session.ts'
import { answering } from './asking.ts'

/** The names under which the post may have told this session something. */
export const partiesOf = ({ account, seats }: Session): readonly string[] => [
  ...(account.person === null ? [] : [account.person]),
  `account:${account.id}`,
  ...seats.map(({ role, organisation }) => (role === 'ministry' ? role : `${role}:${organisation}`)),
]

type Read = {
  readonly id: number
  readonly subject: string
  readonly dossier: string
  readonly title: string
  readonly action: string
  readonly status: string
  readonly at: string
  readonly read: boolean
  readonly late: boolean
}

const pageText = `
select m.id, j.subject, j.id as dossier, coalesce(p.name, b.zh, j.id) as title, j.action, j.status,
  to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, m.read_at is not null as read,
  exists (select from escalation e where e.message = m.id) as late
from (select * from message where party = any($1) and id < $2 order by id desc limit $3) m
join journal j on j.seq = m.entry
join dossier d on d.subject = j.subject and d.id = j.id
left join person p on p.id = d.person
left join organisation b on b.id = d.body
order by m.id desc`

const unreadText = 'select count(*) as unread from (select 1 from message where party = any($1) and read_at is null limit 1000) u'

const readText = `
update message set read_at = now()
where party = any($1) and read_at is null and entry in (select seq from journal where subject = $2 and id = $3)`

/** Whoever has opened the dossier has read what they were told about it. */
export const markRead = async (query: Query, session: Session | undefined, subject: string, id: string): Promise<void> => {
  if (session) await query(readText, [partiesOf(session), subject, id])
}

const newest = Number.MAX_SAFE_INTEGER

export const messages = answering(questions.messages, async ({ session, query }, { after, limit }) => {
  if (!session) return undefined
  const parties = partiesOf(session)
  const from = after === undefined ? newest : Number(after)
  if (!Number.isSafeInteger(from)) return undefined
  const rows = await query<Read>(pageText, [parties, from, limit])
  const [counted] = await query<{ unread: number }>(unreadText, [parties])
  const last = rows.at(-1)
  return {
    rows: rows.flatMap(({ subject, ...row }) => (isSubjectName(subject) ? [{ subject, ...row }] : [])),
    next: rows.length === limit && last ? String(last.id) : null,
    unread: counted?.unread ?? 0,
  }
})

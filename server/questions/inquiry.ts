/** Inquiries with their words: a person's own, and one of them for the department. */
import { Finding, Outcome } from '../../core/inquiry/answer.ts'
import type { Inquiry } from '../../core/inquiry/dossier.ts'
import { Files } from '../../core/inquiry/terms.ts'
import { questions } from '../../core/question.ts'
import type { Query } from '../database.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'
import { type Asking, answering } from './asking.ts'
import { findLook } from './look.ts'
import { cursorOf, findCursor } from './rows.ts'

type State = Pick<Inquiry, 'clause' | 'wish' | 'restricts'> & { readonly kind: 'question' | 'report' | 'data'; readonly round: string }
type Found = { readonly id: string; readonly status: string; readonly due: string | null; readonly since: string; readonly state: State }
type Said = {
  readonly id: string
  readonly n: number
  readonly action: string
  readonly role: string
  readonly on: string
  readonly kind: string | null
  readonly sealed: Buffer | null
}

/** Nobody goes through more of one thread. */
const most = 200
const saidText = `
select j.id, j.n, j.action, j.role, to_char(j.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, r.kind, r.sealed
from unnest($1::text[]) wanted(id) join lateral (
  select * from journal where subject = 'inquiry' and id = wanted.id and action in ('ask', 'report', 'askData', 'askOn', 'answer', 'liftRestriction') order by n limit ${most}) j on true
left join record r on r.subject = j.subject and r.id = j.id and r.n = j.n order by j.id, j.n`

const wordsOf = (seals: Seals, { id, n, kind, sealed }: Said): unknown =>
  kind === null || sealed === null ? undefined : seals.open(placeOf('inquiry', id, kind, n), sealed)

const shown = (found: Found, said: readonly Said[], seals: Seals) => {
  const opened = said.filter(({ id }) => id === found.id).map(one => ({ ...one, words: wordsOf(seals, one) }))
  return {
    id: found.id,
    round: found.state.round,
    kind: found.state.kind,
    status: found.status,
    due: found.status === 'asked' ? found.due : null,
    clause: found.state.clause ?? null,
    undertaking: textIn(opened[0]?.words, 'undertaking') ?? null,
    wish: found.state.wish ?? null,
    restricts: found.state.restricts === true,
    said: opened.map(({ action, role, on, words }) => ({
      by: action === 'answer' || role === 'department' ? ('department' as const) : ('person' as const),
      on,
      text: textIn(words, 'text') ?? null,
      lifts: action === 'liftRestriction',
      finding: Finding.safeParse(partIn(words, 'finding')).data ?? null,
      outcome: Outcome.safeParse(partIn(words, 'outcome')).data ?? null,
      attachments: Files.safeParse(partIn(words, 'attachments')).data ?? [],
    })),
  }
}

const openAll = async (query: Query, seals: Seals, found: readonly Found[]) => {
  const said = await query<Said>(saidText, [found.map(({ id }) => id)])
  return found.map(one => shown(one, said, seals))
}

const mineText = `
select d.id, d.status, d.due::text, to_char(d.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since, d.state from dossier d
where d.subject = 'inquiry' and d.person = $1 and d.state ->> 'kind' = $2 and ($3::timestamptz is null or (d.since, d.id) < ($3, $4))
order by d.since desc, d.id desc limit $5`

export const myInquiries = answering(questions.myInquiries, async ({ query, site, session }, { kind, after, limit }) => {
  const person = session?.account.person
  if (!person) return undefined
  const cursor = findCursor(after)
  const found = await query<Found>(mineText, [person, kind, cursor?.key ?? null, cursor?.id ?? null, limit + 1])
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const rows = await openAll(query, site.house.seals, page)
  return { rows, next: found.length > limit && last ? cursorOf(last.since, last.id) : null }
})

const oneText = `select d.id, d.status, d.due::text, d.since::text, d.state from dossier d where d.subject = 'inquiry' and d.id = $1`

const logLook = ({ query, session }: Asking, id: string) =>
  query("insert into access_log (account, asked, subject, id) values ($1, 'inquiry', 'inquiry', $2)", [session?.account.id, id])

export const inquiry = answering(questions.inquiry, async (asking, { id }) => {
  const { query, site, session } = asking
  const look = await findLook(asking, 'inquiry', id)
  const [found] = look ? await query<Found>(oneText, [id]) : []
  if (!look || !found) return undefined
  const mine = session?.account.person === look.state.person
  if (!mine) await logLook(asking, id)
  const [opened] = await openAll(query, site.house.seals, [found])
  return opened && { inquiry: opened, mine }
})

/** Circulars around the catalogue: whom a group holds, the text as each would read it, and the queue that gets it once for each. */
import { blank, type Circular, type Group, reachable } from '../core/circular/dossier.ts'
import { type Filling, fill } from '../core/circular/text.ts'
import { zh } from '../words/zh.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import type { Request } from './perform.ts'
import { partIn } from './reading.ts'
import { placeOf, type Seals } from './seal.ts'
import { type Outgoing, queueTexts } from './sending.ts'

export type Recipient = {
  readonly person: string
  readonly application: string
  readonly name: string
  readonly status: string
  readonly due: string | null
  readonly employer: string
  readonly body: string
  readonly n: number | null
  readonly sealed: Buffer | null
}

/** One application of each person, the newest, where somebody has had several in the round. */
const groupText = `
select distinct on (d.person) d.person, d.id, d.status, d.due, d.employer, d.body from dossier d
where d.subject = 'application' and d.round = $1 and d.person is not null and not restricted(d.person) and d.status = any($2)
  and ($3::text is null or d.track = $3) and ($4::text is null or d.body = $4) and ($5::text[] is null or d.id = any($5))
order by d.person, d.since desc, d.id`

const partsOf = (round: string, { status, track, body, only }: Group) => [
  round,
  status === undefined ? [...reachable] : [status],
  track ?? null,
  body ?? null,
  only ?? null,
]

export const countGroup = async (query: Query, round: string, to: Group): Promise<number> => {
  const [row] = await query<{ n: number }>(`select count(*) as n from (${groupText}) g`, partsOf(round, to))
  return row?.n ?? 0
}

const recipientsText = `
select g.person, g.id as application, p.name, g.status, g.due, coalesce(e.zh, g.employer, '') as employer, coalesce(b.zh, g.body, '') as body, f.n, f.sealed
from (select * from (${groupText}) every_one where person > $6 order by person limit $7) g
join person p on p.id = g.person left join organisation e on e.id = g.employer left join organisation b on b.id = g.body
left join lateral (select n, sealed from record where subject = 'application' and kind = 'form' and id = g.id order by n desc limit 1) f on true
order by g.person`

/** A page of a group, by person. */
export const readGroup = (query: Query, round: string, to: Group, after: string, limit: number): Promise<readonly Recipient[]> =>
  query<Recipient>(recipientsText, [...partsOf(round, to), after, limit])

/** The mobile number of the form as it stands, if it has one of eleven digits. */
export const phoneOf = (seals: Seals, { application, n, sealed }: Pick<Recipient, 'application' | 'n' | 'sealed'>): string | undefined => {
  if (n === null || sealed === null) return undefined
  const phone = partIn(partIn(seals.open(placeOf('application', application, 'form', n), sealed), 'identity'), 'phone')
  return typeof phone === 'string' && /^1\d{10}$/.test(phone) ? phone : undefined
}

const dayIn = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const statuses = new Map<string, string>(Object.entries(zh.subjects.application.statuses))

const fillingOf = ({ name, status, due }: Pick<Recipient, 'name' | 'status' | 'due'>): Filling => ({
  name,
  status: statuses.get(status) ?? status,
  due: due === null ? '' : dayIn(due),
})

/** The text as one person reads it, in Chinese, as texts are read on any phone. */
export const textFor = (text: string, one: Pick<Recipient, 'name' | 'status' | 'due'>): string => fill(text, fillingOf(one))

const draftText = "select n, sealed from record where subject = 'circular' and id = $1 and kind = 'text' order by n desc limit 1"
export const readText = async (query: Query, seals: Seals, id: string): Promise<string> => {
  const [record] = await query<{ n: number; sealed: Buffer }>(draftText, [id])
  const text = record && partIn(seals.open(placeOf('circular', id, 'text', record.n), record.sealed), 'text')
  return typeof text === 'string' ? text : ''
}

export const keyOf = (id: string, person: string) => `circular/${id}/${person}`

const recipientRows = `
insert into circular_recipient (circular, person, application, by_phone) select $1, * from unnest($2::text[], $3::text[], $4::boolean[]) on conflict do nothing`

const atOnce = 500

type Sending = { readonly id: string; readonly round: string; readonly text: string; readonly head: string }

const outgoingFor = ({ id, round, text, head }: Sending, one: Recipient, phone: string): Outgoing => ({
  key: keyOf(id, one.person),
  phone,
  text: `${head}${textFor(text, one)}`,
  purpose: 'circular',
  round,
  party: one.person,
})

/** Everybody of the group is written down and queued, some hundreds at a time, all in the transaction of the entry. */
const queueAll = async ({ seals }: House, query: Query, sending: Sending, to: Group): Promise<number> => {
  let people = 0
  for (let after = ''; ; ) {
    const batch = await readGroup(query, sending.round, to, after, atOnce)
    const phones = batch.map(one => phoneOf(seals, one))
    await query(recipientRows, [sending.id, batch.map(o => o.person), batch.map(o => o.application), phones.map(p => p !== undefined)])
    const texts = batch.flatMap((one, i) => {
      const phone = phones[i]
      return phone === undefined ? [] : [outgoingFor(sending, one, phone)]
    })
    await queueTexts(query, seals, texts)
    people += batch.length
    const last = batch.at(-1)
    if (!last || batch.length < atOnce) return people
    after = last.person
  }
}

/** Somebody joined or left between the count and the queue: the whole is looked at once more. */
const lookAgain = () => Object.assign(new Error('the group of a circular changed while it was sent'), { code: '40001' })

const againText = `
update outgoing set state = 'waiting', tried = 0, not_before = now(), made = now(), why = null
where key = $1 and state in ('failed', 'perhapsSent') and sealed is not null returning id`

const isCircular = (dossier: object): dossier is Circular => 'again' in dossier
/** A dossier as the circular that it is. */
export const circularIn = (dossier: object): Circular => (isCircular(dossier) ? dossier : blank)

type Stray = { readonly path: string; readonly message: string }

/** What follows from an entry about a circular, in its transaction; what stands in the way, if something does. */
export const circulate = async (
  house: House,
  query: Query,
  request: Request,
  dossier: object,
  name: string,
): Promise<Stray | undefined> => {
  const { subject, action, id, input } = request
  if (subject !== 'circular') return undefined
  const { round = '', to = {}, people } = circularIn(dossier)
  if (action === 'send') {
    const sending = { id, round, text: await readText(query, house.seals, id), head: `【${name}】` }
    if ((await queueAll(house, query, sending, to)) !== people) throw lookAgain()
  }
  if (action !== 'sendAgain') return undefined
  const again = await query(againText, [keyOf(id, String(partIn(input, 'person')))])
  return again.length > 0 ? undefined : { path: 'person', message: 'has no text that failed or perhaps failed' }
}

/** How many people a circular would go to now. */
export const meantBy = (query: Query, dossier: object): Promise<number> => {
  const { round = '', to = {} } = circularIn(dossier)
  return countGroup(query, round, to)
}

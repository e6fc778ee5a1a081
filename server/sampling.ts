/** What the server lays before a decision on a sample: the list of a period as it is frozen, what a told secret draws from it, and whose case an item is. */
import { createHmac, hash } from 'node:crypto'
import { z } from 'zod'
import type { Actor, Facts } from '../core/facts.ts'
import type { Digests } from '../core/placement/engine/lottery.ts'
import { commit } from '../core/sample/commit.ts'
import { blank, type Item, type Listed, type Population, type Sample, type Sampled } from '../core/sample/dossier.ts'
import { drawFrom, freeze } from '../core/sample/draw.ts'
import type { Query } from './database.ts'
import type { Request } from './perform.ts'
import { textIn } from './reading.ts'

export const digests: Digests = {
  sha256: text => hash('sha256', text, 'hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
}

/** Days count in the programme's zone. */
const within =
  "j.at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and j.at < (($3::date + 1)::timestamp at time zone 'Asia/Shanghai')"

/** Payments by what left for them and did not come back in the period; decisions of officials on somebody's dossier, each by its entry. */
const listTexts: Readonly<Record<Population, string>> = {
  payment: `
select 'payment/' || d.id as id, sum(m.fen)::bigint as fen from dossier d
cross join lateral (
  select case when t.credit = 'fen/paid/' || d.id then t.amount else -t.amount end as fen from journal j
  join posting t on t.entry = j.seq and 'fen/paid/' || d.id in (t.debit, t.credit)
  where j.subject = 'payment' and j.id = d.id and ${within} offset 0) m
where d.subject = 'payment' and d.round = $1 group by 1 having sum(m.fen) > 0`,
  decision: `
select d.subject || '/' || d.id || '/' || j.n as id, 0::bigint as fen from dossier d
cross join lateral (select j.n from journal j where j.subject = d.subject and j.id = d.id and j.cause is null
  and j.role in ('body', 'department', 'leader', 'host', 'finance', 'ministry') and ${within} offset 0) j
where d.round = $1 and d.person is not null`,
}

type Period = { readonly round: string; readonly of: Population; readonly from: string; readonly until: string }
export const listOf = (query: Query, { round, of, from, until }: Period) => query<Listed>(listTexts[of], [round, from, until])

const nextText = "select count(*)::int + 1 as next from dossier where subject = 'sample' and round = $1"

const beforeCommit = async (query: Query, input: unknown): Promise<Sampled> => {
  const asked = commit.input.safeParse(input)
  if (!asked.success) return {}
  const lines = await listOf(query, asked.data)
  const [row] = await query<{ next: number }>(nextText, [asked.data.round])
  return { next: row?.next, list: { ...freeze(digests, lines), lines } }
}

const Kept = z.object({ lines: z.array(z.object({ id: z.string(), fen: z.int() })) })
/** The list as it was sealed. */
export const listIn = (opened: unknown): readonly Listed[] => Kept.safeParse(opened).data?.lines ?? []

export const drawnBy = (dossier: Sample, lines: readonly Listed[], secret: string): readonly Item[] => {
  const { commitment = '', nonce = '', size, strata } = dossier
  return drawFrom(digests, lines, { commitment, secret, digest: freeze(digests, lines).digest, nonce, size, strata })
}

const beforeTell = (dossier: Sample, opened: unknown, input: unknown): Sampled => {
  const lines = listIn(opened)
  const secret = textIn(input, 'secret') ?? ''
  const opens = digests.sha256(secret) === dossier.commitment
  return { opens, list: { ...freeze(digests, lines), lines }, ...(opens && { items: drawnBy(dossier, lines, secret) }) }
}

const peopleOf = ({ person, seats }: Actor): readonly string[] =>
  [person, ...seats.map(({ actingFor }) => actingFor?.person)].flatMap(one => (one === undefined ? [] : [one]))

/** Which of these items are of somebody whom the actor is or acts for. */
const ownText = `
select i.item from unnest($1::text[]) as i (item)
join dossier d on d.subject = split_part(i.item, '/', 1) and d.id = split_part(i.item, '/', 2) where d.person = any($2)`
const ownIn = async (query: Query, { items }: Sample, actor: Actor): Promise<readonly string[]> => {
  const people = peopleOf(actor)
  if (people.length === 0) return []
  return (await query<{ item: string }>(ownText, [items.map(({ id }) => id), people])).map(({ item }) => item)
}

export const beforeSample = async (
  query: Query,
  { action, input, actor }: Request,
  facts: Facts<object>,
): Promise<Pick<Facts<object>, 'sampled'>> => {
  const dossier: Sample = { ...blank, ...facts.dossier }
  if (action === 'commit') return { sampled: await beforeCommit(query, input) }
  if (action === 'tell') return { sampled: beforeTell(dossier, facts.opened, input) }
  return { sampled: { own: await ownIn(query, dossier, actor) } }
}

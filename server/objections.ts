/** Objections around the catalogue: receipt numbers that can't be guessed, whom one is about, and what an answer may not give away. */
import type { About, Facts } from '../core/facts.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import type { Request } from './perform.ts'
import { partIn, textIn } from './reading.ts'
import { placeOf, type Seals } from './seal.ts'

/** Capital letters and digits that nobody takes for another. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 10

const spelt = (bytes: Uint8Array): string => [...bytes.subarray(0, length)].map(byte => signs[byte % signs.length]).join('')
const proofOf = (seals: Seals, id: string) => spelt(seals.mark(`objection/${id}`))

/** The id of an objection, from ten bytes of chance or more. */
export const objectionId = (chance: Uint8Array): string => spelt(chance)

/** Half of it is the objection's id, half can only be worked out with the house's key: whoever sees the id can't make the receipt. */
export const receiptOf = (seals: Seals, id: string): string =>
  [id.slice(0, 5), id.slice(5), ...(proofOf(seals, id).match(/.{5}/g) ?? [])].join('-')

/** The id behind a receipt as it was typed; undefined where the two halves don't belong together. */
export const readReceipt = (seals: Seals, typed: string): string | undefined => {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const [id, proof] = [plain.slice(0, length), plain.slice(length)]
  return id.length === length && proof === proofOf(seals, id) ? id : undefined
}

type Found = { readonly state: About & Readonly<Record<string, unknown>> }
const aboutText = "select state from dossier where subject = 'application' and id = $1"

export const findAbout = async (query: Query, id: string | undefined): Promise<About | undefined> => {
  const [found] = id === undefined ? [] : await query<Found>(aboutText, [id])
  if (!found) return undefined
  const { status, round, track, person, employer, body } = found.state
  return { status, round, track, person, employer, body }
}

/** What was said in one of its records, whichever it is. */
export const wordsOf = (content: unknown): string =>
  textIn(content, 'statement') ?? textIn(content, 'question') ?? textIn(content, 'answer') ?? ''

export type Sealed = { readonly n: number; readonly kind: string; readonly at: string; readonly content: unknown }

const recordsText = `
select r.n, r.kind, r.sealed, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
from (select * from record where subject = 'objection' and id = $1 order by kind = 'supplement', n limit 200) r
join journal j on j.subject = r.subject and j.id = r.id and j.n = r.n order by r.n`

/** What was said in an objection, opened, in the order in which it came. Whoever adds without end hides only what they add: never the answer. */
export const openObjection = async (query: Query, seals: Seals, id: string): Promise<readonly Sealed[]> => {
  const rows = await query<{ n: number; kind: string; sealed: Buffer; at: string }>(recordsText, [id])
  return rows.map(({ n, kind, sealed, at }) => ({ n, kind, at, content: seals.open(placeOf('objection', id, kind, n), sealed) }))
}

export const raiserIn = (content: unknown) => {
  const by = partIn(content, 'raisedBy')
  return { name: textIn(by, 'name'), phone: textIn(by, 'phone') }
}
export const filesIn = (content: unknown): readonly string[] => {
  const found = partIn(content, 'evidence')
  return Array.isArray(found) ? found.filter(one => typeof one === 'string') : []
}

const namesText = `
select distinct p.name from dossier d join person p on p.id = d.person
where d.subject = 'application' and d.round = $1 and d.status in ('accepted', 'contested', 'admitted') and d.person is distinct from $2 and p.name <> ''
limit 5000`

/** Who raised it, with the phone number, and everybody on the list but the person themself. */
const unnamedIn = async ({ seals }: House, query: Query, id: string, { round, person }: { round: string; person: string | undefined }) => {
  const raised = (await openObjection(query, seals, id)).find(({ kind }) => kind === 'objection')
  const own = raiserIn(raised?.content)
  const names = await query<{ name: string }>(namesText, [round, person ?? null])
  return [own.name, own.phone, ...names.map(({ name }) => name)].filter(text => text !== undefined)
}

export const beforeObjection = async (
  house: House,
  query: Query,
  { id, action, input }: Request,
  { dossier }: Facts<object>,
): Promise<Pick<Facts<object>, 'about' | 'unnamed'>> => {
  const against = partIn(dossier, 'against')
  if (action === 'raise') return { about: await findAbout(query, textIn(input, 'about')) }
  if (action === 'takeUp') return { about: await findAbout(query, textIn(against, 'application')) }
  if (!['dismiss', 'uphold', 'askMore'].includes(action)) return {}
  const round = textIn(dossier, 'round') ?? ''
  return { unnamed: await unnamedIn(house, query, id, { round, person: textIn(against, 'person') }) }
}

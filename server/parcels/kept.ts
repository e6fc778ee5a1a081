/** The files of a parcel as they were kept, and its people as they stand now. */
import type { Parcel } from '../../core/parcel/dossier.ts'
import type { Host, Words } from '../../core/parcel/seats.ts'
import type { Known, Person } from '../../core/parcel/tie.ts'
import type { Seat } from '../../core/placement/rules.ts'
import { contentOf, ParcelFiles } from '../../documents/parcel.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { type Asking, organisationsWith, sitsAt } from '../questions/asking.ts'
import { findLook, type Look } from '../questions/look.ts'
import { placeOf } from '../seal.ts'

/** A parcel for the ministry, and for those of the office of its programme who may do what is asked. */
export const findParcel = async (
  asking: Asking,
  id: string,
  ...office: readonly ('department' | 'leader')[]
): Promise<Look | undefined> => {
  const look = await findLook(asking, 'parcel', id)
  return look && (organisationsWith(asking, 'ministry').length > 0 || sitsAt(asking, look.law, ...office)) ? look : undefined
}

const recordText =
  "select n, sealed from record where subject = 'parcel' and id = $1 and kind = $2 and ($3::int is null or n = $3) order by n limit 1"

export const openKept = async ({ query, site }: Asking, id: string, kind: 'files' | 'answer', n?: number): Promise<unknown> => {
  const [record] = await query<{ n: number; sealed: Buffer }>(recordText, [id, kind, n ?? null])
  return record && site.house.seals.open(placeOf('parcel', id, kind, record.n), record.sealed)
}

export const filesOf = async (asking: Asking, id: string): Promise<ParcelFiles | undefined> =>
  ParcelFiles.safeParse(await openKept(asking, id, 'files')).data

type Stand = {
  readonly id: string
  readonly status: string
  readonly host: string | null
  readonly programme: string | null
  readonly batch: number | null
  readonly wished: readonly Seat[] | null
  readonly willing: boolean | null
}
const standText = `
select id, status, host, state ->> 'programme' as programme, (state ->> 'batch')::int as batch, state -> 'wished' as wished, (state ->> 'willing')::boolean as willing
from dossier where subject = 'placement' and id = any($1)`

const othersText =
  "select id, zh, en from organisation where kind = 'host' and id ~* '^[a-z0-9-]{1,55}$' and id <> all($1) order by id limit 2000"

/** The hosts of the track as the policy has them, then every other that the system knows: the ministry's needn't stand in the catalogue. */
const hostsFor = async (query: Query, { hosts }: Law, track: string): Promise<readonly Host[]> => {
  const own = hosts.hosts
    .filter(host => host.tracks.includes(track))
    .map(({ id, name, programmes }) => ({
      ...{ id, names: [name.zh, name.en] },
      programmes: programmes.map(p => ({ id: p.id, names: [p.name.zh, p.name.en] })),
    }))
  const others = await query<{ id: string; zh: string; en: string }>(othersText, [own.map(({ id }) => id)])
  return [...own, ...others.map(({ id, zh, en }) => ({ id, names: [zh, en], programmes: [] }))]
}

/** What an answer to this parcel is tied to; undefined when its record can't be opened. */
export const knownOf = async (asking: Asking, { id, law, state }: Look): Promise<Known | undefined> => {
  const files = await filesOf(asking, id)
  if (!files) return undefined
  const { people, batch: number, track = '' } = parcelIn(state)
  const stands = await asking.query<Stand>(standText, [people.map(one => one.id)])
  const values = new Map(contentOf(files).people.map(person => [person.code, person.values]))
  const known = people.flatMap(({ id: placement, code }): readonly Person[] => {
    const stand = stands.find(one => one.id === placement)
    if (!stand) return []
    const { host, programme, batch, wished, willing, status } = stand
    const seat = host === null || programme === null ? undefined : { host, programme }
    const own = Object.fromEntries(Object.entries(values.get(code) ?? {}).map(([key, value]) => [key, value ?? '']))
    return [{ id: placement, code, values: own, status, batch: batch ?? undefined, seat, wished: wished ?? [], willing: willing === true }]
  })
  return { law, number, people: known, hosts: await hostsFor(asking.query, law, track) }
}

export const parcelIn = (state: object): Parcel => ({ status: 'made', batch: 0, people: [], columns: [], answers: [], ...state })

/** The office in whose name words of a sheet are remembered. */
export const officeOf = (asking: Asking, { law }: Look): string =>
  sitsAt(asking, law, 'department', 'leader') ? law.policy.programme.office : (organisationsWith(asking, 'ministry')[0] ?? '')

const wordsText = 'select kind, said, means from parcel_word where organisation = $1'
export const rememberedWords = async (query: Query, office: string): Promise<Words> => {
  const rows = await query<{ kind: string; said: string; means: string }>(wordsText, [office])
  const of = (kind: string) => Object.fromEntries(rows.flatMap(row => (row.kind === kind ? [[row.said, row.means]] : [])))
  return { heads: of('head'), hosts: of('host'), programmes: of('programme') }
}

const rememberText = `
insert into parcel_word (organisation, kind, said, means) select $1, * from unnest($2::text[], $3::text[], $4::text[])
on conflict (organisation, kind, said) do update set means = excluded.means, at = now()`
export const rememberWords = async (query: Query, office: string, { heads, hosts, programmes }: Words): Promise<void> => {
  const rows = Object.entries({ head: heads, host: hosts, programme: programmes }).flatMap(([kind, words]) =>
    Object.entries(words).map(([said, means]) => [kind, said, means] as const),
  )
  if (rows.length === 0) return
  await query(rememberText, [office, rows.map(([kind]) => kind), rows.map(([, said]) => said), rows.map(([, , means]) => means)])
}

/** Takes what is new and settled into a signed checkpoint. Several servers may try at once: one does it, the others find nothing left. */
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { keyOf, type Signed, signed } from './body.ts'
import { type Kind, kinds, type Place, readImported, readNew, type Written } from './lines.ts'
import { merkleRoot } from './tree.ts'

/** How many lines one checkpoint holds at most; more make the next one at once. */
const most = 5_000

const lockText = 'select pg_advisory_xact_lock(20260040), clock_timestamp() as now'
const lastText = 'select n, from_line as "from", size, digest, body, signature from checkpoint order by n desc limit 1'
const cursorText = 'select name, tx::text, seq from cursor where name = any($1)'
const moveText =
  'insert into cursor (name, tx, seq) values ($1, $2::xid8, $3) on conflict (name) do update set tx = excluded.tx, seq = excluded.seq'
const leafText = `insert into leaf (place, kind, key, leaf)
select $1 + i - 1, kind, key, leaf from unnest($2::text[], $3::bigint[], $4::text[]) with ordinality as t(kind, key, leaf, i)`
const checkpointText = 'insert into checkpoint (n, from_line, size, digest, body, signature) values ($1, $2, $3, $4, $5, $6)'

export const findLast = async (query: Query): Promise<Signed | undefined> => (await query<Signed>(lastText))[0]

const cursorOf = (kind: Kind) => `checkpoint/${kind}`

const readAll = async (query: Query): Promise<readonly Written[]> => {
  const cursors = await query<Place & { readonly name: string }>(cursorText, [kinds.map(cursorOf)])
  const all: Written[] = [...(await readImported(query, most))]
  for (const kind of kinds) {
    const from = cursors.find(({ name }) => name === cursorOf(kind)) ?? { tx: kind === 'entry' ? '2' : '0', seq: 0 }
    const found = await readNew(query, kind, from, most - all.length)
    const last = found.at(-1)
    if (last) await query(moveText, [cursorOf(kind), last.tx, last.key])
    all.push(...found)
  }
  return all
}

export const writeCheckpoint = (query: Query, { n, from, size, digest, body, signature }: Signed) =>
  query(checkpointText, [n, from, size, digest, body, signature])

const makeOne = ({ database, seals, at }: House): Promise<number> =>
  database.transaction('everything', async query => {
    const [clock] = await query<{ now: Date }>(lockText)
    const last = await findLast(query)
    const lines = await readAll(query)
    if (lines.length === 0 || !clock) return 0
    const from = last?.size ?? 0
    await query(leafText, [from, lines.map(({ kind }) => kind), lines.map(({ key }) => key), lines.map(({ leaf }) => leaf)])
    const said = { n: (last?.n ?? 0) + 1, at: at(clock.now).toISOString(), from, size: from + lines.length }
    const root = merkleRoot(lines.map(({ leaf }) => leaf))
    await writeCheckpoint(query, signed(keyOf(seals), { ...said, root, before: last?.digest ?? '' }))
    return lines.length
  })

/** Returns how many lines are under a checkpoint now that were not before. */
export const makeCheckpoints = async (house: House): Promise<number> => {
  for (let total = 0; ; ) {
    const taken = await makeOne(house)
    total += taken
    if (taken < most) return total
  }
}

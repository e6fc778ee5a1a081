/** Checks every chain of hashes: each entry over its own bytes and the one before, and each dossier's head. */
import { hash } from 'node:crypto'
import type { Entry } from '../core/action.ts'
import { canonical } from '../core/canonical.ts'
import type { Database } from './database.ts'

const most = 1_000

export type JournalRow = {
  readonly seq: number
  readonly subject: string
  readonly id: string
  readonly n: number
  readonly action: string
  readonly actor: string
  readonly role: string
  readonly acting_for: string | null
  readonly at: string
  readonly edition: string
  readonly fact: string
  readonly kept: string | null
  readonly seen: string | null
  readonly due: string | null
  readonly prev: string
  readonly hash: string
  readonly head: string | null
}

/** The journal dossier by dossier, from a place in it; `head` is the dossier's own idea of its last entry. */
const readText = `
select j.seq, j.subject, j.id, j.n, j.action, j.actor, j.role, j.acting_for, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  j.edition, j.fact, j.kept, j.seen, j.due, j.prev, j.hash, case when d.n = j.n then d.hash end as head
from journal j left join dossier d on d.subject = j.subject and d.id = j.id
where (j.subject, j.id, j.n) > ($1, $2, $3) order by j.subject, j.id, j.n limit ${most}`

/** Walks the whole journal in the order of subject, id and n, a thousand entries at a time. */
export const eachEntry = async (database: Database, visit: (row: JournalRow) => void | Promise<void>): Promise<void> => {
  for (let at: Pick<JournalRow, 'subject' | 'id' | 'n'> = { subject: '', id: '', n: 0 }; ; ) {
    const rows = await database.transaction('everything', query => query<JournalRow>(readText, [at.subject, at.id, at.n]))
    for (const row of rows) await visit(row)
    const last = rows.at(-1)
    if (!last || rows.length < most) return
    at = last
  }
}

/** The entry as the kernel wrote it. */
export const entryOf = ({ subject, id, n, action, actor, role, acting_for, at, edition, fact, kept, seen, due }: JournalRow): Entry => ({
  subject,
  id,
  n,
  action,
  actor,
  role,
  ...(acting_for !== null && { actingFor: acting_for }),
  at,
  edition,
  fact: JSON.parse(fact),
  ...(kept !== null && { kept }),
  ...(seen !== null && { seen }),
  ...(due !== null && { due }),
})

/** The last entry of a chain must be the one that its dossier knows as its last. */
const mustBeHead = ({ subject, id, n, head }: JournalRow, broken: Place[]) => {
  if (head === null) broken.push({ subject, id, n: n + 1 })
}

type RegistryRow = { readonly n: number; readonly line: string; readonly prev: string; readonly hash: string }
export type Registry = {
  readonly lines: number
  readonly broken: readonly number[]
  readonly head: string
  readonly seats: readonly string[]
}

/** A seat, or an account that was closed, is what its last line says; every other is not there. */
const strayText = `
with lines as (select n, line::jsonb as line from registry), seats as (
  select distinct on (line #> '{content,seat}') line -> 'content' as seat from lines where line ->> 'deed' = 'seat' order by line #> '{content,seat}', n desc
), accounts as (
  select distinct on (line #> '{content,account}') line #>> '{content,account}' as id, (line #>> '{content,left}')::boolean as gone
  from lines where line ->> 'deed' = 'account' order by line #> '{content,account}', n desc
)
select coalesce(s.seat ->> 'account', t.account) || ' ' || coalesce(s.seat ->> 'role', t.role) as what from seats s full join seat t on t.id = (s.seat ->> 'seat')::bigint
where seat_line(t) is distinct from s.seat
union all
select a.id from account a left join accounts l on l.id = a.id where a.disabled is distinct from coalesce(l.gone, false)`

/** The chain of the registry, and whether the seats are what it says. */
export const verifyRegistry = async ({ transaction }: Database): Promise<Registry> =>
  transaction('everything', async query => {
    const rows = await query<RegistryRow>('select n::int as n, line, prev, hash from registry order by n')
    const broken = rows.flatMap(({ n, line, prev, hash: head }, i) =>
      n === i + 1 && prev === (rows[i - 1]?.hash ?? '') && head === hash('sha256', prev + line, 'hex') ? [] : [n],
    )
    const stray = await query<{ what: string }>(strayText)
    return { lines: rows.length, broken, head: rows.at(-1)?.hash ?? '', seats: stray.map(({ what }) => what) }
  })

type Place = { readonly subject: string; readonly id: string; readonly n: number }
export type Audit = { readonly entries: number; readonly dossiers: number; readonly broken: readonly Place[] }

const holdsTogether = (row: JournalRow): boolean =>
  row.hash === hash('sha256', row.prev + canonical(entryOf(row)), 'hex') && (row.head === null || row.head === row.hash)

/** Every entry whose hash does not follow from what stands there, whose chain skips or was cut short, or whose dossier disagrees. */
export const verifyChains = async (database: Database): Promise<Audit> => {
  const broken: Place[] = []
  let before: JournalRow | undefined
  let entries = 0
  let dossiers = 0
  await eachEntry(database, row => {
    const first = before?.subject !== row.subject || before.id !== row.id
    const follows = first ? row.n === 1 && row.prev === '' : row.n === (before?.n ?? 0) + 1 && row.prev === before?.hash
    if (first && before) mustBeHead(before, broken)
    if (!follows || !holdsTogether(row)) broken.push({ subject: row.subject, id: row.id, n: row.n })
    entries += 1
    dossiers += first ? 1 : 0
    before = row
  })
  if (before) mustBeHead(before, broken)
  return { entries, dossiers, broken }
}

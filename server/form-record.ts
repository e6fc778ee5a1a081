/** The sealed form of one application, and which version of it. */
import type { Query } from './database.ts'

export type FormRecord = {
  readonly sealed: Buffer
  readonly n: number
  readonly at: string
  readonly kept: string | null
  readonly version: number
}

const versionText = `
select count(*)::int as version from journal v
where v.subject = 'application' and v.id = $1 and v.action in ('start', 'startFor', 'save', 'signOnPaper') and v.n <= $2`

/** Which version of the form an entry's record is, as its print says. */
export const versionOf = async (query: Query, id: string, n: number): Promise<number> =>
  (await query<{ version: number }>(versionText, [id, n]))[0]?.version ?? 0

/** The person sees what they typed last; everybody else what was handed in last. */
const recordText = `
select r.sealed, r.n, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.kept,
  (select count(*)::int from journal v where v.subject = 'application' and v.id = $1 and v.action in ('start', 'startFor', 'save', 'signOnPaper') and v.n <= r.n) as version
from record r join journal j on j.subject = r.subject and j.id = r.id and j.n = r.n
where r.subject = 'application' and r.id = $1 and r.kind = 'form'
  and ($2 or r.n <= (select max(n) from journal where subject = 'application' and id = $1 and action = 'submit'))
order by r.n desc limit 1`

/** The newest form, or with `handedIn` the one that was handed in last. */
export const findForm = async (query: Query, id: string, which: 'newest' | 'handedIn'): Promise<FormRecord | undefined> =>
  (await query<FormRecord>(recordText, [id, which === 'newest']))[0]

const sealedText = 'select sealed from record where subject = $1 and id = $2 and kind = $3 and n = $4'

/** One sealed record by its entry, still sealed; undefined when it was erased. */
export const findSealed = async (query: Query, subject: string, id: string, kind: string, n: number): Promise<Buffer | undefined> =>
  (await query<{ sealed: Buffer }>(sealedText, [subject, id, kind, n]))[0]?.sealed

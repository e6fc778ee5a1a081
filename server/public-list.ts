/** The list for public notice as the rows have it: who is on it now, and who has left it. */
import { hash } from 'node:crypto'
import type { Listed } from '../core/facts.ts'
import { listOf } from '../core/round/list.ts'
import type { Query } from './database.ts'

type Read = { readonly id: string; readonly status: string; readonly listed: number | null; readonly changes: number }

/** One statement, so that the rows and the count of changes are of one moment. */
const listText = `
select d.id, d.status, (d.state ->> 'listed')::int as listed, coalesce((select balance from counter where name = $2), 0) as changes
from (select 1) one left join dossier d on d.subject = 'application' and d.round = $1
  and (d.status in ('accepted', 'contested') or (d.status in ('declined', 'withdrawn') and d.state ? 'listed'))`

export const readList = async (query: Query, round: string, account: string): Promise<Listed> => {
  const rows = await query<Read>(listText, [round, account])
  const known = rows.filter(({ id }) => id !== null)
  return listOf(
    known.map(({ id, status, listed }) => ({ id, status, listed: listed ?? undefined })),
    rows[0]?.changes ?? 0,
    text => hash('sha256', text, 'hex'),
  )
}

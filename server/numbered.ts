/** The number that an entry of the journal drew, and whether the paper that bears it still stands. */
import { isSubjectName } from '../core/facts.ts'
import { type Numbered, numbersIn, stands } from '../core/number/bearer.ts'
import { findDrawn } from '../core/number/dossier.ts'
import type { Query } from './database.ts'

type Drawn = {
  readonly subject: string
  readonly id: string
  readonly fact: string
  readonly status: string
  readonly state: Readonly<Record<string, unknown>>
}

const text = `
select j.subject, j.id, j.fact, d.status, d.state from journal j join dossier d on d.subject = j.subject and d.id = j.id
where j.seq = $1 and d.round = $2 and exists (select from posting p where p.entry = j.seq and p.credit like 'numbers/%')`

/** By the dossier of the number; undefined where the entry drew none, or none of this round. */
export const findNumbered = async (query: Query, id: string): Promise<Numbered | undefined> => {
  const drawn = findDrawn(id)
  const [row] = drawn ? await query<Drawn>(text, [drawn.entry, drawn.round]) : []
  if (!row || !isSubjectName(row.subject)) return undefined
  const fact: unknown = JSON.parse(row.fact)
  const number = typeof fact === 'object' && fact !== null ? numbersIn(fact)[0] : undefined
  if (!number) return undefined
  return { number, bearer: { subject: row.subject, id: row.id }, stands: stands(row.subject, { ...row.state, status: row.status }, number) }
}

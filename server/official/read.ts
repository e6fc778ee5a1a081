/** What the papers of a dossier are read from: its entries, its sealed words, and the names of those whom it is about. */
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { findRecord } from '../store.ts'

export type Written = { readonly action: string; readonly n: number; readonly role: string; readonly on: string; readonly fact: unknown }

const entriesText = `
select action, n, role, fact::json as fact, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
from journal where subject = $1 and id = $2 and action = any($3) order by n`

/** The entries of some actions on a dossier, oldest first, each with its day in the programme's zone. */
export const entriesOf = ({ query }: Asking, { subject, id }: Pick<Look, 'subject' | 'id'>, ...actions: readonly string[]) =>
  query<Written>(entriesText, [subject, id, actions])

export const lastEntryOf = async (asking: Asking, look: Pick<Look, 'subject' | 'id'>, ...actions: readonly string[]) =>
  (await entriesOf(asking, look, ...actions)).at(-1)

/** Host and programme of a training as they were at an entry: a change that was allowed later has a letter of its own, and what was sent says what it said. */
export const placeAt = async (asking: Asking, look: Pick<Look, 'subject' | 'id'>, n: number) => {
  const placed = (await entriesOf(asking, look, 'open', 'allowChange')).findLast(entry => entry.n <= n)
  return placed && { host: textIn(placed.fact, 'host'), programme: textIn(placed.fact, 'programme') }
}

export const stateOf = async <S extends object>({ query }: Asking, subject: string, id: string): Promise<S | undefined> =>
  (await query<{ state: S }>('select state from dossier where subject = $1 and id = $2', [subject, id]))[0]?.state

/** The words of the newest sealed record of a kind. */
export const sealedWords = async (asking: Asking, { subject, id }: Look, kind: string, key: string): Promise<string | undefined> => {
  const record = await findRecord(asking.query, subject, id, kind)
  if (!record) return undefined
  return textIn(asking.site.house.seals.open(placeOf(subject, id, kind, record.n), record.sealed), key)
}

const whomText = `
select coalesce(p.name, '') as name, coalesce(e.zh, d.employer, '') as employer
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer where d.subject = $1 and d.id = $2`

/** Whom a dossier is about, by name and employer. */
export const whomOf = async ({ query }: Asking, { subject, id }: Look): Promise<{ readonly name: string; readonly employer: string }> => {
  const [found] = await query<{ name: string; employer: string }>(whomText, [subject, id])
  return found ?? { name: '', employer: '' }
}

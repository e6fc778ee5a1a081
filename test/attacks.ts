/** The seven attacks on a record by whoever owns its database, each at a place of its own; F20 of the assurance. */
import type { Query } from '../server/database.ts'
import { rechain } from './recorded.ts'

export type Victim = { readonly seq: number; readonly subject: string; readonly id: string; readonly n: number; readonly last: number }

const victimsText = `
select j.seq, j.subject, j.id, j.n, (max(j.n) over (partition by j.subject, j.id))::int as last from journal j order by j.seq`
export const victimsIn = (query: Query) => query<Victim>(victimsText)

/** Some other time: as when somebody makes an application come in before the deadline. */
const edit = (query: Query, { seq }: Victim) => query("update journal set at = at - interval '1 day' where seq = $1", [seq])

const remove = async (query: Query, { seq }: Victim) => {
  await query('delete from posting where entry = $1', [seq])
  await query('delete from message where entry = $1', [seq])
  await query('delete from journal where seq = $1', [seq])
}

const copyText = `
insert into journal (seq, tx, subject, id, n, action, actor, role, as_self, at, edition, fact, due, status, prev, hash) overriding system value
select (select max(seq) + 1 from journal), tx, subject, id, 1000000, action, actor, role, as_self, at, edition, fact, due, status, prev, hash from journal where seq = $1`

/** An entry more, among the old ones, and the chain made to fit. */
const insert = async (query: Query, { seq, subject, id }: Victim) => {
  await query(copyText, [seq])
  await rechain(query, subject, id)
}

const swapText = `update journal j set action = o.action, actor = o.actor, role = o.role, at = o.at, fact = o.fact, status = o.status, hash = o.hash, kept = o.kept
from journal o where o.seq = case j.seq when $1::bigint then $2::bigint else $1::bigint end and j.seq in ($1, $2)`
const otherText =
  'select seq from journal where seq <> $1 and hash <> (select hash from journal where seq = $1) order by (seq > $1) desc, seq limit 1'

const reorder = async (query: Query, { seq }: Victim) => {
  const [other] = await query<{ seq: number }>(otherText, [seq])
  if (!other) throw new Error('there is only one entry')
  await query(swapText, [seq, other.seq])
}

/** The dossier ends before the victim, and knows of nothing more. */
const truncate = async (query: Query, { subject, id, n }: Victim) => {
  const gone = await query<Victim>('select seq, subject, id, n, n as last from journal where subject = $1 and id = $2 and n >= $3', [
    subject,
    id,
    n,
  ])
  for (const one of gone) await remove(query, one)
  await rechain(query, subject, id)
}

/** Changed, and all hashes made anew, in the entries and in what the database itself keeps of its checkpoints. */
const recompute = async (query: Query, victim: Victim) => {
  await edit(query, victim)
  await rechain(query, victim.subject, victim.id)
  await query("update leaf set leaf = 'forged' where kind = 'entry' and key = $1", [victim.seq])
  await query("update checkpoint set digest = 'forged'")
}

/** The database is as it was before the victim was written. */
const restore = async (query: Query, { seq }: Victim) => {
  const later = await query<Victim>('select seq, subject, id, n, n as last from journal where seq >= $1 order by seq desc', [seq])
  for (const one of later) await remove(query, one)
  await query("delete from leaf where kind = 'entry' and key >= $1", [seq])
  await query('delete from checkpoint where size > (select count(*) from leaf)')
}

export const attacks: Readonly<Record<string, (query: Query, victim: Victim) => Promise<unknown>>> = {
  edit,
  delete: remove,
  insert,
  reorder,
  truncate,
  recompute,
  restore,
}

/**
 * Acts on several files: written down at once, performed after a while, so that they can be taken back by not being done. A row has a request key
 * of its own: whatever dies, and however many servers go on, each row is done once.
 */

import { hash } from 'node:crypto'
import { canonicalAsSent } from '../core/canonical.ts'
import { type Batch, type Came, undoSeconds } from '../core/desk/batch.ts'
import { type Actor, isSubjectName } from '../core/facts.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { alone, type Holds, type Loop, startElected } from './loop.ts'
import { type Answer, perform } from './perform.ts'
import { saidOf } from './said.ts'
import { actorNow, reachOf } from './session.ts'
import { tell } from './tell.ts'

/** A row that can't be answered so often is given up, so that it doesn't hold up the rest for ever. */
const mostTries = 5

/** Row 0 stands for what is the same for all. */
const placeOf = (id: string, n = 0) => `batch/${id}/input/${n}`

const beginText = `
insert into batch (id, account, subject, action, sealed, due, asked)
values ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond', $7) on conflict (id) do nothing returning id`
/** One that was written down before this was kept is taken at its key's word. */
const sameText = 'select 1 from batch where id = $1 and (asked = $2 or asked is null)'
const rowsText = `
insert into batch_row (batch, n, id, seen, sealed)
select $1, n, id, seen, sealed from unnest($2::text[], $3::text[], $4::bytea[]) with ordinality as t(id, seen, sealed, n)`

export type Begun = { readonly kind: 'begun'; readonly id: string } | { readonly kind: 'reused' }

/** Writes a batch down; the same key of the same account is the same batch, and means nothing else. A file that is ticked twice is one row. */
export const beginBatch = async (
  house: House,
  account: string,
  key: string,
  batch: Batch,
  waitMs = undoSeconds * 1_000,
): Promise<Begun> => {
  const id = hash('sha256', JSON.stringify([account, key]), 'hex').slice(0, 32)
  const { bytes } = house.seals.seal(placeOf(id), batch.input ?? {})
  const rows = [...new Map(batch.rows.map(row => [row.id, row])).values()]
  const sealed = rows.map(({ input }, i) => (input === undefined ? null : house.seals.seal(placeOf(id, i + 1), input).bytes))
  const asked = house.seals.mark(canonicalAsSent(batch))
  return house.database.transaction({ organisations: [], account }, async query => {
    const [made] = await query<{ id: string }>(beginText, [id, account, batch.subject, batch.action, bytes, waitMs, asked])
    if (made) await query(rowsText, [id, rows.map(row => row.id), rows.map(row => row.slip ?? null), sealed])
    const same = made !== undefined || (await query(sameText, [id, asked])).length > 0
    return same ? { kind: 'begun', id } : { kind: 'reused' }
  })
}

const stopText = `
update batch set stopped = coalesce(stopped, clock_timestamp()) where id = $1 and account = $2 and ended is null returning id`

/** Takes a batch back, or stops it on the way; false when there is no such batch of this account, or it has ended. */
export const stopBatch = async (house: House, account: string, id: string): Promise<boolean> =>
  (await house.database.query<{ id: string }>(stopText, [id, account])).length > 0

type Due = { readonly id: string; readonly account: string; readonly subject: string; readonly action: string; readonly sealed: Buffer }
type Row = { readonly n: number; readonly id: string; readonly seen: string | null; readonly sealed: Buffer | null }

const dueText = `
select id, account, subject, action, sealed from batch where ended is null and (due <= clock_timestamp() or stopped is not null) order by due limit 20`
/** The next row that waits, of a batch that nobody stopped. */
const nextText = `
select r.n, r.id, r.seen, r.sealed from batch_row r join batch b on b.id = r.batch
where r.batch = $1 and r.n > $2 and r.answer is null and b.stopped is null order by r.n limit 1`
const answerText = 'update batch_row set answer = $3 where batch = $1 and n = $2 and answer is null'
const triedText = `
update batch_row set tries = tries + 1, answer = case when tries + 1 >= ${mostTries} then '{"kind":"failed"}'::jsonb end
where batch = $1 and n = $2 and answer is null`
/** What ended keeps neither the words nor the slips: they are with the entries, where they can be erased. */
const endText = `
with over as (
  update batch b set ended = clock_timestamp(), sealed = null where id = $1 and ended is null
    and (stopped is not null or not exists (select from batch_row r where r.batch = b.id and r.answer is null)) returning id)
update batch_row set seen = null, sealed = null where batch in (select id from over)`

/** What is kept of an answer: rules and clauses, but nothing that was found of a person. */
const cameOf = (answer: Answer): Came => {
  if (answer.kind === 'done') return { kind: 'done', status: answer.receipt.status }
  if (answer.kind === 'left') return { kind: 'absent' }
  if (answer.kind !== 'refused') return { kind: answer.kind }
  return { kind: 'refused', refusals: answer.refusals.map(({ rule, clause }) => ({ rule, clause })) }
}

/** Why something can't be done is told only to whoever sees the file; another looks as if it were not there. */
const isHidden = async (house: House, { subject }: Due, { id }: Row, actor: Actor): Promise<boolean> => {
  const text = 'select 1 from dossier where subject = $1 and id = $2'
  return (await house.database.transaction(reachOf(actor), query => query(text, [subject, id]))).length === 0
}

type Running = { readonly due: Due; readonly actor: Actor; readonly input: unknown }

const performRow = async (house: House, query: Query, { due, actor, input }: Running, row: Row): Promise<void> => {
  const { n, id, seen, sealed } = row
  const { subject, action } = due
  if (!isSubjectName(subject)) throw new Error(`the batch ${due.id} is of the unknown subject ${subject}`)
  try {
    const request = `batch.${due.id}.${n}`
    const own = sealed === null ? input : house.seals.open(placeOf(due.id, n), sealed)
    const answer = await perform(house, { subject, id, action, input: own, actor, request, ...(seen !== null && { seen }) })
    const hidden = answer.kind !== 'done' && (await isHidden(house, due, row, actor))
    await query(answerText, [due.id, n, JSON.stringify(hidden ? { kind: 'absent' } : cameOf(answer))])
  } catch (error) {
    tell(`batch ${due.id} row ${n}: ${saidOf(error)}`)
    await query(triedText, [due.id, n])
  }
}

/** Performs one batch from its first row that waits. What is typed is opened, and who acts is read, at the time of acting. */
const performBatch = async (house: House, due: Due): Promise<void> => {
  const { query } = house.database
  const running = { due, actor: await actorNow(house, due.account), input: house.seals.open(placeOf(due.id), due.sealed) }
  for (let n = 0; ; ) {
    const [row] = await query<Row>(nextText, [due.id, n])
    if (!row) break
    await performRow(house, query, running, row)
    n = row.n
  }
  await query(endText, [due.id])
}

/** Performs whatever is due; returns how many batches. */
export const performDue = async (house: House): Promise<number> => {
  const due = await house.database.query<Due>(dueText)
  for (const one of due) await performBatch(house, one)
  return due.length
}

export const startBatches = (house: House, holds: Holds = alone): Loop => startElected('batches', 1_000, holds, () => performDue(house))

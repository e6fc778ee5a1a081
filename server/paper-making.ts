/**
 * Papers of many dossiers, made one by one. A row is begun on record, then held by a lock until its file is whole and named: whatever dies, it is made
 * once, and however many servers there are, they share the rows.
 */

import { hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { JobKind, jobSubjects } from '../core/desk/paper-job.ts'
import { fileName } from '../core/desk/paper-name.ts'
import { writtenNumber } from '../core/number/register.ts'
import { makerOf, type Print } from './documents.ts'
import { everywhere } from './everywhere.ts'
import { writeWhole } from './files.ts'
import { type Loop, startLoop } from './loop.ts'
import { folderOf } from './paper-jobs.ts'
import { papersOf } from './papers.ts'
import type { Asking, Site } from './questions/asking.ts'
import { findLook, type Look } from './questions/look.ts'
import { saidOf } from './said.ts'
import { dayOf, reachOf, sessionNow } from './session.ts'
import { tell } from './tell.ts'

/** Begun so often without an end, a paper is given up and named to whoever asked for it. */
export const mostTries = 5

type Claimed = {
  readonly job: string
  readonly n: number
  readonly id: string
  readonly tries: number
  readonly kind: string
  readonly account: string
  readonly made_at: Date
}

/** The first rows of all jobs come before the second of any, so that three certificates don't wait for two thousand. */
const claimText = `
update paper_job_row r set tries = r.tries + 1, why = null, not_before = clock_timestamp() + interval '30 seconds' * power(2, least(r.tries, 8))
from paper_job j where j.id = r.job and (r.job, r.n) = (
  select job, n from paper_job_row where state = 'waiting' and not_before <= clock_timestamp() and tries < ${mostTries}
  order by n, job limit 1 for update skip locked)
returning r.job, r.n, r.id, r.tries, j.kind, j.account, j.made_at`
const holdText = "select 1 from paper_job_row where job = $1 and n = $2 and state = 'waiting' for update skip locked"
const absentText = "update paper_job_row set state = 'absent' where job = $1 and n = $2"
const madeText = `
update paper_job_row set state = 'made', name = $3, changed = coalesce(sha256 <> $4, false), sha256 = $4, why = null where job = $1 and n = $2`
const failedText = `update paper_job_row set why = $3 where job = $1 and n = $2 and state = 'waiting'`
const giveUpText = `
update paper_job_row set state = 'failed' where (job, n) in (
  select job, n from paper_job_row where state = 'waiting' and tries >= ${mostTries} and (why is not null or not_before <= clock_timestamp()) for update skip locked)`
const endText = `
update paper_job j set ended = clock_timestamp() where ended is null and not exists (select from paper_job_row r where r.job = j.id and r.state = 'waiting')`

/** How a paper is read; the tests bring their own. */
export type Read = (asking: Asking, look: Look, kind: JobKind) => Promise<Print | undefined>
const readPaper: Read = async (asking, look, kind) => makerOf(kind)?.(asking, look, undefined)

const numberIn = ({ state }: Look): string | undefined => {
  const number: unknown = state.number ?? state.notice
  if (typeof number !== 'object' || number === null) return undefined
  const { code, year, number: n } = { code: undefined, year: undefined, number: undefined, ...number }
  return typeof code === 'string' && typeof year === 'number' && typeof n === 'number'
    ? writtenNumber({ code, year, number: n })
    : undefined
}

/** A roster is its body's; every other paper is a person's. */
const nameOf = (look: Look): string => fileName([numberIn(look) ?? look.id, look.row.title], 'pdf')

/** The paper, if whoever asked for it may still have it, as their seats are today. */
const readFor = async (asking: Asking, { kind: named, id }: Claimed, read: Read) => {
  const kind = JobKind.parse(named)
  const look = await findLook(asking, jobSubjects[kind], id)
  if (!look || !(await papersOf(asking, look)).some(paper => paper.kind === kind)) return undefined
  const print = await everywhere(asking.query, query => read({ ...asking, query }, look, kind))
  return print && { print, name: nameOf(look) }
}

/** Nobody else makes it while the lock is held, and the lock goes with whoever holds it. */
const make = async (site: Site, claimed: Claimed, read: Read): Promise<void> => {
  const { job, n, account, made_at: at } = claimed
  const session = await sessionNow(site.house, account)
  const reach = session ? reachOf(session.actor) : { organisations: [] }
  await site.house.database.transaction(reach, async query => {
    const [held] = await query(holdText, [job, n])
    if (!held) return
    const found = session && (await readFor({ site, session, query, at, today: dayOf(at) }, claimed, read))
    if (!found) return void (await query(absentText, [job, n]))
    const bytes = Buffer.from(await found.print())
    const sha256 = hash('sha256', bytes, 'hex')
    await writeWhole(folderOf(site, job), sha256, bytes)
    await query(madeText, [job, n, found.name, sha256])
  })
}

const tryToMake = async (site: Site, claimed: Claimed, read: Read): Promise<void> => {
  try {
    await make(site, claimed, read)
  } catch (error) {
    const why = saidOf(error)
    tell(`paper ${claimed.job} row ${claimed.n}: ${why}`)
    await site.house.database.query(failedText, [claimed.job, claimed.n, why.slice(0, 500)])
  }
}

/** Makes whatever waits and is due; returns how many were begun. A paper that fails waits, longer each time, and holds up none of the others. */
export const makeDue = async (site: Site, read: Read = readPaper, isStopped = () => false): Promise<number> => {
  const { query } = site.house.database
  let begun = 0
  await query(giveUpText)
  while (!isStopped()) {
    const [claimed] = await query<Claimed>(claimText)
    if (!claimed) break
    await tryToMake(site, claimed, read)
    begun += 1
  }
  await query(giveUpText)
  await query(endText)
  return begun
}

const oldText = `
select j.id from paper_job j where ended < clock_timestamp() - make_interval(days => $1)
  and exists (select from paper_job_row r where r.job = j.id and r.state = 'made') limit 100`
const stillOldText = 'select 1 from paper_job where id = $1 and ended < clock_timestamp() - make_interval(days => $2) for update'
const deletedText = "update paper_job_row set state = 'deleted', name = null where job = $1 and state = 'made'"

/** Takes away the files of jobs that ended longer ago than papers are kept; returns how many jobs. */
export const sweepJobs = async (site: Site, days: number): Promise<number> => {
  const old = await site.house.database.query<{ id: string }>(oldText, [days])
  for (const { id } of old)
    await site.house.database.transaction('everything', async query => {
      if ((await query(stillOldText, [id, days])).length === 0) return
      await rm(folderOf(site, id), { recursive: true, force: true })
      await query(deletedText, [id])
    })
  return old.length
}

/** Stopped, it finishes the paper in hand and leaves the rest to whoever comes next. */
export const startPaperJobs = (site: Site, days: number): Loop => {
  const told = { stop: false }
  const loop = startLoop('papers', 1_000, async () => {
    await makeDue(site, readPaper, () => told.stop)
    await sweepJobs(site, days)
  })
  return {
    stop: () => {
      told.stop = true
      return loop.stop()
    },
  }
}

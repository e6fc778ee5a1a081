/** Packages that are made in the background, one of a round at a time: begun, stopped, made anew after a crash, kept for some days. */

import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Loop, startLoop } from '../loop.ts'
import type { Site } from '../questions/asking.ts'
import { saidOf } from '../said.ts'
import { tell } from '../tell.ts'
import { exportArchive, Stopped } from './export.ts'
import { keptDays } from './kept.ts'
import { fileSink } from './sink.ts'

/** How long nobody has to have spoken for a package that is being made before it begins anew. */
const silentMinutes = 10
const mostTries = 3
/** The database hears of progress so often, in dossiers. */
const told = 20

const placeOf = (id: string) => `archive/${id}/passphrase`
const folderOf = ({ filesFolder }: Pick<Site, 'filesFolder'>) => join(filesFolder, 'archives')
export const packageOf = (site: Pick<Site, 'filesFolder'>, id: string) => join(folderOf(site), `${id}.zip.sealed`)

const beginText = `
insert into archive_job (id, round, account, sealed) values ($1, $2, $3, $4) on conflict do nothing returning id`

/** False where a package of this round is being made already. */
export const beginArchive = async ({ house }: Pick<Site, 'house'>, account: string, round: string, passphrase: string) => {
  const id = randomBytes(16).toString('hex')
  const { bytes } = house.seals.seal(placeOf(id), passphrase)
  return (await house.database.query<{ id: string }>(beginText, [id, round, account, bytes]))[0]?.id
}

/** One that nobody has begun yet has ended with that. */
const stopText = `
update archive_job set stopped = coalesce(stopped, clock_timestamp()), ended = case when claimed is null then clock_timestamp() end,
  sealed = case when claimed is not null then sealed end
where id = $1 and ended is null returning id`
export const stopArchive = async ({ house }: Pick<Site, 'house'>, id: string): Promise<boolean> =>
  (await house.database.query(stopText, [id])).length > 0

type Claimed = { readonly id: string; readonly round: string; readonly account: string; readonly sealed: Buffer }
const claimText = `
update archive_job set claimed = clock_timestamp(), tries = tries + 1, done = 0 where id = (
  select id from archive_job where ended is null and tries < ${mostTries}
    and (claimed is null or claimed < clock_timestamp() - make_interval(mins => ${silentMinutes})) order by at limit 1 for update skip locked)
returning id, round, account, sealed`
const progressText =
  'update archive_job set claimed = clock_timestamp(), done = $2, total = $3 where id = $1 returning stopped is null as goes'
const endText = `
update archive_job set ended = clock_timestamp(), sealed = null, done = total, size = $2, report = $3 where id = $1 and ended is null`
const stoppedText = 'update archive_job set ended = clock_timestamp(), sealed = null where id = $1 and ended is null'
/** What failed is tried again at once, but not for ever. */
const failedText = `
update archive_job set claimed = null, why = $2, ended = case when tries >= ${mostTries} then clock_timestamp() end,
  sealed = case when tries < ${mostTries} then sealed end where id = $1 and ended is null`
/** One that was cut off as often as it may be tried. */
const givenUpText = `
update archive_job set ended = clock_timestamp(), sealed = null where ended is null and tries >= ${mostTries}
  and claimed < clock_timestamp() - make_interval(mins => ${silentMinutes})`

const make = async (site: Site, { id, round, account, sealed }: Claimed, isStopped: () => boolean): Promise<void> => {
  const { query } = site.house.database
  await mkdir(folderOf(site), { recursive: true, mode: 0o700 })
  const passphrase = site.house.seals.open(placeOf(id), sealed)
  await site.house.laws.refresh(query)
  const sink = await fileSink(packageOf(site, id), String(passphrase))
  const progress = async (done: number, total: number) => {
    if (isStopped()) return false
    if (done % told !== 1 && done !== total) return true
    const [row] = await query<{ goes: boolean }>(progressText, [id, done, total])
    return row?.goes === true
  }
  try {
    const report = await exportArchive(site, { scope: { kind: 'round', id: round }, account, progress }, sink)
    const { size } = await stat(packageOf(site, id))
    await query(endText, [id, size, JSON.stringify(report)])
  } catch (error) {
    await sink.abandon()
    throw error
  }
}

/** When the house itself stops, the package is left to whoever comes next, and begins anew. */
const leaveText = 'update archive_job set claimed = null, tries = greatest(0, tries - 1) where id = $1 and ended is null'

/** Makes whatever waits; returns how many were begun. */
export const makeArchives = async (site: Site, isStopped = () => false): Promise<number> => {
  const { query } = site.house.database
  await query(givenUpText)
  for (let begun = 0; ; begun += 1) {
    const [claimed] = isStopped() ? [] : await query<Claimed>(claimText)
    if (!claimed) return begun
    await make(site, claimed, isStopped).catch(async (error: unknown) => {
      const why = saidOf(error)
      if (!(error instanceof Stopped)) tell(`archive ${claimed.id}: ${why}`)
      if (error instanceof Stopped) await query(isStopped() ? leaveText : stoppedText, [claimed.id])
      else await query(failedText, [claimed.id, why.slice(0, 500)])
    })
  }
}

const oldText = `
update archive_job set size = null where size is not null and ended < clock_timestamp() - make_interval(days => ${keptDays}) returning id`

/** Takes away what has lain here as long as packages do. */
export const sweepArchives = async (site: Site): Promise<number> => {
  const old = await site.house.database.query<{ id: string }>(oldText)
  for (const { id } of old) await rm(packageOf(site, id), { force: true })
  return old.length
}

export const startArchives = (site: Site): Loop => {
  const state = { stopped: false }
  const loop = startLoop('archives', 2_000, async () => {
    await makeArchives(site, () => state.stopped)
    await sweepArchives(site)
  })
  return {
    stop: () => {
      state.stopped = true
      return loop.stop()
    },
  }
}

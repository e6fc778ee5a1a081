/** What was refused is kept apart for a month, sealed: no page opens or finds it, and whoever has to look into an attack does at the console (`tepei refused`). */
import { hash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { visitorActor } from '../../core/roles.ts'
import type { House } from '../house.ts'
import { type Seals, Shredded } from '../seal.ts'
import { sync } from '../sync.ts'
import type { Refusal } from './limits.ts'

/** Days that it lies there; the most of one account, and of the public page as a whole. */
export const apartLimits = { days: 30, ofOne: 20, ofVisitors: 200 } as const

const folderOf = (filesFolder: string) => join(filesFolder, 'refused')
const insertText = 'insert into refused_file (id, owner, sha256, size, why) values ($1, $2, $3, $4, $5)'
const spareText = `
delete from refused_file where id in (select id from refused_file where owner = $1 order by at desc, id offset $2) returning id`

export const dropApart = (filesFolder: string, id: string): Promise<void> => rm(join(folderOf(filesFolder), id), { force: true })

const placeOf = (id: string) => `refused_file/${id}/bytes/0`

export const setApart = async (house: House, filesFolder: string, owner: string, bytes: Buffer, why: Refusal): Promise<void> => {
  const id = randomBytes(16).toString('hex')
  const folder = folderOf(filesFolder)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, id), house.seals.seal(placeOf(id), bytes.toString('base64')).bytes, { mode: 0o600 })
  const most = owner === visitorActor.id ? apartLimits.ofVisitors : apartLimits.ofOne
  const spare = await house.database.transaction('house', async query => {
    await query(insertText, [id, owner, hash('sha256', bytes, 'hex'), bytes.length, why])
    return query<{ id: string }>(spareText, [owner, most])
  })
  for (const one of spare) await dropApart(filesFolder, one.id)
}

const listText = `
select id, owner, sha256, size::int as size, why, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from refused_file order by at desc, id limit $1`
type Apart = Readonly<Record<'id' | 'owner' | 'sha256' | 'why' | 'at', string>> & { readonly size: number }

/** What lies there, the newest first. */
export const listApart = ({ database }: House, most = 500): Promise<readonly Apart[]> => database.query<Apart>(listText, [most])

const lookText =
  "insert into access_log (account, asked, reason) select $1, 'refusedFile', sha256 from refused_file where id = $2 returning seq"

/** The bytes as they came, for somebody who has shown who they are; the look is on record first. Undefined where there is none of that name. */
export const openApart = async (house: House, filesFolder: string, id: string, account: string): Promise<Buffer | undefined> => {
  if ((await house.database.query(lookText, [account, id])).length === 0) return undefined
  const sealed = await readFile(join(folderOf(filesFolder), id))
  return Buffer.from(String(house.seals.open(placeOf(id), sealed)), 'base64')
}

/** A half-written one bears no name that is listed, and is swept. */
const resealOne = async (seals: Seals, folder: string, id: string): Promise<void> => {
  const [file, anew] = [join(folder, id), join(folder, `${id}.anew`)]
  const sealed = await readFile(file)
  await writeFile(anew, seals.reseal(placeOf(id), sealed), { mode: 0o600 })
  await sync(anew)
  await rename(anew, file)
}

/** Seals all that lies there by the key of today, before the older ones are destroyed. */
export const resealApart = async ({ database, seals }: Pick<House, 'database' | 'seals'>, filesFolder: string): Promise<void> => {
  const folder = folderOf(filesFolder)
  const known = await database.query<{ id: string }>('select id from refused_file order by id')
  for (const { id } of known) {
    try {
      await resealOne(seals, folder, id)
    } catch (error) {
      const gone = error instanceof Shredded || (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      if (!gone)
        throw new Error(`${placeOf(id)} can’t be opened, and nothing is destroyed: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (known.length > 0) await sync(folder)
}

const oldText = 'delete from refused_file where at < now() - make_interval(days => $1) returning id'
const knownText = 'select id from refused_file where id = any($1)'

/** Takes away what has lain there long enough, and what a crash has left without its row. */
export const sweepRefused = async (house: House, filesFolder: string): Promise<number> => {
  const folder = folderOf(filesFolder)
  const lying = await readdir(folder).catch(() => [])
  await house.database.query(oldText, [apartLimits.days])
  const known = new Set((await house.database.query<{ id: string }>(knownText, [lying])).map(({ id }) => id))
  const gone = lying.filter(id => !known.has(id))
  for (const id of gone) await dropApart(filesFolder, id)
  return gone.length
}

/** Whether the folder of files is the one that the database's files lie in: each bears the same mark. A mount that was forgotten is told at the start, not by a missing file. */
import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { access, mkdir, open, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Query } from '../database.ts'
import { pathOf } from '../files.ts'

const markIn = (folder: string) => join(folder, 'house')

const readMark = (folder: string): Promise<string | undefined> =>
  readFile(markIn(folder), 'utf8').then(
    text => text.trim(),
    () => undefined,
  )

const writeMark = async (folder: string, mark: string): Promise<void> => {
  const handle = await open(markIn(folder), 'wx', 0o600)
  try {
    await handle.writeFile(`${mark}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const newestText = 'select distinct sha256, max(at) as at from file group by sha256 order by at desc limit 20'

/** True where the database names files and none of the newest is there. */
const lacksAll = async (query: Query, folder: string): Promise<boolean> => {
  const newest = await query<{ sha256: string }>(newestText)
  return newest.length > 0 && newest.every(({ sha256 }) => !existsSync(pathOf(folder, sha256)))
}

/** `isShared`: others are at work, so that a folder without their mark is not theirs. Alone, as after a restore, a folder with the files is taken for the house's. */
export const refuseOtherFolder = async (query: Query, folder: string, isShared: boolean): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await access(folder, constants.R_OK | constants.W_OK)
  const [known] = await query<{ files: string | null }>('select files from house_mark')
  const wanted = known?.files ?? randomBytes(16).toString('hex')
  const found = await readMark(folder)
  if (found === wanted) return
  const other = `TEPEI_DATA is not the folder of this database: ${folder}`
  if (found !== undefined) throw new Error(`${other} belongs to another one. All servers of a database share one folder.`)
  if (isShared) throw new Error(`${other} is not where the servers at work keep their files. Mount the folder that they share.`)
  if (await lacksAll(query, folder))
    throw new Error(
      `${other} has none of its newest files. Mount or restore them; if they are lost for good, write ${wanted} into ${markIn(folder)}.`,
    )
  await query('update house_mark set files = $1', [wanted])
  await writeMark(folder, wanted)
}

/** By the numbers of statfs: NFS, SMB and SMB 2. */
const networkDisks: readonly number[] = [0x6969, 0xff534d42, 0xfe534d42]

/** A database of one machine that another starts too, on the same files, is lost; nothing on such a disk tells the two apart. */
export const refuseNetworkDisk = async (folder: string, typeOf = async (path: string) => (await statfs(path)).type): Promise<void> => {
  await mkdir(folder, { recursive: true })
  if (networkDisks.includes((await typeOf(folder)) >>> 0))
    throw new Error(
      `The embedded PostgreSQL may not lie on a network disk, as ${folder} is: name another one in DATABASE_URL, or a local folder in TEPEI_DATA.`,
    )
}

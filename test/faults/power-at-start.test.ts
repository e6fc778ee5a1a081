// F03: the power goes right after the first start, when the PostgreSQL that it copied to its folder bears its name already.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyBinaries, getBinaries } from '../../server/postgres/binaries.ts'
import { syncNow } from '../../server/sync.ts'
import { type Disk, makeDisk } from './disk.ts'

const disk = makeDisk(400)
afterAll(() => disk?.remove())

const binaries = getBinaries()
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

/** Files of the copy that are not there or not whole after the darkness; undefined where the disk knows of no copy, and the next start makes one. */
const torn = async (its: Disk, name: string, copy: (directory: string) => string): Promise<readonly string[] | undefined> => {
  const directory = join(its.folder, name)
  mkdirSync(directory)
  syncNow(its.folder)
  const native = copy(directory)
  its.cutPower()
  await its.comeBack()
  if (!existsSync(native)) return undefined
  return filesBelow(binaries.folder).filter(from => {
    const to = join(native, from.slice(binaries.folder.length))
    return !existsSync(to) || !readFileSync(to).equals(readFileSync(from))
  })
}

test.skipIf(!disk)(
  'F03 the copy of PostgreSQL is whole when it bears its name',
  async () => {
    if (disk) expect(await torn(disk, 'ours', directory => copyBinaries(binaries, directory).folder)).toEqual([])
  },
  120_000,
)

test.skipIf(!disk)(
  'F03 a copy whose name is forced to disk and whose bytes are not is torn, and this is seen',
  async () => {
    if (!disk) return
    const found = await torn(disk, 'careless', directory => {
      const home = join(directory, 'home')
      cpSync(binaries.folder, join(directory, 'coming/native'), { recursive: true, verbatimSymlinks: true })
      renameSync(join(directory, 'coming'), home)
      syncNow(directory)
      return join(home, 'native')
    })
    expect(found?.length).toBeGreaterThan(0)
  },
  120_000,
)

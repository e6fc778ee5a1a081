/** Puts a backup back into a folder of its own: whole, or not at all. */
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sync } from '../sync.ts'
import { type In, openIn } from './stream.ts'
import { type Head, headLength, paddingOf, readHead } from './tar.ts'

const exactly = async ({ take }: In, length: number, write: (bytes: Buffer) => Promise<unknown>): Promise<void> => {
  for (let rest = length; rest > 0; ) {
    const bytes = await take(rest)
    rest -= bytes.length
    await write(bytes)
  }
}

const headFrom = async (from: In): Promise<Head | undefined> => {
  const parts: Buffer[] = []
  await exactly(from, headLength, async bytes => parts.push(bytes))
  return readHead(Buffer.concat(parts))
}

const putFile = async (from: In, folder: string, { path, size }: Head): Promise<void> => {
  const to = join(folder, path)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const handle = await open(to, 'wx', 0o600)
  try {
    await exactly(from, size, bytes => handle.writeFile(bytes))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await exactly(from, paddingOf(size), async () => undefined)
}

const putAll = async (from: In, folder: string): Promise<number> => {
  let files = 0
  for (let head = await headFrom(from); head; head = await headFrom(from)) {
    if (head.folder) await mkdir(join(folder, head.path), { recursive: true, mode: 0o700 })
    else await putFile(from, folder, head)
    files += head.folder ? 0 : 1
  }
  return files
}

export const isFree = async (folder: string): Promise<boolean> => !existsSync(folder) || (await readdir(folder)).length === 0

/** One sealed file into a folder that is there. */
export const unpackInto = async (path: string, passphrase: string, folder: string): Promise<number> => {
  const from = await openIn(path, passphrase)
  try {
    return await putAll(from, folder)
  } finally {
    await from.close()
  }
}

/** Returns how many files were put back. `folder` must not be there yet, or be empty. */
export const putBack = async (path: string, passphrase: string, folder: string): Promise<number> => {
  if (!(await isFree(folder))) throw new Error(`${folder} holds something; a backup is put back into a folder of its own`)
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o755 })
  try {
    const files = await unpackInto(path, passphrase, part)
    await rm(folder, { recursive: true, force: true })
    await rename(part, folder)
    await sync(dirname(folder))
    return files
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

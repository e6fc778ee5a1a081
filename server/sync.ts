/** Forces to the disk what was written: the bytes of a file, or the names in a folder. A power cut takes what was only said to be there. */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Windows forces no folder, and does not need to. */
const forces = process.platform !== 'win32'

export const sync = async (path: string): Promise<void> => {
  if (!forces) return
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

export const syncNow = (path: string): void => {
  if (!forces) return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A folder with all that lies below it; links are names of their folder. */
export const syncAll = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncAll(path)
    else if (entry.isFile()) syncNow(path)
  }
  syncNow(folder)
}

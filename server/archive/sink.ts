/** The file that a package is written to: under a name of its own until it is whole, so that a crash leaves no half of one under the name that was asked for. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sealing } from '../../documents/archive/sealed.ts'
import type { Sink } from '../../documents/archive/zip.ts'
import { sync } from '../sync.ts'

export type FileSink = Sink & { readonly abandon: () => Promise<void> }

/** Sealed under the passphrase where one is given. What lay half written under that name before is gone. */
export const fileSink = async (path: string, passphrase: string | undefined): Promise<FileSink> => {
  const part = `${path}.part`
  const handle = await open(part, 'w', 0o600)
  const plain: Sink = {
    write: async bytes => void (await handle.writeFile(bytes)),
    close: async () => {
      await handle.sync().finally(() => handle.close())
      await rename(part, path)
      await sync(dirname(path))
    },
  }
  const sink = passphrase === undefined ? plain : await sealing(plain, passphrase)
  const abandon = async () => {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true })
  }
  return { ...sink, abandon }
}

/** Every three minutes: what came since goes to the folder elsewhere, so that a disk that is lost costs no more than that. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Loop, startLoop } from '../../loop.ts'
import { startPostgres } from '../../postgres.ts'
import type { Settings } from '../../settings.ts'
import { keepOnce } from './keep.ts'

const everyMs = 180_000

/** Short ones are tried out in no time. */
export const passphraseIn = (file: string): string => {
  const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
  if (line.length < 12) throw new Error(`${file}: a passphrase has 12 characters or more, on the first line`)
  return line
}

/** A failure, such as a disk that is full or away, is told in the log each time; PostgreSQL keeps its log for the next turn, a gigabyte at most. */
export const startCopies = (settings: Settings): readonly Loop[] => {
  const { copiesFolder, copiesPassphraseFile, copiesDays } = settings
  if (copiesFolder === undefined || copiesPassphraseFile === undefined) return []
  const keeping = { ...settings, folder: copiesFolder, passphrase: passphraseIn(copiesPassphraseFile), days: copiesDays }
  const once = async () => {
    // It runs already, and goes on when we have asked it.
    const server = await startPostgres({ directory: join(settings.dataFolder, 'postgres') })
    await keepOnce(server.adminUrl, keeping)
  }
  return [startLoop('copies', everyMs, once)]
}

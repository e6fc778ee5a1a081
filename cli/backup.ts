/** `tepei backup` and `tepei restore`: the whole house in one sealed file while it works, and back into a folder of its own. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Wrong } from '../documents/archive-check/source.ts'
import { putBack } from '../server/backup/put-back.ts'
import { takeBackup } from '../server/backup/take.ts'
import { readSettings } from '../server/settings.ts'
import type { Io } from './io.ts'

const usage = `Usage:
  tepei backup FILE --passphrase-file FILE [--with-key]     database, files and checkpoints, sealed, while the server works
  tepei restore FILE --passphrase-file FILE --into FOLDER   into a folder that is not there yet; start with TEPEI_DATA=FOLDER
The passphrase is the first line of its file, 12 characters or more. The master key is not in a backup unless --with-key is given: keep it apart,
without it personal data in a restored house can't be opened.
`

const options = { 'passphrase-file': { type: 'string' }, 'with-key': { type: 'boolean' }, into: { type: 'string' } } as const
type Values = { readonly 'passphrase-file'?: string; readonly 'with-key'?: boolean; readonly into?: string }
type Called = { readonly values: Values; readonly file: string; readonly passphrase: string; readonly io: Io }

/** Short ones are tried out in no time. */
const passphraseIn = (file: string): string => {
  const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
  if (line.length < 12) throw new Error(`${file}: a passphrase has 12 characters or more, on the first line`)
  return line
}

const tellUsage = (io: Io): number => {
  io.err(usage)
  return 2
}

const backup = async ({ values, file, passphrase, io }: Called): Promise<number> => {
  const settings = readSettings(process.env)
  if (settings.databaseUrl !== undefined) {
    io.err(
      'DATABASE_URL names a PostgreSQL of your own, which its own tools back up: pg_dump -Fc, or pgBackRest or pg_basebackup with its log for a point in time. ' +
        'Take the checkpoints first, the database next, the files under TEPEI_DATA last. Nothing was written.\n',
    )
    return 1
  }
  if (existsSync(file)) throw new Error(`${file} is there already; nothing was written`)
  const begun = Date.now()
  const { at, lsn, files, withKey } = await takeBackup(resolve(file), settings, { passphrase, withKey: values['with-key'] === true })
  io.out(`${file}: the house as of ${at} (${lsn}), ${files} files, in ${Math.ceil((Date.now() - begun) / 1_000)} s\n`)
  io.out(
    withKey
      ? 'The master key is in it: whoever has the passphrase reads everything.\n'
      : `The master key is NOT in it. Keep ${settings.keyFile} apart.\n`,
  )
  return 0
}

const restore = async ({ values, file, passphrase, io }: Called): Promise<number> => {
  if (values.into === undefined) return tellUsage(io)
  const folder = resolve(values.into)
  try {
    const files = await putBack(file, passphrase, folder)
    io.out(`${folder}: ${files} files are back.\n`)
    if (!existsSync(`${folder}/master.key`)) io.out(`Put the master key into ${folder}/master.key before the start.\n`)
    io.out(`Then: TEPEI_DATA=${folder} npx tepei audit verify, and npx tepei rebuild\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    io.err(`${file}: ${error.message}; nothing was put back\n`)
    return 1
  }
}

const called =
  (work: (called: Called) => Promise<number>) =>
  async (argv: readonly string[], io: Io): Promise<number> => {
    try {
      const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
      const [file, more] = positionals
      const { 'passphrase-file': passphraseFile } = values
      if (file === undefined || more !== undefined || passphraseFile === undefined) return tellUsage(io)
      return await work({ values, file, passphrase: passphraseIn(passphraseFile), io })
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      io.err(`${error.message}\n`)
      return tellUsage(io)
    }
  }

export const backupCommand = called(backup)
export const restoreCommand = called(restore)

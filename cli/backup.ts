/** `tepei backup` and `tepei restore`: the whole house in one sealed file while it works, and back into a folder of its own. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Wrong } from '../documents/archive-check/source.ts'
import { passphraseIn } from '../server/backup/copies/loop.ts'
import { Unreachable } from '../server/backup/copies/names.ts'
import { putBackAt } from '../server/backup/copies/put-back-at.ts'
import { putBack } from '../server/backup/put-back.ts'
import { takeBackup } from '../server/backup/take.ts'
import { readSettings } from '../server/settings.ts'
import type { Io } from './io.ts'

const usage = `Usage:
  tepei backup FILE --passphrase-file FILE [--with-key]     database, files and checkpoints, sealed, while the server works
  tepei restore FILE --passphrase-file FILE --into FOLDER   into a folder that is not there yet; start with TEPEI_DATA=FOLDER
  tepei restore COPIES --passphrase-file FILE --into FOLDER [--at 'TIME']
                                                            from the folder of TEPEI_COPIES, as of a moment, or all that is there
TIME is like 2026-11-29 16:30:00, in the time of Beijing, or with a zone like 2026-11-29T08:30:00Z.
The passphrase is the first line of its file, 12 characters or more. The master key is not in a backup unless --with-key is given: keep it apart,
without it personal data in a restored house can't be opened.
`

const options = {
  'passphrase-file': { type: 'string' },
  'with-key': { type: 'boolean' },
  into: { type: 'string' },
  at: { type: 'string' },
} as const
type Values = { readonly 'passphrase-file'?: string; readonly 'with-key'?: boolean; readonly into?: string; readonly at?: string }
type Called = { readonly values: Values; readonly file: string; readonly passphrase: string; readonly io: Io }

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

/** A time without a zone is the office's own. */
const momentIn = (typed: string): Date => {
  const [, day, time, zone = '+08:00'] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(typed) ?? []
  const at = new Date(`${day}T${time}${zone}`)
  if (Number.isNaN(+at)) throw new TypeError(`--at ${typed} is no time like 2026-11-29 16:30:00`)
  return at
}

const putBackFrom = async ({ values, file, passphrase, io }: Called, folder: string): Promise<void> => {
  if (!statSync(file).isDirectory()) {
    if (values.at !== undefined) throw new TypeError('--at is for the folder of TEPEI_COPIES: one backup is of one moment')
    io.out(`${folder}: ${await putBack(file, passphrase, folder)} files are back.\n`)
    return
  }
  const at = values.at === undefined ? undefined : momentIn(values.at)
  const begun = Date.now()
  const { base, logs, reaches } = await putBackAt({ from: resolve(file), passphrase, into: folder, at })
  io.out(
    `${folder}: the house as of ${reaches.toISOString()}, from ${base.toISOString()} and ${logs} logs, in ${Math.ceil((Date.now() - begun) / 1_000)} s\n`,
  )
  io.out('Checkpoints outside know more than this house: npx tepei audit resume --because … says so for good.\n')
}

const restore = async (called: Called): Promise<number> => {
  const { values, file, io } = called
  if (values.into === undefined) return tellUsage(io)
  const folder = resolve(values.into)
  try {
    await putBackFrom(called, folder)
    if (!existsSync(`${folder}/master.key`)) io.out(`Put the master key into ${folder}/master.key before the start.\n`)
    io.out(`Then: TEPEI_DATA=${folder} npx tepei audit verify, and npx tepei rebuild\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Wrong || error instanceof Unreachable)) throw error
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

/** `tepei archive`: packs a round or a person for the archive, verifies a package, takes a round in from one. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openArchive, verifyArchive } from '../documents/archive-check/index.ts'
import { isSealed, openFile, unsealed, Wrong } from '../documents/archive-check/source.ts'
import type { Scope } from '../server/archive/collect.ts'
import { exportArchive, NothingThere, type Report } from '../server/archive/export.ts'
import { importArchive, Refused } from '../server/archive/import.ts'
import { fingerprintOf, publicKeyOf, signingKey } from '../server/archive/package.ts'
import { fileSink } from '../server/archive/sink.ts'
import type { Site } from '../server/questions/asking.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import type { Io } from './io.ts'

const usage = `Usage:
  tepei archive export (--round ID | --person ID) --output FILE (--passphrase-file FILE | --plain)
  tepei archive verify FILE [--passphrase-file FILE] [--key FINGERPRINT]
  tepei archive import FILE [--passphrase-file FILE] [--key FINGERPRINT]
  tepei archive open FILE --passphrase-file FILE --output FILE
  tepei archive key
0: whole and right; 1: something is wrong, and said; 2: this text; 3: right, but the package itself says that something is missing.
`

const options = {
  round: { type: 'string' },
  person: { type: 'string' },
  output: { type: 'string' },
  'passphrase-file': { type: 'string' },
  plain: { type: 'boolean' },
  key: { type: 'string' },
} as const
type Values = Readonly<{ [K in keyof typeof options]?: K extends 'plain' ? boolean : string }>
type Called = { readonly values: Values; readonly file: string | undefined; readonly io: Io }

/** The first line of the file. Short ones are tried out in no time. */
const passphraseIn = ({ 'passphrase-file': file }: Values): string | undefined => {
  if (file === undefined) return undefined
  const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
  if (line.length < 12) throw new Error(`${file}: a passphrase has 12 characters or more, on the first line`)
  return line
}

/** The house of this machine, without its doors. */
const onSite = async <T>(work: (site: Site, ownerUrl: string | undefined) => Promise<T>): Promise<T> => {
  const settings = readSettings(process.env)
  const opened = await openHouse(settings)
  const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`
  const filesFolder = join(settings.dataFolder, 'files')
  const site: Site = { house: opened.house, demo: settings.demo, told: () => null, publicUrl: () => publicUrl, filesFolder }
  return work(site, opened.ownerUrl).finally(opened.close)
}

const scopeOf = ({ round, person }: Values): Scope | undefined => {
  if (round !== undefined && person === undefined) return { kind: 'round', id: round }
  return person !== undefined && round === undefined ? { kind: 'person', id: person } : undefined
}

const tellReport = ({ dossiers, entries, papers, files, failures }: Report, output: string, io: Io): number => {
  for (const failure of failures) io.err(`missing: ${failure}\n`)
  io.out(`${output}: ${dossiers} dossiers, ${entries} entries, ${papers} papers, ${files} files\n`)
  if (failures.length > 0) io.err(`${failures.length} missing: the package says that it is not whole\n`)
  return failures.length === 0 ? 0 : 3
}

const exportCommand = async ({ values, file, io }: Called): Promise<number> => {
  const scope = scopeOf(values)
  const { output, plain } = values
  const passphrase = passphraseIn(values)
  if (!scope || output === undefined || file !== undefined || (passphrase === undefined) !== (plain === true)) return tellUsage(io)
  const path = resolve(output)
  if (existsSync(path)) throw new Error(`${output} is there already; nothing was written`)
  return onSite(async site => {
    const sink = await fileSink(path, passphrase)
    const progress = (done: number, total: number) => {
      if (done % 500 === 0 || done === total) io.err(`${done} of ${total} dossiers\n`)
      return true
    }
    try {
      return tellReport(await exportArchive(site, { scope, account: 'command line', processes: 2, progress }, sink), output, io)
    } catch (error) {
      await sink.abandon()
      if (!(error instanceof NothingThere)) throw error
      io.err(`${error.message}\n`)
      return 1
    }
  })
}

const tellUsage = (io: Io): number => {
  io.err(usage)
  return 2
}

/** What is wrong is a sentence, not a fault of the program. */
const tellingWrong = async (file: string, io: Io, work: () => Promise<number>): Promise<number> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    io.err(`${file}: ${error.message}\n`)
    return 1
  }
}

const verifyCommand = async ({ values, file, io }: Called): Promise<number> => {
  if (file === undefined) return tellUsage(io)
  return tellingWrong(file, io, async () => {
    const { zip, close } = await openArchive(file, passphraseIn(values))
    try {
      const { manifest, fingerprint } = await verifyArchive(zip, values.key)
      const { dossiers, entries, papers, files, of } = manifest
      io.out(`${file}: ${of.kind} ${of.id}, ${dossiers} dossiers, ${entries} entries, ${papers} papers, ${files} files\n`)
      io.out(`signed by the key ${fingerprint}${values.key === undefined ? '; compare it with the one that the office gave you' : ''}\n`)
      for (const failure of manifest.failures) io.err(`missing: ${failure}\n`)
      return manifest.whole ? 0 : 3
    } finally {
      await close()
    }
  })
}

/** Only what verifies, and says itself that it is whole, is taken in. */
const importCommand = async ({ values, file, io }: Called): Promise<number> => {
  if (file === undefined) return tellUsage(io)
  return tellingWrong(file, io, async () => {
    const { zip, close } = await openArchive(file, passphraseIn(values))
    try {
      const { manifest } = await verifyArchive(zip, values.key)
      if (!manifest.whole) throw new Wrong('package.json', 'the package says itself that it is not whole')
      const { round, dossiers, entries } = await onSite(({ house, filesFolder }, ownerUrl) => {
        if (ownerUrl === undefined)
          throw new Refused('only the role that owns the database takes a round in: name it in TEPEI_DATABASE_OWNER')
        return importArchive(house, ownerUrl, filesFolder, zip, manifest)
      })
      io.out(
        `${round}: ${dossiers} dossiers and ${entries} entries are here; npx tepei audit verify and npx tepei rebuild tell whether all holds\n`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      io.err(`${file}: ${error.message}; nothing was changed\n`)
      return 1
    } finally {
      await close()
    }
  })
}

const openCommand = async ({ values, file, io }: Called): Promise<number> => {
  const passphrase = passphraseIn(values)
  const { output } = values
  if (file === undefined || passphrase === undefined || output === undefined) return tellUsage(io)
  if (existsSync(output)) throw new Error(`${output} is there already; nothing was written`)
  return tellingWrong(file, io, async () => {
    const source = await openFile(file)
    const sink = await fileSink(resolve(output), undefined)
    try {
      if (!(await isSealed(source))) throw new Wrong('(package)', 'is under no passphrase')
      const inside = await unsealed(source, passphrase)
      const step = 1 << 20
      for (let at = 0; at < inside.size; at += step) await sink.write(await inside.read(at, Math.min(step, inside.size - at)))
      await sink.close()
      return 0
    } catch (error) {
      await sink.abandon()
      throw error
    } finally {
      await source.close()
    }
  })
}

const keyCommand = ({ io }: Called): Promise<number> =>
  onSite(async ({ house }) => {
    io.out(`${fingerprintOf(publicKeyOf(signingKey(house.seals)))}\n`)
    return 0
  })

const commands: Readonly<Record<string, (called: Called) => Promise<number>>> = {
  export: exportCommand,
  verify: verifyCommand,
  import: importCommand,
  open: openCommand,
  key: keyCommand,
}

export const archiveCommand = async ([name = '', ...argv]: readonly string[], io: Io): Promise<number> => {
  const command = new Map(Object.entries(commands)).get(name)
  if (!command) return tellUsage(io)
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    if (positionals.length > 1) return tellUsage(io)
    return await command({ values, file: positionals[0], io })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    io.err(`${error.message}\n`)
    return tellUsage(io)
  }
}

/** `tepei refused`: what strangers sent and was refused, for whoever has to look into an attack. A look is on record under the name of who looks. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listApart, openApart } from '../server/intake/apart.ts'
import { readSettings } from '../server/settings.ts'
import { type Opened, openHouse } from '../server/start.ts'
import { onePerson } from './at-console.ts'
import type { Io } from './io.ts'

const usage = `Usage:
  tepei refused                 lists what was refused: id, when, by whom sent, why, how large, SHA-256
  tepei refused open ID FILE    writes one of them to FILE, as it came; whoever keeps rights shows at the console who they are
`

const list = async ({ house }: Opened, io: Io): Promise<number> => {
  const all = await listApart(house)
  for (const { id, at, owner, why, size, sha256 } of all) io.out(`${[id, at, owner, why, size, sha256].join('  ')}\n`)
  if (all.length === 0) io.out('Nothing that was refused lies here.\n')
  return 0
}

const open = async ({ house }: Opened, id: string, file: string, io: Io): Promise<number> => {
  const { id: account } = await onePerson(house, io, 'administrator', 'security')
  const bytes = await openApart(house, join(readSettings(process.env).dataFolder, 'files'), id, account)
  if (!bytes) {
    io.err(`No refused file bears the id ${id}. Look again: tepei refused\n`)
    return 1
  }
  writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 })
  io.out(`${bytes.length} bytes as they came are in ${file}. It may harm whoever opens it.\n`)
  return 0
}

export const refusedCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  const [verb, id = '', file = '', more] = argv
  const opens = verb === 'open' && file !== '' && more === undefined
  if (verb !== undefined && !opens) {
    io.err(usage)
    return 2
  }
  const opened = await openHouse(readSettings(process.env))
  try {
    return await (opens ? open(opened, id, file, io) : list(opened, io))
  } finally {
    await opened.close()
  }
}

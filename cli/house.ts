/** Verbs that look after a house: rebuild its view rows, and verify its journal. */
import { verifyChains, verifyRegistry } from '../server/audit.ts'
import type { Database } from '../server/database.ts'
import { verifyLedger } from '../server/ledger.ts'
import { rebuild } from '../server/rebuild.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import type { Io } from './io.ts'

const inHouse = async (work: (database: Database) => Promise<number>): Promise<number> => {
  const opened = await openHouse(readSettings(process.env))
  return work(opened.house.database).finally(opened.close)
}

/** 0 when every row is what the journal says, 1 when some were not; `--write` makes those anew. */
export const rebuildCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  const write = argv.includes('--write')
  if (argv.some(word => word !== '--write')) {
    io.err('tepei rebuild [--write]\n')
    return 2
  }
  return inHouse(async database => {
    const { dossiers, differences } = await rebuild(database, write)
    for (const { subject, id, column, found, folded } of differences) {
      io.out(`${subject}/${id} ${column}: ${JSON.stringify(found)} but the journal says ${JSON.stringify(folded)}\n`)
    }
    io.out(`${dossiers} dossiers folded, ${differences.length} differences${write && differences.length > 0 ? ', made anew' : ''}\n`)
    return differences.length === 0 || write ? 0 : 1
  })
}

/** Every balance worked out anew from the transfers; how many are not what they come to. */
const auditLedger = async (database: Database, io: Io): Promise<number> => {
  const { transfers, accounts, stray, misdated } = await verifyLedger(database)
  for (const { account, kept, posted } of stray) io.out(`ledger: ${account} holds ${kept}, its transfers come to ${posted}\n`)
  for (const entry of misdated) io.out(`ledger: a transfer of entry ${entry} bears another month than the entry\n`)
  io.out(`${transfers} transfers on ${accounts} accounts, ${stray.length + misdated.length} wrong\n`)
  return stray.length + misdated.length
}

/** 0 when every chain holds and every balance is the sum of its transfers, 1 when one is broken. */
export const auditCommand = async (argv: readonly string[], io: Io): Promise<number> => {
  if (argv.length !== 1 || argv[0] !== 'verify') {
    io.err('tepei audit verify\n')
    return 2
  }
  return inHouse(async database => {
    const { entries, dossiers, broken } = await verifyChains(database)
    for (const { subject, id, n } of broken) io.out(`${subject}/${id}: the chain is broken at entry ${n}\n`)
    io.out(`${entries} entries of ${dossiers} dossiers, ${broken.length} broken\n`)
    const registry = await verifyRegistry(database)
    for (const n of registry.broken) io.out(`registry: the chain is broken at line ${n}\n`)
    for (const what of registry.seats) io.out(`registry: ${what} is not what it says\n`)
    io.out(
      `${registry.lines} lines of the registry, ${registry.broken.length + registry.seats.length} broken, head ${registry.head.slice(0, 16)}\n`,
    )
    const wrong = await auditLedger(database, io)
    return wrong + broken.length + registry.broken.length + registry.seats.length === 0 ? 0 : 1
  })
}

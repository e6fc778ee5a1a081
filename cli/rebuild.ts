/** The verb that looks after the view rows of a house. */
import type { Database } from '../server/database.ts'
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

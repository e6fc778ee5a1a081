/** The house against itself: chains, registry, ledger, and its record against the file that lies outside, by the very program that an auditor uses elsewhere. */
import { existsSync } from 'node:fs'
import { linesIn, tellVerified } from '../../documents/log-check/files.ts'
import { readCheckpoints, verifyLog, Wrong } from '../../documents/log-check/index.ts'
import { verifyChains, verifyRegistry } from '../audit.ts'
import type { House } from '../house.ts'
import { verifyLedger } from '../ledger.ts'
import { keyOf, publicOf } from './body.ts'
import { recordLines } from './export.ts'

type Say = (text: string) => void

const verifyOwnChains = async ({ database }: House, say: Say): Promise<number> => {
  const { entries, dossiers, broken } = await verifyChains(database)
  for (const { subject, id, n } of broken) say(`${subject}/${id}: the chain is broken at entry ${n}`)
  say(`${entries} entries of ${dossiers} dossiers, ${broken.length} broken`)
  const registry = await verifyRegistry(database)
  for (const n of registry.broken) say(`registry: the chain is broken at line ${n}`)
  for (const what of registry.seats) say(`registry: ${what} is not what it says`)
  const stray = registry.broken.length + registry.seats.length
  say(`${registry.lines} lines of the registry, ${stray} broken, head ${registry.head.slice(0, 16)}`)
  return broken.length + stray === 0 ? 0 : 1
}

/** Every balance worked out anew from the transfers. */
const verifyBalances = async ({ database }: House, say: Say): Promise<number> => {
  const { transfers, accounts, stray, misdated } = await verifyLedger(database)
  for (const { account, kept, posted } of stray) say(`ledger: ${account} holds ${kept}, its transfers come to ${posted}`)
  for (const entry of misdated) say(`ledger: a transfer of entry ${entry} bears another month than the entry`)
  say(`${transfers} transfers on ${accounts} accounts, ${stray.length + misdated.length} wrong`)
  return stray.length + misdated.length === 0 ? 0 : 1
}

const verifyAgainst = async ({ database, seals }: House, file: string, say: Say): Promise<number> => {
  if (!existsSync(file)) {
    const made = await database.query('select 1 from checkpoint limit 1')
    say(
      `${file} is not there: ${made.length > 0 ? 'nothing outside the database says that the record is whole' : 'no checkpoint was made yet'}`,
    )
    return made.length > 0 ? 1 : 0
  }
  try {
    const read = await readCheckpoints(linesIn(file), publicOf(keyOf(seals)))
    return tellVerified(await database.snapshot(query => verifyLog(recordLines(query), read)), read, say)
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    say(error.message)
    return 1
  }
}

/** 0 when all holds, 1 when something is broken, 3 when nothing is and there is something to look at. */
export const verifyHouse = async (house: House, file: string, say: Say): Promise<number> => {
  const own = [await verifyOwnChains(house, say), await verifyBalances(house, say)]
  const outside = await verifyAgainst(house, file, say)
  return own.includes(1) ? 1 : outside
}

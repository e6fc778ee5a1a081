/** `tepei keys rotate`: another key for everything that is sealed, while the server works; two administrators ask for it. */
import { parseArgs } from 'node:util'
import type { Database } from '../server/database.ts'
import { rotateIndex } from '../server/sealing/index-key.ts'
import { changeMaster } from '../server/sealing/master.ts'
import { rotate } from '../server/sealing/rotate.ts'
import { readSettings, type Settings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import { twoPeople } from './at-console.ts'
import type { Io } from './io.ts'

const options = {
  master: { type: 'boolean', default: false },
  index: { type: 'boolean', default: false },
  wait: { type: 'string' },
} as const

/** On a shared disk a file that another machine has written may be seen a minute late; one server alone sees it at once. */
const secondsToWait = ({ databaseUrl }: Settings): number => (databaseUrl === undefined ? 3 : 65)

/** Undefined for words that mean nothing. */
const findDeed = (argv: readonly string[]) => {
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true })
    return values.wait === undefined || /^\d{1,4}$/.test(values.wait) ? values : undefined
  } catch {
    return undefined
  }
}

const logText = "insert into access_log (account, asked, subject, id, reason) values ($1, 'keysRotated', 'house', 'keys', $2)"
const writeDown = (database: Database, [asks, agrees]: readonly [string, string], what: string) =>
  database.query(logText, [asks, `${what}; ${agrees}`])

/** Undefined means that the words were none. */
export const rotateKeys = async (argv: readonly string[], io: Io): Promise<number | undefined> => {
  const deed = findDeed(argv)
  if (!deed) return undefined
  const settings = readSettings(process.env)
  const { house, vault, close } = await openHouse(settings)
  try {
    const people = await twoPeople(house, io, ['administrator', 'administrator'])
    await writeDown(house.database, people, 'begun')
    if (deed.index) io.out(`${await rotateIndex(vault)} indexes are keyed anew.\n`)
    if (deed.master) await changeMaster(house.database, vault.ring, settings)
    const seconds = deed.wait === undefined ? secondsToWait(settings) : Number(deed.wait)
    io.out(`Waiting ${seconds} s until every server has read the ring.\n`)
    const { key, moved } = await rotate(vault, ({ table, done, total }) => io.out(`${table}: ${done} of ${total}\n`), seconds * 1_000)
    await writeDown(house.database, people, `done ${key}`)
    io.out(`Everything is sealed by the key ${key}, ${moved} rows were moved, and the keys before are destroyed.\n`)
    io.out(
      `Copy ${deed.master && settings.keeper === undefined ? `${settings.keyFile} and ` : ''}${settings.ringFile} to where the copies lie, destroy those before, and take a backup now: older ones open no more.\n`,
    )
    return 0
  } finally {
    await close()
  }
}

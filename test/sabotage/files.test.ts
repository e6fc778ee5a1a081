// A guard of the kept files that is taken away turns its check red.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitorActor } from '../../core/roles.ts'
import { keepFile, readKept } from '../../server/files.ts'
import type { House } from '../../server/house.ts'
import { sweepVisitors } from '../../server/uploads.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { someKey, withStatement } from './checks.ts'

let house: TestHouse
const folder = mkdtempSync(join(tmpdir(), 'tepei-swept-'))
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = Buffer.from('89504e470d0a1a0a', 'hex')
/** A file that was refused two days ago is brought again, and the sweep comes by before it is named. */
const isThere = async (keeping: House, sweeping: (house: House, again: () => Promise<unknown>) => House): Promise<boolean> => {
  const bytes = Buffer.concat([start, Buffer.from(someKey())])
  const bring = () => keepFile(keeping, folder, visitorActor.id, bytes)
  const kept = await bring()
  await house.database.query("update file set at = now() - interval '2 days'")
  await sweepVisitors(sweeping(house, bring), folder)
  const rows = await house.database.query('select 1 from file where sha256 = $1', [kept?.sha256])
  return rows.length === 1 && (await readKept(folder, kept?.sha256 ?? '')) !== undefined
}

/** The file comes again when the sweep has its list. */
const between = (swept: House, again: () => Promise<unknown>): House => ({
  ...swept,
  database: {
    ...swept.database,
    query: async (text, values) => {
      const found = await house.database.query<never>(text, values)
      await again()
      return found
    },
  },
})

test('4 without its day made new a file that comes again is swept away before the objection names it', async () => {
  expect(await isThere(house, between)).toBe(true)
  const forgetful = withStatement(house, text => text.replace('set at = now(), ', 'set '))
  expect(await isThere(forgetful, between)).toBe(false)
})

test('4 without its second look the sweep takes what has come since it made its list', async () => {
  const blind = (swept: House, again: () => Promise<unknown>) => {
    const late = between(swept, again)
    const { transaction } = withStatement(house, text => text.replace("f.at < now() - interval '1 day'", 'true')).database
    return { ...late, database: { ...late.database, transaction } }
  }
  expect(await isThere(house, blind)).toBe(false)
})

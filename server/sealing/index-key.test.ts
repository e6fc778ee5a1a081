// The index by which numbers are found gets another key: whoever was found before is found after, and nobody by the old key.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import type { Query } from '../database.ts'
import { readInventory } from '../inventory/inventory.ts'
import { sealsBy } from '../seal.ts'
import { indexColumns, rotateIndex } from './index-key.ts'
import { openRingOf, type Places } from './open.ts'
import type { RingFile } from './ring-file.ts'
import type { Vault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'index-'))
const places: Places = { keyFile: join(folder, 'master.key'), ringFile: join(folder, 'ring.keys'), keeper: undefined }
let house: TestHouse
const number = '159900199001010012'
const phone = '13800001234'

const started = async (): Promise<Vault> => {
  const ring: RingFile = await openRingOf(house.database, places)
  return {
    database: house.database,
    ring,
    seals: sealsBy(ring.now),
    shreddedFile: join(folder, 'shredded.list'),
    filesFolder: join(folder, 'files'),
  }
}
const all = <T>(work: (query: Query) => Promise<T>) => house.database.transaction('everything', work)

/** One row of each index: `p` is a person's number, the others a phone. */
const insert = async (query: Query, id: string, ofNumber: Buffer, ofPhone: Buffer) => {
  await query("insert into account (id, login, zh, en, phone_index) values ($1, $1, '', '', $2)", [id, ofPhone])
  await query("insert into person (id, name, citizen_index, phone_index) values ($1, '', $2, $3)", [id, ofNumber, ofPhone])
  await query('insert into citizen (id, number_index) values ($1, $2)', [id, ofNumber])
  await query(
    "insert into link (id, token, application, organisation, phone_index, made_by, expires, sealed) values ($1, $2, 'a', 'o', $3, 'x', now(), '\\x02')",
    [id, Buffer.from(id), ofPhone],
  )
  await query("insert into outgoing (key, phone_index, purpose) values ($1, $2, 'step')", [id, ofPhone])
  await query("insert into phone_code (id, phone_index, purpose, about, digest, expires) values ($1, $2, 'p', 'a', 'x', now())", [
    id,
    ofPhone,
  ])
}

const isNumber = (column: string) => column !== 'phone_index'
/** In which indexes somebody is found by their number or phone. */
const foundBy = (seals: Vault['seals']) =>
  all(async query => {
    const found: string[] = []
    for (const { table, column } of indexColumns) {
      const wanted = seals.index(isNumber(column) ? number : phone)
      if ((await query(`select 1 from ${table} where ${column} = $1`, [wanted])).length > 0) found.push(`${table}.${column}`)
    }
    return found
  })
const everywhere = indexColumns.map(({ table, column }) => `${table}.${column}`)

beforeAll(async () => {
  house = await freshHouse()
  const { seals } = await started()
  await all(query => insert(query, 'one', seals.index(number), seals.index(phone)))
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

test('R32 R33 what gets another key is what the inventory calls blind, apart from digests that are only compared', () => {
  const compared = ['batch.asked', 'journal.kept', 'journal.seen', 'paper_job.asked', 'throttle.key']
  const listed = Object.entries(readInventory().tables).flatMap(([table, { blind }]) => blind.map(column => `${table}.${column}`))
  expect([...everywhere, ...compared].sort()).toEqual(listed.sort())
})

test.each([2, 3])(
  'R33 R43 by %i keys, whoever was found is found still, in every index, and by the keys of before nowhere; what was given out stays',
  async layers => {
    const vault = await started()
    const before = vault.ring.now()
    const old = sealsBy(() => before)
    expect(await foundBy(old)).toEqual(everywhere)
    expect(await rotateIndex(vault)).toBe(indexColumns.length * (layers - 1))
    expect(vault.ring.now().finding).toHaveLength(layers)
    expect(await foundBy(vault.seals)).toEqual(everywhere)
    expect(await foundBy(old)).toEqual([])
    expect(await foundBy((await started()).seals)).toEqual(everywhere)
    expect(vault.seals.mark('objection/a')).toEqual(old.mark('objection/a'))
    await expect(all(query => insert(query, `stale${layers}`, old.index('1'), old.index('2')))).rejects.toThrow(
      'another key than that of today',
    )
    const fresh = { number: vault.seals.index(`n${layers}`), phone: vault.seals.index(`p${layers}`) }
    await all(query => insert(query, `new${layers}`, fresh.number, fresh.phone))
  },
)

class Killed extends Error {}
test('R43 killed at any statement or write of the ring, the house starts and finds everybody', async () => {
  for (let n = 0, ended = false; !ended; n += 1) {
    const vault = await started()
    let left = n
    const step = () => {
      left -= 1
      if (left < 0) throw new Killed('killed')
    }
    const dying =
      (query: Query): Query =>
      async (text, values) => {
        step()
        return query(text, values)
      }
    const mortal: Vault = {
      ...vault,
      database: { ...vault.database, transaction: (reach, work) => vault.database.transaction(reach, query => work(dying(query))) },
      ring: {
        now: vault.ring.now,
        change: to => {
          step()
          const ring = vault.ring.change(to)
          step()
          return ring
        },
      },
    }
    ended = await rotateIndex(mortal).then(
      () => true,
      error => {
        if (!(error instanceof Killed)) throw error
        return false
      },
    )
    expect(await foundBy((await started()).seals), `killed at ${n}`).toEqual(everywhere)
  }
})

test('R43 sabotage: a rotation that skips an index changes none', async () => {
  const vault = await started()
  const skipping = rotateIndex(
    vault,
    indexColumns.filter(({ table }) => table !== 'citizen'),
  )
  await expect(skipping).rejects.toThrow('still in citizen.number_index')
  expect(await foundBy((await started()).seals)).toEqual(everywhere)
})

// `tepei keys rotate` at the console: two administrators, each with a password of their own, and nobody alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../server/database.ts'
import { hashPassword } from '../server/password.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import { freshDatabase, loginOf } from '../test/postgres.ts'
import { keysCommand } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-rotate-'))
const before = { ...process.env }
const password = 'a password of some length'
let owner = ''

const accounts = [
  ['admin', 'administrator', null],
  ['other', 'administrator', null],
  ['clerk', 'department', null],
  ['again', 'administrator', 'one'],
  ['twin', 'administrator', 'one'],
] as const

beforeAll(async () => {
  owner = await freshDatabase()
  const set = { DATABASE_URL: await loginOf(owner), TEPEI_DATABASE_OWNER: owner, TEPEI_DATA: folder, TEPEI_SECOND_FACTOR: 'none' }
  Object.assign(process.env, set)
  const { house, close } = await openHouse(readSettings(process.env))
  const stored = await hashPassword(password)
  await house.database.query("insert into organisation (id, kind, zh, en) values ('office', 'department', '', '') on conflict do nothing")
  await house.database.query("insert into person (id, name) values ('one', '')")
  for (const [id, role, person] of accounts) {
    await house.database.query("insert into account (id, login, zh, en, person, password) values ($1, $1, '', '', $2, $3)", [
      id,
      person,
      stored,
    ])
    await house.database.query("insert into seat (account, role, organisation) values ($1, $2, 'office')", [id, role])
  }
  const { bytes } = house.seals.seal('application/a/form/1', { of: 'a' })
  await house.database.transaction('everything', query => query("insert into record values ('application', 'a', 1, 'form', $1)", [bytes]))
  await close()
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true })
})

const run = async (words: readonly string[], ...typed: readonly string[]) => {
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const lines = async function* () {
    yield typed.map(line => `${line}\n`).join('')
  }
  const code = await keysCommand(['rotate', ...words], { out: say, err: say, input: lines() }).catch(error => String(error))
  return { code, said: said.join('') }
}
const shown = (login: string, word = password) => [login, word, '']
const filesNow = () => ['master.key', 'ring.keys'].map(name => readFileSync(join(folder, name), 'utf8'))
const logged = async () => {
  const database = openDatabase(process.env.DATABASE_URL ?? '', 2)
  const rows = await database.transaction('everything', query =>
    query("select account, reason from access_log where asked = 'keysRotated' order by seq"),
  )
  return database.close().then(() => rows)
}

test('R25 R43 one person is not enough, nor are two accounts of one, another office, or a wrong password; nothing is changed', async () => {
  const files = filesNow()
  const tries = [
    [...shown('admin'), ...shown('admin')],
    [...shown('again'), ...shown('twin')],
    [...shown('admin'), ...shown('clerk')],
    [...shown('admin'), ...shown('other', 'something else')],
    [...shown('admin')],
  ]
  for (const typed of tries) expect((await run([], ...typed)).code).toMatch(/nothing was done/)
  expect(filesNow()).toEqual(files)
  expect(await logged()).toEqual([])
})

test('R43 two administrators give the house another key and another master key, and it says who they were', async () => {
  const [master, ring] = filesNow()
  const { code, said } = await run(['--master', '--wait', '0'], ...shown('admin'), ...shown('other'))
  expect([code, said]).toEqual([0, expect.stringMatching(/record: 1 of 1[\s\S]*1 rows were moved, and the keys before are destroyed/)])
  expect(said).not.toContain(password)
  const [nextMaster, nextRing] = filesNow()
  expect([nextMaster === master, nextRing === ring]).toEqual([false, false])
  const { house, close } = await openHouse(readSettings(process.env))
  const [row] = await house.database.transaction('everything', query => query<{ sealed: Buffer }>('select sealed from record'))
  expect(house.seals.open('application/a/form/1', row?.sealed ?? Buffer.of())).toEqual({ of: 'a' })
  await close()
  expect(await logged()).toEqual([
    { account: 'admin', reason: 'begun; other' },
    { account: 'admin', reason: expect.stringMatching(/^done [0-9a-f]{16}; other$/) },
  ])
})

test('words that mean nothing are no call', async () => {
  for (const words of [['--what'], ['--wait', 'long'], ['now']]) expect((await run(words)).code).toBe(2)
})

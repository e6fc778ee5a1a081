// What was refused is listed, and opened as it came by somebody who shows who they are; the look is on record.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setApart } from '../server/intake/apart.ts'
import { hashPassword } from '../server/password.ts'
import { withClient } from '../server/postgres/check.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import { freshDatabase, loginOf } from '../test/postgres.ts'
import { refusedCommand } from './refused.ts'

const folder = mkdtempSync(join(tmpdir(), 'refused-'))
const password = 'a password of the console'
const harm = Buffer.from('%PDF-1.7 /JavaScript')
const before = process.env
let owner = ''

beforeAll(async () => {
  owner = await freshDatabase()
  process.env = {
    ...before,
    DATABASE_URL: await loginOf(owner),
    TEPEI_DATABASE_OWNER: owner,
    TEPEI_DATA: folder,
    TEPEI_SECOND_FACTOR: 'none',
  }
  const { house, close } = await openHouse(readSettings(process.env))
  const stored = await hashPassword(password)
  await withClient(owner, async client => {
    await client.query("insert into organisation (id, kind, zh, en) values ('office', 'department', '', '') on conflict do nothing")
    await client.query("insert into account (id, login, zh, en) values ('sender', 'sender', '', '')")
    for (const role of ['security', 'department']) {
      await client.query("insert into account (id, login, zh, en, password) values ($1, $1, '', '', $2)", [role, stored])
      await client.query("insert into seat (account, role, organisation) values ($1, $1, 'office')", [role])
    }
  })
  await setApart(house, join(folder, 'files'), 'sender', harm, 'acts')
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
  const code = await refusedCommand(words, { out: say, err: say, input: lines() }).catch(error => String(error))
  return { code, said: said.join('') }
}
const looks = () =>
  withClient(owner, async client => (await client.query("select account, reason from access_log where asked = 'refusedFile'")).rows)
const to = join(folder, 'as-it-came')

test('F15 what was refused is listed by whom it came from and why, and opened by its id alone after somebody has shown who they are', async () => {
  const { code, said } = await run([])
  expect(code).toBe(0)
  const [id = '', , from, why, size, sha256] = said.trim().split('  ')
  expect([from, why, size]).toEqual(['sender', 'acts', String(harm.length)])

  expect((await run(['open', id, to], 'department', password, '')).code).toContain('did not show')
  expect((await run(['open', id, to], 'security', 'another', '')).code).toContain('did not show')
  expect([existsSync(to), await looks()]).toEqual([false, []])

  expect((await run(['open', id, to], 'security', password, '')).code).toBe(0)
  expect(readFileSync(to)).toEqual(harm)
  expect(await looks()).toEqual([{ account: 'security', reason: sha256 }])
})

test('another id, a file that is there already and other words are refused', async () => {
  expect(await run(['open', 'none', join(folder, 'other')], 'security', password, '')).toMatchObject({ code: 1 })
  const [id = ''] = (await run([])).said.split('  ')
  expect((await run(['open', id, to], 'security', password, '')).code).toContain('EEXIST')
  expect((await run(['show'])).code).toBe(2)
})

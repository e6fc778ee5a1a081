// `tepei keys` in a house of its own: the key that is made, another after it, and those before it withdrawn.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Keys } from '../core/certificate/signed.ts'
import { freshDatabase, loginOf } from '../test/postgres.ts'
import { keysCommand } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-keys-'))
const before = { ...process.env }
beforeAll(async () => {
  const owner = await freshDatabase()
  Object.assign(process.env, { DATABASE_URL: await loginOf(owner), TEPEI_DATABASE_OWNER: owner, TEPEI_DATA: folder })
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true })
})

const run = async (...argv: readonly string[]) => {
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const code = await keysCommand(argv, { out: say, err: say, input: process.stdin })
  return { code, said: said.join('') }
}
const published = async () => Keys.parse(JSON.parse((await run('--json')).said)).keys

test('6.5 the operator reads the fingerprint, begins another key, and withdraws what may be in other hands', async () => {
  const first = await run()
  expect(first.said).toMatch(/^[A-Z2-7]{8} {2}since \d{4}-\d\d-\d\d\n {2}([0-9a-f]{4} ){15}[0-9a-f]{4}\n$/)
  const second = await run('new')
  expect(second.said.startsWith(first.said)).toBe(true)
  expect((await published()).map(({ withdrawn }) => withdrawn)).toEqual([undefined, undefined])
  await run('new', '--withdraw')
  expect((await published()).map(({ withdrawn }) => withdrawn !== undefined)).toEqual([true, true, false])
})

test.each([[['old']], [['--withdraw']], [['new', 'new']], [['--what']]])('%j is no call, and changes nothing', async argv => {
  const keys = await published()
  expect((await run(...argv)).code).toBe(2)
  expect(await published()).toEqual(keys)
})

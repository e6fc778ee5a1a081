// A house that works is copied into one sealed file and comes back whole, on a real PostgreSQL of its own; what was cut off or altered by a byte does not.
import { createHash, hash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupCommand, restoreCommand } from '../../cli/backup.ts'
import { withClient } from '../postgres/check.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { putBack } from './put-back.ts'
import { takeBackup } from './take.ts'

const passphrase = 'a long enough passphrase'
const root = mkdtempSync(join(tmpdir(), 'backup-'))
chmodSync(root, 0o755)
const home = join(root, 'house')
const places = {
  dataFolder: home,
  keyFile: join(home, 'master.key'),
  ringFile: join(home, 'ring.keys'),
  checkpointsFile: join(home, 'checkpoints.jsonl'),
}
let server: Postgres

const run = async (url: string, sql: string) => (await withClient(url, client => client.query(sql))).rows
const blob = (name: string) => createHash('sha256').update(name).digest('hex')
const put = (path: string, text: string) => {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

beforeAll(async () => {
  mkdirSync(home)
  server = await startPostgres({ directory: join(home, 'postgres') })
  await run(
    server.ownerUrl,
    "create table kept as select n, repeat('值', 200) as text from generate_series(1, 3000) n; create table added (n int primary key)",
  )
  put(places.keyFile, 'the key')
  put(places.ringFile, 'the ring')
  put(places.checkpointsFile, '{"body":"…"}\n')
  put(join(home, 'files', '0a', blob('one')), 'one')
  put(join(home, 'files', 'coming', 'half'), 'half a file')
})
afterAll(async () => {
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})

/** What every table of the house holds, as one digest each. */
const tablesOf = async (url: string) => {
  const names = await run(url, "select tablename as name from pg_tables where schemaname = 'public' order by 1")
  return Promise.all(
    names.map(({ name }) =>
      run(url, `select '${name}' as name, count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`),
    ),
  )
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort()

test('F24 what comes back is what was there: every table, every file, the checkpoints; the key only where it was asked for', async () => {
  const file = join(root, 'quiet.tepei')
  const { files } = await takeBackup(file, places, { passphrase, withKey: false })
  expect(files).toBe(1)
  const back = join(root, 'quiet')
  await putBack(file, passphrase, back)
  const again = await startPostgres({ directory: join(back, 'postgres') })
  expect(await tablesOf(again.ownerUrl)).toEqual(await tablesOf(server.ownerUrl))
  await again.stop()
  expect(filesBelow(join(back, 'files'))).toEqual([join('0a', blob('one'))])
  expect(hash('sha256', readFileSync(join(back, 'files', '0a', blob('one'))), 'hex')).toBe(hash('sha256', 'one', 'hex'))
  expect(readFileSync(join(back, 'checkpoints.jsonl'), 'utf8')).toBe('{"body":"…"}\n')
  expect([existsSync(join(back, 'master.key')), existsSync(join(back, 'ring.keys'))]).toEqual([false, false])
})

test('F24 under load nothing that was acknowledged before the backup began is lost, and what was not is whole or not there', async () => {
  const file = join(root, 'busy.tepei')
  const back = join(root, 'busy')
  const acknowledged: number[] = []
  const going = { on: true }
  const writer = withClient(server.ownerUrl, async client => {
    for (let n = 1; going.on; n += 1) {
      await client.query('with a as (insert into added values ($1)) update kept set text = text where n = $2', [n, (n % 3000) + 1])
      acknowledged.push(n)
    }
  })
  while (acknowledged.length < 200) await new Promise(resolve => setTimeout(resolve, 5))
  const before = acknowledged.length
  const took = performance.now()
  await takeBackup(file, places, { passphrase, withKey: true })
  const taken = performance.now()
  going.on = false
  await writer
  await putBack(file, passphrase, back)
  const restored = await startPostgres({ directory: join(back, 'postgres') })
  const put = performance.now()
  const [row] = await run(restored.ownerUrl, 'select count(*)::int as n, max(n)::int as most from added')
  await restored.stop()
  expect(row.n).toBe(row.most)
  expect(row.n).toBeGreaterThanOrEqual(before)
  expect(acknowledged.length).toBeGreaterThanOrEqual(row.n)
  expect([readFileSync(join(back, 'master.key'), 'utf8'), readFileSync(join(back, 'ring.keys'), 'utf8')]).toEqual(['the key', 'the ring'])
  if (process.env.F24 !== undefined)
    console.log(
      `backup ${Math.round(taken - took)} ms, ${statSync(file).size} bytes, restore and start ${Math.round(put - taken)} ms, ${row.n - before} rows came meanwhile`,
    )
})

test('F24 a flipped byte, a lost end or another passphrase is refused, and nothing of it is left', async () => {
  const file = join(root, 'whole.tepei')
  await takeBackup(file, places, { passphrase, withKey: false })
  const bytes = readFileSync(file)
  const bad = join(root, 'bad.tepei')
  const back = join(root, 'bad')
  const refused = async (given: Buffer, by = passphrase) => {
    writeFileSync(bad, given)
    await expect(putBack(bad, by, back)).rejects.toThrow(/can't be opened|cut off|damaged/)
    expect([existsSync(back), existsSync(`${back}.part`)]).toEqual([false, false])
  }
  for (const at of [20, 400, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const flipped = Buffer.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    await refused(flipped)
  }
  for (const length of [bytes.length - 1, Math.floor(bytes.length / 2), 300]) await refused(bytes.subarray(0, length))
  await refused(bytes, 'another passphrase')
})

test('a backup goes into a folder of its own, and never over something', async () => {
  await expect(putBack(join(root, 'whole.tepei'), passphrase, home)).rejects.toThrow('holds something')
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text), input: process.stdin }
  const word = join(root, 'word')
  writeFileSync(word, 'short\n')
  await expect(backupCommand([join(root, 'x'), '--passphrase-file', word], io)).rejects.toThrow('12 characters or more')
  expect(await restoreCommand([join(root, 'x')], io)).toBe(2)
  writeFileSync(word, 'some other passphrase\n')
  expect(await restoreCommand([join(root, 'whole.tepei'), '--passphrase-file', word, '--into', join(root, 'y')], io)).toBe(1)
  expect(said.at(-1)).toContain('nothing was put back')
})

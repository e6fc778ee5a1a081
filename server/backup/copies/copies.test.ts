// A house under load, copied away, comes back as it was at a marked moment: every table, every file, the chains; and a copy that was altered, cut or lost does not.
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreCommand } from '../../../cli/backup.ts'
import { figure } from '../../../test/faults/figures.ts'
import { department, form, law, leader, personOf, round } from '../../../test/given.ts'
import { houseOn, law2022Digest, type TestHouse } from '../../../test/house.ts'
import { verifyChains } from '../../audit.ts'
import { openDatabase } from '../../database.ts'
import { withClient } from '../../postgres/check.ts'
import { type Postgres, startPostgres } from '../../postgres.ts'
import { type Keeping, keepOnce } from './keep.ts'
import { choose, copiesAmong, nameOf, outdated } from './names.ts'
import { putBackAt } from './put-back-at.ts'

const passphrase = 'a long enough passphrase'
const root = mkdtempSync(join(tmpdir(), 'copies-'))
chmodSync(root, 0o755)
const home = join(root, 'house')
const folder = join(root, 'elsewhere')
const keeping: Keeping = {
  ...{
    dataFolder: home,
    keyFile: join(home, 'master.key'),
    ringFile: join(home, 'ring.keys'),
    checkpointsFile: join(home, 'checkpoints.jsonl'),
  },
  ...{ folder, passphrase, days: 14 },
}
let server: Postgres
let house: TestHouse

beforeAll(async () => {
  for (const path of [home, folder]) mkdirSync(path)
  server = await startPostgres({ directory: join(home, 'postgres') })
  house = await houseOn(server.ownerUrl, server.url, 8)
  await house.settle(department, leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
}, 60_000)
afterAll(async () => {
  await house.close()
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})

const putFile = (text: string) => {
  const name = createHash('sha256').update(text).digest('hex')
  mkdirSync(join(home, 'files', name.slice(0, 2)), { recursive: true })
  writeFileSync(join(home, 'files', name.slice(0, 2), name), text)
}
const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(
      one =>
        `${one.name} ${createHash('sha256')
          .update(readFileSync(join(one.parentPath, one.name)))
          .digest('hex')}`,
    )
    .sort()
/** What every table of the house holds, as one digest each. */
const tablesOf = (url: string) =>
  withClient(url, async client => {
    const names = (await client.query("select tablename as name from pg_tables where schemaname = 'public' order by 1")).rows
    const digests: string[] = []
    for (const { name } of names) {
      const { rows } = await client.query(
        `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`,
      )
      digests.push(`${name} ${rows[0].n} ${rows[0].digest}`)
    }
    return digests
  })
const clockOf = () =>
  withClient(server.adminUrl, async client => (await client.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now)

let people = 0
const apply = async () => {
  people += 1
  const one = personOf(`p${people}`)
  await house.settle(one)
  await house.act(one, 'application', `a${people}`, 'start', { round, form: form({}) })
}
/** Writes until it is told to stop. */
const load = () => {
  const going = { on: true }
  const ended = (async () => {
    while (going.on) await apply()
  })()
  return async () => {
    going.on = false
    await ended
  }
}

type Mark = { readonly at: Date; readonly tables: readonly string[]; readonly files: readonly string[] }
const marks: Mark[] = []
/** A moment at which nobody writes, as all of it is to be compared. */
const mark = async (): Promise<void> => {
  const tables = await tablesOf(server.ownerUrl)
  const at = await clockOf()
  if (!at) throw new Error('no clock')
  marks.push({ at, tables, files: filesBelow(join(home, 'files')) })
}

/** Two marks: one that only the first log reaches, one with a file and a writer after it. */
const live = async () => {
  putFile('before')
  const stop = load()
  await keepOnce(server.adminUrl, keeping)
  await stop()
  await mark()
  await keepOnce(server.adminUrl, keeping)
  for (let n = 0; n < 20; n += 1) await apply()
  putFile('between')
  await mark()
  const again = load()
  await keepOnce(server.adminUrl, keeping)
  await again()
  putFile('after')
  await keepOnce(server.adminUrl, keeping)
}

/** How long it took until the house of a mark answered, and how many of its chains are broken. */
const comesBack = async ({ at, tables, files }: Mark, into: string) => {
  const begun = performance.now()
  await putBackAt({ from: folder, passphrase, into, at })
  const back = await startPostgres({ directory: join(into, 'postgres') })
  const took = performance.now() - begun
  expect(await tablesOf(back.ownerUrl)).toEqual(tables)
  expect(filesBelow(join(into, 'files'))).toEqual(expect.arrayContaining([...files]))
  const database = openDatabase(back.url, 2)
  const { broken, entries } = await verifyChains(database)
  await database.close()
  expect(entries).toBeGreaterThan(0)
  const later = 'select max(tx) < pg_current_xact_id() as later from journal'
  expect(await withClient(back.ownerUrl, async client => (await client.query(later)).rows)).toEqual([{ later: true }])
  await back.stop()
  return { took, broken: broken.length }
}

test('R54 F24 copied under load, a house comes back as it was at each marked moment: tables, files and chains, and goes on from there', async () => {
  await live()
  const came = []
  for (const [i, one] of marks.entries()) came.push(await comesBack(one, join(root, `back-${i}`)))
  const wrong = came.filter(({ broken }) => broken > 0).length
  const slowest = Math.round(Math.max(...came.map(({ took }) => took)))
  figure({ id: 'R54', what: 'restores at a moment that differ', seed: 'none', n: marks.length, wrong, more: `RTO ${slowest} ms` })
  expect(wrong).toBe(0)
}, 120_000)

test('R54 what was acknowledged before a log was copied is in it: lost with the disk is only what came since, three minutes at most', async () => {
  for (let n = 0; n < 5; n += 1) await apply()
  const [kept] = await house.database.query<{ n: number }>('select count(*)::int as n from person')
  await keepOnce(server.adminUrl, keeping)
  await apply()
  const into = join(root, 'lost-disk')
  const { reaches } = await putBackAt({ from: folder, passphrase, into })
  const back = await startPostgres({ directory: join(into, 'postgres') })
  const rows = await withClient(back.ownerUrl, async client => (await client.query('select count(*)::int as n from person')).rows)
  await back.stop()
  figure({
    id: 'R54',
    what: 'people lost of those in the copied log',
    seed: 'none',
    n: kept?.n ?? 0,
    wrong: (kept?.n ?? 0) - rows[0].n,
    more: `reaches ${reaches.toISOString()}, RPO 180 s`,
  })
  expect(rows[0].n).toBe(kept?.n)
}, 60_000)

const bad = join(root, 'bad')
const refused = async (wanted: Partial<Parameters<typeof putBackAt>[0]>, said: RegExp) => {
  await expect(putBackAt({ from: folder, passphrase, into: bad, at: marks[0]?.at, ...wanted })).rejects.toThrow(said)
  expect([existsSync(bad), existsSync(`${bad}.coming`)]).toEqual([false, false])
}

test('F24 one byte flipped in any copy that is needed, or a lost one: nothing is put back', async () => {
  const { base, logs } = choose(copiesAmong(readdirSync(folder)), marks[0]?.at)
  for (const { name } of [base, ...logs]) {
    const whole = readFileSync(join(folder, name))
    const flipped = Buffer.from(whole)
    const at = Math.floor(whole.length / 2)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    writeFileSync(join(folder, name), flipped)
    await refused({}, /can't be opened/)
    writeFileSync(join(folder, name), whole)
  }
  const lost = join(folder, logs[0]?.name ?? '')
  const kept = readFileSync(lost)
  rmSync(lost)
  await refused({}, /is missing|reach until/)
  writeFileSync(lost, kept)
})

test('F24 another passphrase, a moment out of reach, or a folder in use: nothing is put back, and the command says why', async () => {
  await refused({ passphrase: 'another passphrase' }, /can't be opened/)
  await refused({ at: new Date('2020-01-01T00:00:00Z') }, /the copies begin at/)
  await refused({ at: new Date('2100-01-01T00:00:00Z') }, /the copies reach until/)
  await expect(putBackAt({ from: folder, passphrase, into: home })).rejects.toThrow('holds something')
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text), input: process.stdin }
  const word = join(root, 'word')
  writeFileSync(word, `${passphrase}\n`)
  expect(await restoreCommand([folder, '--passphrase-file', word, '--into', bad, '--at', '2020-01-01 08:00'], io)).toBe(1)
  expect(said.at(-1)).toContain('nothing was put back')
  expect(await restoreCommand([folder, '--passphrase-file', word, '--into', bad, '--at', 'yesterday'], io)).toBe(2)
})

test('R54 a disk for copies that is full or away stops no house: the log is kept, and the next turn copies it', async () => {
  const away = { ...keeping, folder: join(root, 'away') }
  const before = readdirSync(folder)
  await expect(keepOnce(server.adminUrl, away)).rejects.toThrow(/ENOENT/)
  await apply()
  await keepOnce(server.adminUrl, keeping)
  const fresh = readdirSync(folder).filter(name => !before.includes(name))
  expect(fresh).toHaveLength(1)
  expect(statSync(join(folder, fresh[0] ?? '')).size).toBeGreaterThan(0)
})

test('copies are found by their names: numbers without a gap, and what nobody needs any more goes', () => {
  const day = (n: number, hour = 0) => new Date(Date.UTC(2026, 10, n, hour))
  const names = [1, 2, 3, 4].flatMap(n => [
    nameOf('base', n * 2, day(n)),
    nameOf('log', n * 2 + 1, day(n, 6)),
    nameOf('log', n * 2 + 2, day(n, 20)),
  ])
  const copies = copiesAmong([...names, randomBytes(4).toString('hex'), 'coming-base'])
  expect(copies).toHaveLength(12)
  expect(choose(copies, day(2, 12))).toMatchObject({ base: { n: 4 }, logs: [{ n: 5 }, { n: 6 }] })
  expect(choose(copies, day(3, 1)).logs.map(({ n }) => n)).toEqual([7])
  expect(() =>
    choose(
      copies.filter(({ n, kind }) => !(kind === 'log' && n === 5)),
      day(2, 12),
    ),
  ).toThrow('log 5 is missing')
  expect(outdated(copies, day(4), 2).map(({ name }) => name)).toEqual(names.slice(0, 3))
  expect(outdated(copies, day(4), 30)).toEqual([])
})

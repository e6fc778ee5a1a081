// `tepei erase` in a house of its own: first it shows and changes nothing; then two people erase exactly what was shown.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFile, pathOf } from '../server/files.ts'
import { hashPassword } from '../server/password.ts'
import { withClient } from '../server/postgres/check.ts'
import { readSettings } from '../server/settings.ts'
import { openHouse } from '../server/start.ts'
import { law2022Digest } from '../test/house.ts'
import { freshDatabase, loginOf } from '../test/postgres.ts'
import { eraseCommand } from './erase.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-erase-'))
const filesFolder = join(folder, 'files')
const before = { ...process.env }
const password = 'a password of some length'
const digests: Record<string, string> = {}
let owner = ''

/** Who applied in 2012 and was never heard of again; whose file waits for somebody; who was paid; who came again lately. */
const dossiers = [
  ['old', 'application', '2012-05-05', null],
  ['open', 'application', '2012-05-05', 'body'],
  ['paid', 'application', '2012-05-05', null],
  ['paid', 'payee', '2012-07-05', null],
  ['late', 'application', '2022-05-05', null],
] as const

const dossierText = `insert into dossier (subject, id, round, person, status, waits_for, since, n, hash, state)
  values ($1, $2, 'r', $3, 's', $4, $5, 1, '', $6)`
const entryText = `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
  values ($1, $2, 1, 'start', 'x', 'person', true, $3, '2022.1', '{}', 's', '', '')`

beforeAll(async () => {
  owner = await freshDatabase()
  const set = { DATABASE_URL: await loginOf(owner), TEPEI_DATABASE_OWNER: owner, TEPEI_DATA: folder, TEPEI_SECOND_FACTOR: 'none' }
  Object.assign(process.env, set)
  const { house, close } = await openHouse(readSettings(process.env))
  const stored = await hashPassword(password)
  await withClient(owner, async client => {
    await client.query("insert into organisation (id, kind, zh, en) values ('office', 'department', '', '') on conflict do nothing")
    for (const role of ['department', 'leader']) {
      await client.query("insert into account (id, login, zh, en, password) values ($1, $1, '', '', $2)", [role, stored])
      await client.query("insert into seat (account, role, organisation) values ($1, $1, 'office')", [role])
    }
    await client.query(dossierText, ['round', 'r', null, null, '2012-01-01', { law: law2022Digest }])
    for (const name of new Set(dossiers.map(([person]) => person))) {
      await client.query('insert into person (id, name) values ($1, $2)', [name, `示例${name}`])
      await client.query('insert into account (id, login, zh, en, person) values ($1, $1, $2, $2, $3)', [`a-${name}`, `示例${name}`, name])
    }
    for (const [person, subject, at, waits] of dossiers) {
      const id = `${subject}-${person}`
      await client.query(dossierText, [subject, id, person, waits, at, {}])
      await client.query(entryText, [subject, id, at])
      const { bytes } = house.seals.seal(`${subject}/${id}/form/1`, { name: `示例${person}` })
      await client.query("insert into record values ($1, $2, 1, 'form', $3)", [subject, id, bytes])
      const kept = await keepFile(house, filesFolder, `a-${person}`, Buffer.from(`%PDF-1.7 ${id}`))
      await client.query('insert into file_use values ($1, $2, $3)', [kept?.sha256, subject, id])
      digests[id] = kept?.sha256 ?? ''
    }
  })
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
  const code = await eraseCommand(words, { out: say, err: say, input: lines() }).catch(error => String(error))
  return { code, said: said.join('') }
}
const both = ['department', password, '', 'leader', password, '']
const state = () =>
  withClient(owner, async client => {
    const { rows: records } = await client.query('select id from record order by id')
    const { rows: people } = await client.query("select id, name from person where id in ('old', 'open', 'paid', 'late') order by id")
    return {
      records: records.map(({ id }) => id),
      people: people.map(({ id, name }) => [id, name]),
      files: Object.entries(digests).flatMap(([id, sha256]) => (existsSync(pathOf(filesFolder, sha256)) ? [id] : [])),
    }
  })

test('R39 what is due is shown by round, kind, clause and day, with what stays and why; nothing is changed', async () => {
  const was = await state()
  const { code, said } = await run(['--list', join(folder, 'plan.json')])
  expect(code).toBe(0)
  expect(said).toContain('r: 2 people (2 application), due since 2023-01-01, clause 9')
  expect(said).toContain('stays, 1 people: something is still to be done')
  expect(said).toContain('stays, 1 people: the books are kept longer, until 2043-01-01 at the latest')
  expect(said).toContain('1 people go whole.')
  expect(said).not.toContain('示例')
  const listed = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
  expect(listed.due.map(({ person }: { person: string }) => person)).toEqual(['old', 'paid'])
  expect(await state()).toEqual(was)
})

test('R39 another digest, one person alone or the wrong office erases nothing', async () => {
  const was = await state()
  const [, digest = ''] = /--do ([0-9a-f]{16})/.exec((await run([])).said) ?? []
  expect((await run(['--do', '0'.repeat(16)], ...both)).code).toBe(1)
  expect((await run(['--do', digest], 'department', password, '', 'department', password, '')).code).toMatch('nothing was done')
  expect((await run(['--do', digest], 'leader', password, '', 'department', password, '')).code).toMatch('nothing was done')
  expect(await state()).toEqual(was)
})

test('R39 two people erase what was shown: records, files and whoever is left with nothing; the log names the two, the clause and nobody erased', async () => {
  const [, digest = ''] = /--do ([0-9a-f]{16})/.exec((await run([])).said) ?? []
  const { code, said } = await run(['--do', digest], ...both)
  expect([code, said]).toEqual([0, expect.stringContaining('2 dossiers, 1 people and 2 files are erased.')])
  expect(await state()).toEqual({
    records: ['application-late', 'application-open', 'payee-paid'],
    people: [
      ['late', '示例late'],
      ['old', ''],
      ['open', '示例open'],
      ['paid', '示例paid'],
    ],
    files: ['application-open', 'payee-paid', 'application-late'],
  })
  const log = await withClient(owner, client =>
    client.query("select account, subject, id, reason from access_log where asked = 'erased' order by seq"),
  )
  expect(log.rows).toEqual([
    { account: 'department', subject: 'application', id: 'application-old', reason: '9; leader' },
    { account: 'department', subject: 'application', id: 'application-paid', reason: '9; leader' },
    { account: 'department', subject: 'person', id: 'old', reason: '9; leader' },
  ])
  expect((await run([])).said).toContain('Nothing is due to be erased.')
})

test('words that mean nothing are no call', async () => {
  for (const words of [['--what'], ['now'], ['--list', 'x', '--do', 'y']]) expect((await run(words)).code).toBe(2)
})

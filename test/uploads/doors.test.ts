/** Files at the doors of the house, F15: what is refused and said why, what is held for the scanner, who opens what, and how it is served. */
import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { heldFolder, pathOf } from '../../server/files.ts'
import { openDoors } from '../../server/http.ts'
import { apartLimits, sweepRefused } from '../../server/intake/apart.ts'
import { closeLookers } from '../../server/intake/look.ts'
import { clamd, type Scanner } from '../../server/intake/scanner.ts'
import { scanHeld } from '../../server/intake/take.ts'
import { withClient } from '../../server/postgres/check.ts'
import type { Site } from '../../server/questions/asking.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { refusedFiles } from '../../words/refused-files.ts'
import { bodyOf, department, formOf, hohhot, leader, personOf, round } from '../given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../house.ts'
import { paperOf, pdfOf } from './pdf-made.ts'
import { jpegOf, withSegment } from './pictures-made.ts'
import { harmful, openStub, type Stub } from './scanner-stub.ts'

let house: TestHouse
let app: FastifyInstance
let stub: Stub
let site: Site
const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-intake-'))
const cookies = new Map<string, string>()
const [one, other] = [personOf('one'), personOf('two')]
const senders = { silent: personOf('a1'), nonsense: personOf('a2'), later: personOf('a3') }

beforeAll(async () => {
  house = await freshHouse()
  stub = await openStub()
  const scanner: Scanner = bytes => clamd(stub.address, 1_500)(bytes)
  site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder, scanner }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await house.settle(one, other, ...Object.values(senders), department, leader, bodyOf(hohhot))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition })
  await house.act(department, 'round', round, 'open')
  for (const { id } of [one, other, ...Object.values(senders), department]) cookies.set(id, `tepei=${await startSession(house, id)}`)
})
beforeEach(() => {
  stub.mood = 'scans'
})
afterAll(async () => {
  await app.close()
  await stub.close()
  closeLookers()
  await house.close()
  rmSync(filesFolder, { recursive: true, force: true })
})

const send = (by: Actor, bytes: Buffer, type = 'application/pdf') =>
  app.inject({ method: 'POST', url: '/api/files', headers: { cookie: cookies.get(by.id) ?? '', 'content-type': type }, payload: bytes })
const open = (by: Actor, sha256: string) => app.inject({ url: `/api/files/${sha256}`, headers: { cookie: cookies.get(by.id) ?? '' } })
const aged = (owner: string) =>
  withClient(house.url, client => client.query("update refused_file set at = now() - interval '31 days' where owner = $1", [owner]))
const apart = () => (existsSync(join(filesFolder, 'refused')) ? readdirSync(join(filesFolder, 'refused')) : [])
const lies = (folder: string, sha256: string) => existsSync(pathOf(folder, sha256))

/** An application of this person that names the file, seen by the department. */
const named = async (by: Actor, id: string, sha256: string) => {
  const proofs = [{ of: 'identity', file: { sha256, name: 'card.pdf' } }]
  expect(await house.act(by, 'application', id, 'start', { round, form: { ...formOf(id), proofs } })).toMatchObject({ kind: 'done' })
}

test('F15 a file that acts is refused with its code, lies sealed and apart, and is nowhere a file', async () => {
  const bytes = pdfOf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' })
  const before = apart().length
  const answer = await send(one, bytes)
  expect([answer.statusCode, answer.json().issues[0].code]).toEqual([400, 'acts'])
  expect(Object.keys(refusedFiles.zh)).toContain('acts')
  expect(apart().length).toBe(before + 1)
  for (const name of apart()) expect(readFileSync(join(filesFolder, 'refused', name)).includes('JavaScript')).toBe(false)
  const digest = hash('sha256', bytes, 'hex')
  expect(lies(filesFolder, digest)).toBe(false)
  expect((await open(one, digest)).statusCode).toBe(404)
  const rows = await house.database.query('select why, size::int as size from refused_file where sha256 = $1', [digest])
  expect(rows).toEqual([{ why: 'acts', size: bytes.length }])
})

test('F15 what lies apart is bounded for each account and swept after its days', async () => {
  for (let i = 0; i < apartLimits.ofOne + 3; i += 1) await send(other, Buffer.from(`nothing ${i}`))
  const held = async () =>
    (await house.database.query<{ n: number }>('select count(*)::int as n from refused_file where owner = $1', [other.id]))[0]?.n
  expect(await held()).toBe(apartLimits.ofOne)
  await aged(other.id)
  expect(await sweepRefused(house, filesFolder)).toBeGreaterThanOrEqual(apartLimits.ofOne)
  expect(await held()).toBe(0)
})

test('R40 a photograph is kept without its remarks, and who sends it again is told that it is here', async () => {
  const photo = withSegment(await jpegOf(60, 40), 0xe1, Buffer.from('Exif\0\0GPS-46N'))
  const kept = (await send(one, photo, 'image/jpeg')).json()
  const back = await open(one, kept.sha256)
  expect(back.rawPayload.includes('GPS-46N')).toBe(false)
  expect(hash('sha256', back.rawPayload, 'hex')).toBe(kept.sha256)
  const begun = await app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { cookie: cookies.get(one.id) ?? '' },
    payload: { size: photo.length, sha256: hash('sha256', photo, 'hex') },
  })
  expect(begun.json()).toEqual({ kept })
})

test('R47 a file is served as an attachment of its own kind, without an origin, and nothing in it may run', async () => {
  const { sha256 } = (await send(one, paperOf('served'))).json()
  const { headers } = await open(one, sha256)
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[0-9a-f]{12}\.pdf"$/)
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  expect(headers['set-cookie']).toBeUndefined()
})

test('F15 the scanner is given the bytes as they came, and what it finds is refused', async () => {
  const bytes = paperOf(harmful, 200_000)
  const answer = await send(one, bytes)
  expect([answer.statusCode, answer.json().issues[0].code]).toEqual([400, 'virus'])
  expect(stub.heard().at(-1)?.equals(bytes)).toBe(true)
})

test.each(['silent', 'nonsense'] as const)(
  'F15 while the scanner is %s a file is taken and held: its owner opens it, and nobody else',
  async mood => {
    stub.mood = mood
    const by = senders[mood]
    const { sha256 } = (await send(by, paperOf(`held ${mood}`))).json()
    await named(by, `held-${mood}`, sha256)
    expect([(await open(by, sha256)).statusCode, (await open(department, sha256)).statusCode]).toEqual([200, 423])
    expect([lies(filesFolder, sha256), lies(heldFolder(filesFolder), sha256)]).toEqual([false, true])
    expect(await scanHeld(site)).toBe(0)
    expect((await open(department, sha256)).statusCode).toBe(423)
    stub.mood = 'scans'
    expect(await scanHeld(site)).toBe(1)
    expect([(await open(by, sha256)).statusCode, (await open(department, sha256)).statusCode]).toEqual([200, 200])
    expect([lies(filesFolder, sha256), lies(heldFolder(filesFolder), sha256)]).toEqual([true, false])
  },
)

test('F15 what the scanner finds later is opened by nobody any more, and both sides are told why', async () => {
  stub.mood = 'silent'
  const { sha256 } = (await send(senders.later, paperOf(`${harmful} later`))).json()
  await named(senders.later, 'found-later', sha256)
  stub.mood = 'scans'
  expect(await scanHeld(site)).toBe(1)
  for (const by of [senders.later, department]) {
    const answer = await open(by, sha256)
    expect([answer.statusCode, answer.json().error]).toEqual([410, expect.stringContaining('virus')])
  }
  expect([lies(filesFolder, sha256), lies(heldFolder(filesFolder), sha256)]).toEqual([false, false])
})

test('F15 a scanner that is not there at all holds up nobody', async () => {
  expect(await clamd('127.0.0.1:1', 1_000)(Buffer.from('x'))).toMatchObject({ away: expect.stringContaining('ECONNREFUSED') })
  expect(await clamd('/nowhere/clamd.ctl', 1_000)(Buffer.from('x'))).toMatchObject({ away: expect.any(String) })
})

test('F15 the setting of the scanner is an address or a path, and nothing else', () => {
  expect(readSettings({ TEPEI_SCANNER: '127.0.0.1:3310' }).scanner).toBe('127.0.0.1:3310')
  expect(readSettings({ TEPEI_SCANNER: '/run/clamav/clamd.ctl' }).scanner).toBe('/run/clamav/clamd.ctl')
  expect(() => readSettings({ TEPEI_SCANNER: 'http://x/' })).toThrow(/TEPEI_SCANNER/)
})

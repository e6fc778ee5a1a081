/** A file in pieces: cut off, doubled, wrong, too much, of somebody else, and with the server killed in the middle. */
import { type ChildProcess, spawn } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { personOf } from '../test/given.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { paperOf } from '../test/uploads/pdf-made.ts'
import { openDoors } from './http.ts'
import { closeLookers } from './intake/look.ts'
import { startSession } from './session.ts'
import { readSettings } from './settings.ts'
import { bounds, sweepUploads } from './uploads.ts'

let house: TestHouse
let app: FastifyInstance
const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-uploads-'))
const cookies = new Map<string, string>()
const [one, other] = [personOf('one'), personOf('two')]

beforeAll(async () => {
  house = await freshHouse()
  app = await openDoors(
    { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder },
    readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }),
  )
  await house.settle(one, other)
  for (const { id } of [one, other]) cookies.set(id, `tepei=${await startSession(house, id)}`)
})
afterAll(async () => {
  await app.close()
  closeLookers()
  await house.close()
  rmSync(filesFolder, { recursive: true, force: true })
})

const pdf = (bytes: number) => paperOf(randomBytes(8).toString('hex'), bytes)
const digestOf = (bytes: Buffer) => hash('sha256', bytes, 'hex')
const ask = (actor: Actor, method: 'POST' | 'GET' | 'PATCH' | 'HEAD', path: string, body?: object) =>
  app.inject({ method, url: `/api/uploads${path}`, headers: { cookie: cookies.get(actor.id) ?? '' }, ...(body && { payload: body }) })
const piece = (actor: Actor, id: string, offset: number, bytes: Buffer) =>
  app.inject({
    method: 'PATCH',
    url: `/api/uploads/${id}`,
    headers: { cookie: cookies.get(actor.id) ?? '', 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    payload: bytes,
  })
const begun = async (bytes: Buffer, actor = one) => (await ask(actor, 'POST', '', { size: bytes.length, sha256: digestOf(bytes) })).json()
const coming = () => (existsSync(join(filesFolder, 'coming')) ? readdirSync(join(filesFolder, 'coming')) : [])

test('a file comes in pieces, is asked how far it came, and is whole under its digest at the end', async () => {
  const bytes = pdf(300_000)
  const { id, offset } = await begun(bytes)
  expect(offset).toBe(0)
  expect((await piece(one, id, 0, bytes.subarray(0, 100_000))).json()).toEqual({ offset: 100_000 })
  expect((await ask(one, 'HEAD', `/${id}`)).headers['upload-offset']).toBe('100000')
  expect((await ask(one, 'POST', `/${id}/finish`)).statusCode).toBe(409)
  // The page was closed meanwhile: the same file is gone on with.
  expect(await begun(bytes)).toEqual({ id, offset: 100_000 })
  await piece(one, id, 100_000, bytes.subarray(100_000))
  const kept = { sha256: digestOf(bytes), size: bytes.length, type: 'application/pdf' }
  expect((await ask(one, 'POST', `/${id}/finish`)).json()).toEqual(kept)
  const back = await app.inject({ url: `/api/files/${kept.sha256}`, headers: { cookie: cookies.get(one.id) ?? '' } })
  expect(digestOf(back.rawPayload)).toBe(kept.sha256)
  // The answer was lost: asking again costs no second sending.
  expect(await begun(bytes)).toEqual({ kept })
  expect(coming()).toEqual([])
})

test('a piece that comes twice or too late is told where to go on, and changes nothing', async () => {
  const bytes = pdf(2_000)
  const { id } = await begun(bytes)
  await piece(one, id, 0, bytes.subarray(0, 1_000))
  const again = await piece(one, id, 0, bytes.subarray(0, 1_000))
  expect([again.statusCode, again.json()]).toEqual([409, { offset: 1_000 }])
  expect((await piece(one, id, 1_000, Buffer.concat([bytes.subarray(1_000), Buffer.from('more')]))).statusCode).toBe(409)
  const both = await Promise.all([piece(one, id, 1_000, bytes.subarray(1_000)), piece(one, id, 1_000, bytes.subarray(1_000))])
  expect(both.map(answer => answer.statusCode).sort()).toEqual([200, 409])
  expect((await ask(one, 'POST', `/${id}/finish`)).json().sha256).toBe(digestOf(bytes))
})

test('bytes that are not those of the digest, or of no kind that is taken, never get a name', async () => {
  const bytes = pdf(1_000)
  const { id } = await begun(bytes)
  await piece(one, id, 0, pdf(1_000))
  expect((await ask(one, 'POST', `/${id}/finish`)).statusCode).toBe(422)
  expect(existsSync(join(filesFolder, digestOf(bytes).slice(0, 2), digestOf(bytes)))).toBe(false)
  const script = Buffer.from('<script>alert(1)</script>')
  const { id: second } = await begun(script)
  await piece(one, second, 0, script)
  expect((await ask(one, 'POST', `/${second}/finish`)).statusCode).toBe(400)
  expect(coming()).toEqual([])
})

test("nobody asks about, goes on with or finishes somebody else's, and nobody does without a session", async () => {
  const bytes = pdf(1_000)
  const { id } = await begun(bytes)
  expect((await ask(other, 'GET', `/${id}`)).statusCode).toBe(404)
  expect((await piece(other, id, 0, bytes)).statusCode).toBe(404)
  expect((await ask(other, 'POST', `/${id}/finish`)).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: '/api/uploads', payload: { size: 1 } })).statusCode).toBe(401)
  expect((await ask(one, 'GET', '/not-an-id')).statusCode).toBe(404)
})

test('too large, too many, too long a piece: refused, and the rest goes on', async () => {
  expect((await ask(other, 'POST', '', { size: 11 * 1024 * 1024 })).statusCode).toBe(400)
  const answers = []
  for (let i = 0; i <= bounds.unfinished; i += 1) answers.push((await ask(other, 'POST', '', { size: 10 })).statusCode)
  expect(answers.slice(0, -1).every(code => code === 200)).toBe(true)
  expect(answers.at(-1)).toBe(429)
  const { id } = await begun(pdf(2_000_000))
  expect((await piece(one, id, 0, pdf(bounds.pieceBytes + 1))).statusCode).toBe(413)
})

test('what nobody goes on with is swept, and so is what lies there without a row', async () => {
  const bytes = pdf(1_000)
  const { id } = await begun(bytes)
  await piece(one, id, 0, bytes.subarray(0, 10))
  writeFileSync(join(filesFolder, 'coming', 'a'.repeat(32)), 'left by a crash')
  await house.database.transaction('everything', query => query("update upload set seen = now() - interval '30 days' where id = $1", [id]))
  expect(await sweepUploads(house, filesFolder)).toBeGreaterThanOrEqual(2)
  expect(coming()).not.toContain(id)
  expect((await ask(one, 'GET', `/${id}`)).statusCode).toBe(404)
})

test('the database shows half-sent files to no session of a person', async () => {
  await begun(pdf(900))
  const seen = await house.database.transaction({ person: 'person one', organisations: [] }, query => query('select 1 from upload'))
  expect(seen).toEqual([])
})

/** A server of its own, as it runs in production. */
const started = async (dataFolder: string, databaseUrl: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    TEPEI_DATA: dataFolder,
    PORT: '0',
    TEPEI_LOG: 'silent',
    TEPEI_BUSY: '0',
    NODE_ENV: '',
  }
  const child = spawn(process.execPath, ['cli/tepei.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
    let text = ''
    child.stdout?.on('data', chunk => {
      text += String(chunk)
      const found = /answers at (\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    })
  })
  return { child, url }
}
const killed = async (child: ChildProcess) => {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('a server that is killed while a file comes loses no counted byte and leaves no half file under a digest', {
  timeout: 180_000,
}, async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tepei-killed-'))
  const bytes = pdf(3_000_000)
  const own = await freshHouse()
  await own.settle(one)
  const headers = { cookie: `tepei=${await startSession(own, one.id)}` }
  const begin = async (url: string) =>
    (
      await fetch(`${url}/api/uploads`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ size: bytes.length, sha256: digestOf(bytes) }),
      })
    ).json()
  const put = (url: string, id: string, offset: number, most = 200_000) =>
    fetch(`${url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      body: new Uint8Array(bytes.subarray(offset, offset + most)),
    })
  const first = await started(dataFolder, own.loginUrl)
  const { id } = await begin(first.url)
  let told = 0
  for (let i = 0; i < 4; i += 1) told = (await (await put(first.url, id, told)).json()).offset
  const cut = put(first.url, id, told).catch(() => undefined)
  await pause(2)
  await killed(first.child)
  await cut
  expect(existsSync(join(dataFolder, 'files', digestOf(bytes).slice(0, 2)))).toBe(false)
  const second = await started(dataFolder, own.loginUrl)
  const again = await begin(second.url)
  expect(again.id).toBe(id)
  expect(again.offset).toBeGreaterThanOrEqual(told)
  for (let at = again.offset; at < bytes.length; ) at = (await (await put(second.url, id, at)).json()).offset
  const finished = await fetch(`${second.url}/api/uploads/${id}/finish`, { method: 'POST', headers })
  expect((await finished.json()).sha256).toBe(digestOf(bytes))
  await killed(second.child)
  await own.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

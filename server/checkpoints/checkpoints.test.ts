// Checkpoints over the record: they lie outside the database, survive crashes of their writer, and prove one entry without the rest.

import { generateKeyPairSync, sign } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkLog, checkProof } from '../../documents/log-check/files.ts'
import { keyOf as keyFrom, readCheckpoints, readProof } from '../../documents/log-check/index.ts'
import { rootFrom, rootOf } from '../../documents/log-check/tree.ts'
import { foundIn, linesOf, openRecorded, type Recorded, settle } from '../../test/recorded.ts'
import { withClient } from '../postgres/check.ts'
import { recordLines } from './export.ts'
import { appendCheckpoints, Disagreement } from './file.ts'
import { makeCheckpoints } from './make.ts'
import { findProof } from './proof.ts'
import { resume } from './resume.ts'
import { merklePath, merkleRoot } from './tree.ts'
import { verifyHouse } from './verify.ts'

let house: Recorded
beforeAll(async () => {
  house = await openRecorded(4)
})
afterAll(() => house.close())

const verified = async () => house.database.snapshot(async query => foundIn(recordLines(query), await house.outside()))
const faultOf = (text: string) =>
  readCheckpoints(linesOf(text), house.key).then(
    () => 'nothing',
    error => String(error.message),
  )
const written = () => readFileSync(house.file, 'utf8').trimEnd().split('\n')
const copyOf = (text: string) => {
  const path = join(house.file, '..', 'copy.jsonl')
  writeFileSync(path, text)
  return path
}

describe('the tree', () => {
  test('has the root of RFC 6962, made and checked by code that shares nothing', () => {
    // The example of the RFC’s reference implementation: leaves of 0 to 8 bytes.
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect([merkleRoot([]), rootOf([])]).toEqual([empty, empty])
    expect(merkleRoot([''])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    for (let n = 1; n <= 40; n += 1) {
      const texts = Array.from({ length: n }, (_, i) => `leaf ${i}`)
      expect(merkleRoot(texts)).toBe(rootOf(texts))
    }
  })

  test('leads from every leaf to its root, and to no other', () => {
    const texts = Array.from({ length: 13 }, (_, i) => `leaf ${i}`)
    const root = merkleRoot(texts)
    expect(texts.filter((text, i) => rootFrom(text, merklePath(texts, i)) === root)).toEqual(texts)
    expect(texts.filter((_, i) => rootFrom('leaf 99', merklePath(texts, i)) === root)).toEqual([])
  })
})

test('what is new comes under a checkpoint once, whoever of several servers makes it', async () => {
  await house.database.query("insert into access_log (account, asked) values ('officer', 'form')")
  await vi.waitFor(async () => {
    const taken = await Promise.all(Array.from({ length: 4 }, () => makeCheckpoints(house)))
    expect(taken.reduce((a, b) => a + b)).toBe(1)
  })
  await settle(house, house.file)
  expect(await makeCheckpoints(house)).toBe(0)
  expect(await verified()).toMatchObject({ kind: 'whole', verified: { after: 0 } })
})

describe('what a transaction that is still open has written', () => {
  test('waits, and nothing that came after it is taken in before it', async () => {
    const { database } = house
    const look = "insert into access_log (account, asked) values ('slow', 'form')"
    const size = async () => (await house.outside()).leaves.length
    const before = await size()
    await database.transaction('everything', async query => {
      await query(look)
      await database.query(look.replace('slow', 'fast'))
      await makeCheckpoints(house)
      await appendCheckpoints(house, house.file)
      expect(await size()).toBe(before)
    })
    await settle(house, house.file)
    const { leaves } = await house.outside()
    expect(leaves.length).toBe(before + 2)
    expect(await verified()).toMatchObject({ kind: 'whole' })
  })
})

describe('the file outside the database', () => {
  test('that a crash cut off in the middle of a line is gone on with, and read', async () => {
    const lines = written()
    const cut = copyOf(`${lines.slice(0, -1).join('\n')}\n${lines.at(-1)?.slice(0, 300)}`)
    await appendCheckpoints(house, cut)
    const text = readFileSync(cut, 'utf8')
    expect(text.trimEnd().split('\n').length).toBe(lines.length + 1)
    expect(await faultOf(text)).toBe('nothing')
    expect(await appendCheckpoints(house, cut)).toBe(0)
  })

  test('that lacks the last ones gets them; whole lines that stand there twice are one', async () => {
    const short = copyOf(`${written().slice(0, 1).join('\n')}\n`)
    expect(await appendCheckpoints(house, short)).toBe(written().length - 1)
    expect(readFileSync(short, 'utf8')).toBe(readFileSync(house.file, 'utf8'))
    const [first, ...rest] = written()
    expect(await faultOf([first, first, ...rest].join('\n'))).toBe('nothing')
  })

  test('that knows more than the database, or another than it, is not written to: one of them was set back', async () => {
    const text = readFileSync(house.file, 'utf8')
    const { body } = JSON.parse(written().at(-1) ?? '')
    const other = `${text}${JSON.stringify({ body: body.replace(/^(.*)\n(\d+)/, '$1\n99'), signature: '', leaves: [] })}\n`
    await expect(appendCheckpoints(house, copyOf(other))).rejects.toThrow(Disagreement)
    const forged = text.replace(/T(\d\d):(\d\d):\d\d\.\d{3}Z(?!.*T\d\d:\d\d)/s, 'T$1:$2:59.999Z')
    await expect(appendCheckpoints(house, copyOf(forged))).rejects.toThrow('different checkpoints')
    expect(readFileSync(copyOf(other), 'utf8')).toBe(other)
  })

  test('from which a checkpoint was taken, in which two changed places, or of which a leaf was altered, is refused', async () => {
    const [one = '', two = '', ...rest] = written()
    const all = (...lines: readonly string[]) => faultOf(lines.join('\n'))
    expect(await all(two, ...rest)).toContain('one was taken out')
    expect(await all(one, ...rest)).toContain('one was taken out')
    expect(await all(two, one, ...rest)).toContain('one was taken out')
    expect(await all(one.replace('round/', 'rouNd/'), two, ...rest)).toContain('does not list what was signed')
    expect(await all(one, two.replace(/"leaves":\["[^"]+",/, '"leaves":['), ...rest)).toContain('does not list what was signed')
  })

  test('that somebody signed with a key of their own is refused', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const forged = written().map(line => {
      const { body, leaves } = JSON.parse(line)
      return JSON.stringify({ body, signature: sign(null, Buffer.from(body), privateKey).toString('base64url'), leaves })
    })
    expect(await faultOf(forged.join('\n'))).toContain('is not signed by this key')
  })
})

describe('the proof of one entry', () => {
  const proofOf = async (n: number) => {
    const found = await house.database.transaction('everything', query => findProof(query, 'application', 'racer1', n))
    return found && JSON.stringify(found.proof)
  }

  test('is verified with the public key alone, and names the hash that the history shows', async () => {
    const text = (await proofOf(3)) ?? ''
    const [row] = await house.database.transaction('everything', query =>
      query<{ hash: string }>("select hash from journal where subject = 'application' and id = 'racer1' and n = 3"),
    )
    const { name, hash, checkpoint } = readProof(text, house.key)
    expect({ name, hash }).toEqual({ name: 'application/racer1/3', hash: row?.hash })
    expect(checkpoint.n).toBeGreaterThan(0)
    expect(text).not.toContain('fact')
    expect(await proofOf(99)).toBeUndefined()
  })

  test('of another entry, another hash, another checkpoint or another key is none', async () => {
    const text = (await proofOf(3)) ?? ''
    const fault = (changed: string, key = house.key) => {
      try {
        return readProof(changed, key).name
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    expect(fault(text.replace('racer1/3', 'racer1/4'))).toContain('is not in this checkpoint')
    expect(fault(text.replace(/(racer1\/3 )./, '$1g'))).toContain('names no entry')
    expect(fault(text.replace(/("path":\["[lr])./, '$1x'))).toContain('is not in this checkpoint')
    expect(fault(text.replace(/T\d\d:/, 'T23:'))).toContain('not signed')
    const stranger = String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x)
    expect(fault(text, keyFrom(stranger))).toContain('not signed')
  })

  test('is told in a sentence by the small program', async () => {
    const path = copyOf((await proofOf(3)) ?? '')
    const said: string[] = []
    expect(checkProof(path, house.key.x, text => said.push(text))).toBe(0)
    expect(said[0]).toMatch(/^application\/racer1\/3 with the hash [0-9a-f]{64} stood in the record at checkpoint \d+ of /)
    writeFileSync(path, '{}')
    expect(checkProof(path, house.key.x, text => said.push(text))).toBe(1)
  })
})

test('an export is verified from files alone, and what is wrong with it is said by name', async () => {
  const log = join(house.file, '..', 'log.jsonl')
  const lines: string[] = []
  await house.database.snapshot(async query => {
    for await (const line of recordLines(query)) lines.push(line)
  })
  const said: string[] = []
  const check = (texts: readonly string[]) => {
    writeFileSync(log, `${texts.join('\n')}\n`)
    said.length = 0
    return checkLog({ log, checkpoints: house.file, key: house.key.x }, text => said.push(text))
  }
  expect(await check(lines)).toBe(0)
  expect(said[0]).toContain(`${lines.length} lines`)
  expect(await check(lines.slice(0, -1))).toBe(1)
  expect(said[0]).toContain('the record ends 1 lines too early')
  expect(await check([lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)])).toBe(1)
  expect(said[0]).toContain('is missing or was moved')
  expect(await check(lines.with(4, '{"kind":"entry"}'))).toBe(1)
  expect(said[0]).toBe('log:5: has no subject')
})

test('an entry that bears an older time than a checkpoint without it is told, for somebody to look at', async () => {
  const { list, leaves } = await house.outside()
  const later = list.map(one => ({ ...one, at: '2030-01-01T00:00:00.000Z' }))
  const found = await house.database.snapshot(query => foundIn(recordLines(query), { list: later, leaves, remarks: [] }))
  expect(found).toMatchObject({ kind: 'whole', verified: { remarks: [expect.stringContaining('came after checkpoint 1 of 2030')] } })
})

test('in the house everything is checked in one go', async () => {
  const said: string[] = []
  expect(await verifyHouse(house, house.file, text => said.push(text))).toBe(0)
  expect(said.some(text => text.includes('all as they were signed'))).toBe(true)
  expect(await verifyHouse(house, `${house.file}.gone`, text => said.push(text))).toBe(1)
  expect(said.at(-1)).toContain('nothing outside the database')
})

test('after a backup was put back the record goes on, and the checkpoints say for good what was lost', async () => {
  const [kept] = await house.database.query<{ n: number; size: number }>('select n, size from checkpoint order by n desc offset 1 limit 1')
  const lost = (await house.outside()).leaves.length - (kept?.size ?? 0)
  await withClient(house.url, async client => {
    for (const table of ['checkpoint', 'access_log']) await client.query(`alter table ${table} disable trigger user`)
    await client.query("delete from access_log where seq in (select key from leaf where kind = 'look' and place >= $1)", [kept?.size])
    await client.query('delete from leaf where place >= $1', [kept?.size])
    await client.query('delete from checkpoint where n > $1', [kept?.n])
    for (const table of ['checkpoint', 'access_log']) await client.query(`alter table ${table} enable trigger user`)
  })
  await expect(appendCheckpoints(house, house.file)).rejects.toThrow('it was set back')
  expect(await verified()).toMatchObject({ kind: 'wrong', says: expect.stringContaining('too early') })
  const made = await resume(house, house.file, '硬盘损坏，恢复备份')
  expect(made?.n).toBe((kept?.n ?? 0) + 2)
  expect(await resume(house, house.file, 'again')).toBeUndefined()
  await house.database.query("insert into access_log (account, asked) values ('officer', 'afterwards')")
  await settle(house, house.file)
  const found = await verified()
  expect(found).toMatchObject({
    kind: 'whole',
    verified: { remarks: [expect.stringContaining(`sets the record back by ${lost}: 硬盘损坏`)] },
  })
})

test('a file that is nobody’s JSON is told by its line', async () => {
  const path = copyOf('')
  appendFileSync(path, 'not json\n')
  expect(await faultOf(readFileSync(path, 'utf8'))).toBe('checkpoints:1: is not a line of this record')
  truncateSync(path, 0)
  expect(await appendCheckpoints(house, path)).toBeGreaterThan(0)
  rmSync(path)
})

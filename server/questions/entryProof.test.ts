/** Whoever reads a dossier takes away the proof of each of its entries, which the small program verifies without the house. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { readProof } from '../../documents/log-check/index.ts'
import { bodyOf, department, formOf, hohhot, personOf, round } from '../../test/given.ts'
import { openRecorded, type Recorded } from '../../test/recorded.ts'
import { doorsOf } from '../../test/sign-in.ts'
import { withClient } from '../postgres/check.ts'
import { startSession } from '../session.ts'

let house: Recorded
let app: FastifyInstance
const stranger = personOf('stranger')
const auditor: Actor = { id: 'watcher', seats: [{ role: 'auditor', organisation: 'department' }] }
beforeAll(async () => {
  house = await openRecorded(2)
  await house.settle(department, auditor, stranger, bodyOf('150200'))
  app = await doorsOf(house)
})
afterAll(async () => {
  await app.close()
  await house.close()
})
const get = async (by: Actor, url: string) => app.inject({ url, headers: { cookie: `__Host-tepei=${await startSession(house, by.id)}` } })
const proofOf = (by: Actor, n: number) => get(by, `/api/entryProof?subject=application&id=racer0&n=${n}`)

test('R15 the body, the office and the auditor get the proof of an entry, and it holds by the published key alone', async () => {
  for (const by of [bodyOf(hohhot), department, auditor]) {
    const answer = await proofOf(by, 3)
    expect(answer.statusCode, answer.body).toBe(200)
    const { key, proof, checkpoint, again } = answer.json()
    expect(again).toEqual({ way: 'judged', made: 'same', unlike: [] })
    expect(key).toBe(house.key.x)
    const read = readProof(JSON.stringify(proof), house.key)
    expect(read).toMatchObject({
      name: 'application/racer0/3',
      checkpoint: { n: checkpoint.n, digest: checkpoint.digest, at: checkpoint.at },
    })
    const { timeline } = (await get(by, '/api/dossier?subject=application&id=racer0')).json()
    expect(read.hash).toBe(timeline.find((line: { n: number }) => line.n === 3).hash)
    const altered = JSON.stringify(proof).replace('racer0/3', 'racer0/4')
    expect(() => readProof(altered, house.key)).toThrow('is not in this checkpoint')
  }
})

test('R15 what is in no checkpoint yet says so; another body, a stranger, and an entry that is not there get nothing', async () => {
  const late = personOf('late')
  await house.settle(late)
  await house.act(late, 'application', 'late', 'start', { round, form: formOf('late') })
  const fresh = await get(late, '/api/entryProof?subject=application&id=late&n=1')
  expect([fresh.statusCode, fresh.json().proof, fresh.json().checkpoint]).toEqual([200, null, null])
  expect((await proofOf(department, 99)).statusCode).toBe(404)
  expect((await proofOf(bodyOf('150200'), 3)).statusCode).toBe(404)
  expect((await proofOf(stranger, 3)).statusCode).toBe(404)
})

test('R15 the newest checkpoint stands on the auditor’s page, and on nobody’s who does not look over', async () => {
  const { checkpoint, key } = (await get(auditor, '/api/newestCheckpoint')).json()
  const { list } = await house.outside()
  expect([checkpoint.n, checkpoint.digest, key]).toEqual([list.at(-1)?.n, list.at(-1)?.digest, house.key.x])
  expect((await get(bodyOf(hohhot), '/api/newestCheckpoint')).statusCode).toBe(404)
})

test('R12 an entry that says what does not follow from what was kept of it is shown as such, and one of which nothing was kept too', async () => {
  const againOf = async (n: number) => (await proofOf(department, n)).json().again
  await withClient(house.url, async client => {
    await client.query('alter table posting disable trigger user')
    await client.query(
      "update posting set amount = amount + 1 where line = 1 and entry = (select seq from journal where subject = 'application' and id = 'racer0' and n = 4)",
    )
    await client.query("delete from basis where subject = 'application' and id = 'racer0' and n = 2")
  })
  expect(await againOf(4)).toEqual({ way: 'ruled', made: 'otherwise', unlike: ['transfers'] })
  expect(await againOf(2)).toEqual({ way: 'ruled', made: 'notKept', unlike: [] })
})

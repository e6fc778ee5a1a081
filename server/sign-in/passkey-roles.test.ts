/** For whom a proof is by a passkey and by nothing less: the way to the first one, and that no password stands in for it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { leader } from '../../test/given.ts'
import { type Entrance, openEntrance, right } from '../../test/sign-in.ts'
import { withClient } from '../postgres/check.ts'

const cashier: Actor = { id: 'cashier', seats: [{ role: 'finance', organisation: 'department' }] }
let entrance: Entrance
beforeAll(async () => {
  entrance = await openEntrance({ passkey: ['finance', 'system', 'security'] }, cashier, leader)
})
afterAll(() => entrance.close())

const owner = (text: string) => withClient(entrance.house.url, client => client.query(text))
const asks = async (login: string, url: string, payload: object = {}) =>
  entrance.post(url, payload, { cookie: await entrance.comesIn(login), 'idempotency-key': 'passkey-role-1' })
const pays = (login: string) => asks(login, '/api/payment/none/approve')

test('R18 whoever pays and has no passkey is led to one, may add it, and does nothing before; others go on as they did', async () => {
  const refused = await pays(cashier.id)
  expect([refused.statusCode, refused.json()]).toEqual([403, { error: 'Show that it is you.', prove: true, enrol: true }])
  const begun = await asks(cashier.id, '/api/account/passkeys/begin')
  expect([begun.statusCode, typeof begun.json().ticket]).toEqual([200, 'string'])
  expect((await pays(leader.id)).statusCode).not.toBe(403)
})

test('R18 with one, a password shows nothing any more, the last one is not taken away, and a session that showed it passes', async () => {
  const cookie = await entrance.comesIn(cashier.id)
  await owner("insert into passkey (id, account, public_key, counter, transports, name) values ('k', 'cashier', '', 0, '{}', 'stick')")
  const headers = { cookie, 'idempotency-key': 'passkey-role-2' }
  const approves = async () => entrance.post('/api/payment/none/approve', {}, headers)
  expect((await approves()).json()).toEqual({ error: 'Show that it is you.', prove: true })
  expect((await entrance.post('/api/proof', { password: right }, headers)).json()).toEqual({ refusals: [{ rule: 'otherProof' }] })
  await owner("update session set key_at = clock_timestamp() where account = 'cashier'")
  expect((await approves()).statusCode).not.toBe(403)
  const ended = await entrance.post('/api/account/passkeys/end', { id: 'k' }, headers)
  expect(ended.json()).toEqual({ refusals: [{ rule: 'factorIsNeeded' }] })
  await owner("update session set key_at = clock_timestamp() - interval '6 minutes' where account = 'cashier'")
  expect((await approves()).json()).toMatchObject({ prove: true })
})

/** The consent on health, over the doors: who reads of it, what a page tells, and what stands on the paper. */
import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalAsSent } from '../core/canonical.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, hohhot, law, personOf, round } from '../test/given.ts'
import { actor } from '../test/world.ts'

const id = 'c1'
const me = personOf(id)
const body = bodyOf(hohhot)
const auditor = actor('auditor one', { role: 'auditor', organisation: 'department' })
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(auditor)
  await desk.applies(id, { name: '示例甲' })
})
afterAll(() => desk.close())

const asked = async (by: Parameters<Desk['headersOf']>[0], url: string) =>
  (await desk.app.inject({ url, headers: desk.headersOf(by) })).json()

test('R38 anybody reads each version of the notice with the digest of its words, and the entry bears the same', async () => {
  const { notice, health } = (await desk.app.inject({ url: `/api/dataNotices?round=${round}` })).json()
  const digest = hash('sha256', canonicalAsSent(law.policy.personalData?.notice.value[0]), 'hex')
  expect(notice).toEqual([{ version: '2022-1', digest }])
  const { applications } = await asked(me, '/api/myData')
  expect(applications[0].notice).toMatchObject({ version: '2022-1', digest, withdrawnOn: null })
  expect(applications[0].health.digest).toBe(health[0].digest)
})

test('R38 with the consent taken back the body reads nothing of health, not on the form, at the desk or in what was seen, and the person reads all', async () => {
  expect((await asked(body, `/api/form?id=${id}`)).form.identity.healthy).toBe(true)
  await desk.done(desk.house.act(me, 'application', id, 'withdrawConsent'))
  expect((await asked(body, `/api/dossier?subject=application&id=${id}`)).state.consents.health).toHaveProperty('withdrawnOn')
  expect((await asked(body, `/api/form?id=${id}`)).form.identity).not.toHaveProperty('healthy')
  const desked = await asked(body, `/api/desk?id=${id}`)
  expect(JSON.stringify(desked.form ?? desked)).not.toContain('healthy')
  expect((await asked(body, `/api/receipts?id=${id}`)).form.identity).not.toHaveProperty('healthy')
  expect((await asked(me, `/api/form?id=${id}`)).form.identity.healthy).toBe(true)
  expect((await desk.house.act(body, 'application', id, 'recommend')).kind).toBe('refused')
  await desk.done(desk.house.act(me, 'application', id, 'agreeToNotice', { of: 'health', version: '2022-1' }))
  expect((await asked(body, `/api/form?id=${id}`)).form.identity.healthy).toBe(true)
})

test('R38 the auditor’s look at the dossier tells which versions were agreed to', async () => {
  const { state } = await asked(auditor, `/api/dossier?subject=application&id=${id}`)
  expect(state.consents).toMatchObject({ notice: { version: '2022-1' }, health: { version: '2022-1' } })
})

/** What was on screen is kept with the decision, can't be invented, and what has changed since is told before anything is decided. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, formOf, hohhot, personOf } from '../test/given.ts'
import { verifyChains } from './audit.ts'
import { withClient } from './postgres/check.ts'
import { rebuild } from './rebuild.ts'

let desk: Desk
const ours = bodyOf(hohhot)

beforeAll(async () => {
  desk = await openDesk()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'stale']) await desk.applies(id, { name: `示例${id}` })
})
afterAll(() => desk.close())

const open = async (id: string, actor: Actor = ours) =>
  (await desk.app.inject({ url: `/api/desk?id=${id}`, headers: desk.headersOf(actor) })).json()
const seen = async (id: string, n: number, actor: Actor = ours) =>
  desk.app.inject({ url: `/api/seen?id=${id}&n=${n}`, headers: desk.headersOf(actor) })
const act = (id: string, action: string, slip: string | undefined, payload: object = {}, actor: Actor = ours) =>
  desk.app.inject({
    method: 'POST',
    url: `/api/application/${id}/${action}`,
    headers: { ...desk.headersOf(actor), 'idempotency-key': crypto.randomUUID(), ...(slip !== undefined && { seen: slip }) },
    payload,
  })

test('4.2 the desk shows the form, the verdict with its clauses and the places, and names the next file of the queue', async () => {
  const { form: shown, view, row, next, offers } = await open('a')
  expect(shown.identity).toMatchObject({ name: '示例a', citizenNumber: expect.stringContaining('****') })
  expect(view).toMatchObject({ page: 'desk', status: 'consented', verdict: 'eligible', places: { used: 0, of: 3 } })
  expect(view.conditions.length).toBeGreaterThan(3)
  expect(view.conditions.every(({ clause, says }: { clause: string; says: { zh: string } }) => clause !== '' && says.zh !== '')).toBe(true)
  expect([row.id, next]).toEqual(['a', 'b'])
  expect(offers.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['recommend', 'sendBack', 'decline']))
  expect((await open('stale')).next).toBe('a')
})

test('4.2 nobody opens the desk of a file that they don’t judge', async () => {
  for (const actor of [personOf('a'), bodyOf('150200')]) {
    const answer = await desk.app.inject({ url: '/api/desk?id=a', headers: desk.headersOf(actor) })
    expect([401, 404]).toContain(answer.statusCode)
  }
})

test('4.2 what was on screen is kept with the decision and opened again as it was, places and all', async () => {
  const { slip, view } = await open('a')
  expect((await act('b', 'recommend', (await open('b')).slip)).statusCode).toBe(200)
  const done = await act('a', 'recommend', slip)
  expect(done.statusCode).toBe(200)
  const { n } = done.json().receipt
  const again = (await seen('a', n)).json()
  expect(again.view).toEqual(view)
  expect(again.view.places).toEqual({ used: 0, of: 3 })
  expect(again.form.identity.name).toBe('示例a')
  const answer = await desk.app.inject({ url: '/api/dossier?subject=application&id=a', headers: desk.headersOf(ours) })
  expect(answer.json().timeline.map((line: { seen: boolean }) => line.seen)).toEqual([false, false, false, true])
})

test('4.2 the digest of what was seen is a part of the entry, and the content lies sealed', async () => {
  expect((await verifyChains(desk.house.database)).broken).toEqual([])
  expect((await rebuild(desk.house.database)).differences).toEqual([])
  await withClient(desk.house.url, async client => {
    await client.query('alter table journal disable trigger user')
    await client.query("update journal set seen = null where id = 'a' and seen is not null")
    expect((await verifyChains(desk.house.database)).broken).toEqual([{ subject: 'application', id: 'a', n: 4 }])
    const { rows } = await client.query("select 1 from record where kind = 'seen' and position('eligible'::bytea in sealed) > 0")
    expect(rows).toEqual([])
  })
})

test('4.2 a decision on a form that was handed in anew meanwhile is refused, and says which parts changed', async () => {
  const { slip } = await open('stale')
  const person = personOf('stale')
  const whole = formOf('stale')
  await desk.done(desk.house.act(ours, 'application', 'stale', 'sendBack', { corrections: [{ field: 'title.name', reason: '请核对' }] }))
  const form2 = { ...whole, identity: { ...whole.identity, name: '示例stale' }, title: { ...whole.title, name: '研究员' } }
  await desk.done(desk.house.act(person, 'application', 'stale', 'save', { form: form2 }))
  await desk.done(desk.house.act(person, 'application', 'stale', 'submit'))
  const undertakings = desk.house.laws.all()[0]?.law.policy.training.undertakings.value.map(u => u.code)
  await desk.done(desk.house.act(employerOf(employer), 'application', 'stale', 'consent', { conductConfirmed: true, undertakings }))
  const answer = await act('stale', 'recommend', slip)
  expect(answer.statusCode).toBe(409)
  expect(answer.json().refusals).toEqual([expect.objectContaining({ rule: 'unchangedSinceSeen', found: { changed: ['title.name'] } })])
  expect((await act('stale', 'reserve', (await open('stale')).slip)).statusCode).toBe(200)
})

test('4.2 what has changed is told for a vouched fact and for a status as well', async () => {
  const { slip } = await open('c')
  await desk.house.database.transaction('everything', query =>
    query("update dossier set state = jsonb_set(state, '{attested,conductConfirmed}', 'false') where id = 'c'"),
  )
  const answer = await act('c', 'decline', slip, { reason: 'proof', explanation: '示例' })
  expect(answer.json().refusals[0].found).toEqual({ changed: ['attested', 'verdict'] })
})

test('4.2 a slip of another file, of another officer, or of nobody is refused', async () => {
  const theirs = await open('d', department)
  const forged = Buffer.from((await open('d')).slip, 'base64url')
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  for (const slip of [(await open('e')).slip, theirs.slip, forged.toString('base64url'), 'x', '']) {
    const answer = await act('d', 'recommend', slip)
    expect([slip.slice(0, 4), answer.statusCode, answer.json().issues?.[0]?.path]).toEqual([slip.slice(0, 4), 400, '(header).Seen'])
  }
})

test('4.2 from the dossier’s page it is kept that the form was not on it', async () => {
  const { slip } = await desk
    .ask(ours, 'dossier', { subject: 'application', id: 'd' })
    .then(() =>
      desk.app.inject({ url: '/api/dossier?subject=application&id=d', headers: desk.headersOf(ours) }).then(answer => answer.json()),
    )
  const done = await act('d', 'decline', slip, { reason: 'places', explanation: '示例' })
  const again = (await seen('d', done.json().receipt.n)).json()
  expect(again.view).toMatchObject({ page: 'dossier', status: 'consented', form: { version: 1 } })
  expect([again.view.facts, again.view.verdict, again.form]).toEqual([undefined, undefined, null])
})

test('4.2 a person does not read what officers had on screen, and other bodies don’t either', async () => {
  for (const actor of [personOf('b'), bodyOf('150200')]) expect((await seen('b', 4, actor)).statusCode).toBeGreaterThanOrEqual(400)
  expect((await seen('b', 3)).statusCode).toBe(404)
})

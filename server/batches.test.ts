/** Acts on several files: foreseen by the server's own check, taken back by not being done, and done once each, whatever dies. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Batch, Foreseen } from '../core/desk/batch.ts'
import type { Actor } from '../core/facts.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, form, hohhot, numberOf, personOf } from '../test/given.ts'
import { beginBatch, performDue, stopBatch } from './batches.ts'
import type { House } from './house.ts'
import { perform } from './perform.ts'
import { withClient } from './postgres/check.ts'

let desk: Desk
const ours = bodyOf(hohhot)
const other = bodyOf('150200')
const next = { n: 0 }
let ids: readonly string[] = []

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
/** Four files that wait for the body, on the track whose places nobody has used in this test. */
beforeEach(async () => {
  next.n += 1
  ids = ['a', 'b', 'c', 'd'].map(letter => `${letter}${next.n}`)
  for (const id of ids) await desk.applies(id, { name: `示例${id}` })
})

const post = (url: string, actor: Actor, payload: object, key: string = crypto.randomUUID()) =>
  desk.app.inject({ method: 'POST', url, headers: { ...desk.headersOf(actor), 'idempotency-key': key }, payload })
const asked = (action: string, of: readonly { readonly id: string; readonly slip?: string }[], input: object = {}) =>
  ({ subject: 'application', action, rows: [...of], input }) as const
const rows = () => ids.map(id => ({ id }))
const foresee = async (action: string, input: object = {}, actor: Actor = ours, of = rows()): Promise<readonly Foreseen[]> =>
  (await post('/api/batches/preview', actor, asked(action, of, input))).json().rows
const statuses = async (of = ids) =>
  withClient(desk.house.url, async client => {
    const found = await client.query("select id, status from dossier where subject = 'application' and id = any($1)", [of])
    return of.map(id => found.rows.find(row => row.id === id)?.status)
  })
const entriesOf = (action: string) =>
  withClient(desk.house.url, async client => {
    const found = await client.query('select count(*)::int as n from journal where action = $1 and id = any($2)', [action, ids])
    return found.rows[0]?.n
  })
const shown = async (id: string, actor: Actor = ours) => {
  const answer = await desk.app.inject({ url: '/api/batches', headers: desk.headersOf(actor) })
  return answer.json().find((one: { id: string }) => one.id === id)
}
const decline = { reason: 'places', explanation: '名额已满，综合排序在后' }
const begunBy = async (account: string, batch: Batch, waitMs = 0) => {
  const begun = await beginBatch(desk.house, account, crypto.randomUUID(), batch, waitMs)
  return begun.kind === 'begun' ? begun.id : 'a new key is not reused'
}
const begin = (action = 'decline', input: object = decline, waitMs = 0, of: readonly { id: string; slip?: string }[] = rows()) =>
  begunBy(ours.id, asked(action, of, input), waitMs)

test('1.2 a preview tells of each row what the server would answer after the rows before it, and nothing is done', async () => {
  const seen = await foresee('recommend')
  expect(seen.map(({ does }) => does)).toEqual(['recommended', 'recommended', 'recommended', null])
  expect(seen[3]?.refusals).toMatchObject([{ rule: 'withinPlaces', clause: '1.2', found: { free: 0 } }])
  expect(await statuses()).toEqual(['consented', 'consented', 'consented', 'consented'])
  expect(await entriesOf('recommend')).toBe(0)
  expect((await desk.ask(ours, 'places')).bodies[0]).toMatchObject({ used: 0, free: 3 })
})

test('4.2 what was previewed is done when its time has come, each row with what the list showed of it', async () => {
  const seen = await foresee('decline', decline)
  expect(seen.every(({ does, slip }) => does === 'declined' && slip !== undefined)).toBe(true)
  const id = await begin(
    'decline',
    decline,
    0,
    seen.map(({ id, slip }) => ({ id, ...(slip !== undefined && { slip }) })),
  )
  await performDue(desk.house)
  expect(await statuses()).toEqual(['declined', 'declined', 'declined', 'declined'])
  const batch = await shown(id)
  expect([batch.state, batch.rows.map((row: { came: object }) => row.came)]).toEqual([
    'ended',
    Array(4).fill({ kind: 'done', status: 'declined' }),
  ])
  const answer = await desk.app.inject({ url: `/api/seen?id=${ids[0]}&n=4`, headers: desk.headersOf(ours) })
  expect(answer.json().view).toMatchObject({ page: 'list', verdict: 'eligible', places: { used: 0, of: 3 } })
})

test('4.2 until its time a batch is not begun, and taken back it is never done', async () => {
  const answer = await post('/api/batches/begin', ours, asked('decline', rows(), decline))
  const { id } = answer.json()
  await performDue(desk.house)
  expect((await shown(id)).state).toBe('waiting')
  expect((await shown(id)).leftMs).toBeGreaterThan(5_000)
  expect((await post(`/api/batches/${id}/stop`, ours, {})).statusCode).toBe(200)
  await desk.house.database.query("update batch set due = clock_timestamp() - interval '1 second' where id = $1", [id])
  await performDue(desk.house)
  expect(await statuses()).toEqual(['consented', 'consented', 'consented', 'consented'])
  const batch = await shown(id)
  expect([batch.state, batch.rows.map((row: { came: null }) => row.came)]).toEqual(['stopped', [null, null, null, null]])
  expect((await post(`/api/batches/${id}/stop`, ours, {})).statusCode).toBe(409)
})

test('4.2 stopped on the way, what is done stays and the rest is left alone', async () => {
  const id = await begin()
  const stopping: House = {
    ...desk.house,
    database: {
      ...desk.house.database,
      query: async (text, values) => {
        const found = await desk.house.database.query<never>(text, values)
        // The officer presses stop when the second row has its answer.
        if (text.includes('set answer = $3') && values?.[1] === 2) await stopBatch(desk.house, ours.id, id)
        return found
      },
    },
  }
  await performDue(stopping)
  expect(await statuses()).toEqual(['declined', 'declined', 'consented', 'consented'])
  expect((await shown(id)).state).toBe('stopped')
})

test.each(['before the act', 'after the act', 'after the answer'])('4.2 a server that dies %s does each row once', async when => {
  const id = await begin()
  const died = new Error('the process is gone')
  const dying: House = {
    ...desk.house,
    database: {
      ...desk.house.database,
      transaction: async (reach, work) => {
        if (when === 'before the act') throw died
        return desk.house.database.transaction(reach, work)
      },
      query: async (text, values) => {
        if (text.includes('set tries')) throw died
        if (text.includes('set answer = $3') && when === 'after the act') throw died
        const found = await desk.house.database.query<never>(text, values)
        if (text.includes('set answer = $3') && when === 'after the answer') throw died
        return found
      },
    },
  }
  await performDue(dying).catch(() => undefined)
  await Promise.all([performDue(desk.house), performDue(desk.house)])
  expect(await statuses()).toEqual(['declined', 'declined', 'declined', 'declined'])
  expect(await entriesOf('decline')).toBe(4)
  const batch = await shown(id)
  expect(batch.rows.map((row: { came: { kind: string } }) => row.came.kind)).toEqual(['done', 'done', 'done', 'done'])
})

test('4.2 a row that can’t be answered is given up and holds up none of the others', async () => {
  const id = await begin()
  const failing: House = {
    ...desk.house,
    database: {
      ...desk.house.database,
      transaction: (reach, work) =>
        desk.house.database.transaction(reach, query =>
          work(async (text, values) => {
            if (values?.[0] === 'application' && values[1] === ids[1]) throw new Error('broken')
            return query<never>(text, values)
          }),
        ),
    },
  }
  for (let i = 0; i < 5; i += 1) await performDue(failing)
  expect(await statuses()).toEqual(['declined', 'consented', 'declined', 'declined'])
  const batch = await shown(id)
  expect([batch.state, batch.rows[1].came]).toEqual(['ended', { kind: 'failed' }])
})

test('4.2 the same key begins one batch, and a file that is ticked twice is one row', async () => {
  const key = crypto.randomUUID()
  const twice = [{ id: ids[0] ?? '' }, { id: ids[0] ?? '' }]
  const [one, same] = [
    await post('/api/batches/begin', ours, asked('decline', twice, decline), key),
    await post('/api/batches/begin', ours, asked('decline', twice, decline), key),
  ]
  expect(one.json().id).toBe(same.json().id)
  expect((await shown(one.json().id)).rows).toHaveLength(1)
})

test.each([
  ['another file', (): object => asked('decline', [{ id: ids[1] ?? '' }], decline)],
  ['another reason', (): object => asked('decline', [{ id: ids[0] ?? '' }], { ...decline, explanation: '另一个理由' })],
  ['another act', (): object => asked('recommend', [{ id: ids[0] ?? '' }])],
  ['what another screen showed', (): object => asked('decline', [{ id: ids[0] ?? '', slip: 'x'.repeat(40) }], decline)],
])('4.2 a key that was used for a batch is refused by name with %s, and nothing of that is done', async (_what, differs) => {
  const key = `batch-${crypto.randomUUID()}`
  const first = asked('decline', [{ id: ids[0] ?? '' }], decline)
  const { id } = (await post('/api/batches/begin', ours, first, key)).json()
  const answer = await post('/api/batches/begin', ours, differs(), key)
  expect([answer.statusCode, answer.json().error]).toEqual([422, `The Idempotency-Key ${key} was used for another batch.`])
  expect((await post('/api/batches/begin', department, differs(), key)).statusCode).toBe(200)
  expect((await shown(id)).rows.map((row: { id: string }) => row.id)).toEqual([ids[0]])
})

test('4.2 whoever has left meanwhile does nothing, and rules that changed hold', async () => {
  const leaving = { id: `leaves${next.n}`, seats: ours.seats }
  await desk.settle(leaving)
  const id = await begunBy(leaving.id, asked('decline', rows(), decline))
  await desk.house.database.query("update seat set to_day = '2022-03-14' where account = $1", [leaving.id])
  await performDue(desk.house)
  expect(await statuses()).toEqual(['consented', 'consented', 'consented', 'consented'])
  const kept = await desk.house.database.query("select answer ->> 'kind' as kind from batch_row where batch = $1 and n = 1", [id])
  expect(kept).toEqual([{ kind: 'absent' }])
})

test('4.2 a file that was handed in anew after the preview is left alone, and says so', async () => {
  const [seen] = await foresee('decline', decline)
  const id = await begin('decline', decline, 0, [{ id: seen?.id ?? '', ...(seen?.slip !== undefined && { slip: seen.slip }) }])
  const first = ids[0] ?? ''
  await desk.done(desk.house.act(ours, 'application', first, 'sendBack', { corrections: [{ field: 'title.name', reason: '请核对' }] }))
  const whole = form({})
  const changed = {
    ...whole,
    identity: { ...whole.identity, name: `示例${first}`, citizenNumber: numberOf(first) },
    title: { ...whole.title, name: '研究员' },
  }
  await desk.done(desk.house.act(personOf(first), 'application', first, 'save', { form: changed }))
  await desk.done(desk.house.act(personOf(first), 'application', first, 'submit'))
  await performDue(desk.house)
  expect((await shown(id)).rows[0].came).toEqual({
    kind: 'refused',
    refusals: [{ rule: 'unchangedSinceSeen', clause: expect.any(String) }],
  })
})

test('4.2 another body foresees and does nothing with our files, and sees no batch of ours', async () => {
  expect(await foresee('decline', decline, other)).toEqual(ids.map(id => ({ id, does: null, refusals: [], issues: [] })))
  const id = await begunBy(other.id, asked('decline', rows(), decline))
  expect(await stopBatch(desk.house, ours.id, id)).toBe(false)
  await performDue(desk.house)
  expect((await shown(id, other)).rows.map((row: { came: object }) => row.came)).toEqual(Array(4).fill({ kind: 'absent' }))
  expect(await shown(id)).toBeUndefined()
  expect(await statuses()).toEqual(['consented', 'consented', 'consented', 'consented'])
})

test('4.1 what was typed lies sealed, goes with the end of the batch, and no answer keeps what was found of a person', async () => {
  await begin('recommend', {})
  await begin()
  await withClient(desk.house.url, async client => {
    const waiting = await client.query("select position('综合排序'::bytea in sealed) > 0 as readable from batch where ended is null")
    expect(waiting.rows.length).toBeGreaterThan(1)
    expect(waiting.rows.filter(({ readable }) => readable !== false)).toEqual([])
    await client.query('update batch set due = clock_timestamp() where ended is null')
    await performDue(desk.house)
    const kept = await client.query(
      'select 1 from batch b left join batch_row r on r.batch = b.id where b.ended is not null and (b.sealed is not null or r.seen is not null)',
    )
    expect(kept.rows).toEqual([])
    expect((await client.query('select 1 from batch where ended is null')).rows).toEqual([])
    const answers = await client.query("select 1 from batch_row where answer::text ~ 'found|wants'")
    expect(answers.rows).toEqual([])
  })
})

test.each([
  ['no rows', { subject: 'application', action: 'decline', rows: [], input: {} }, 'rows'],
  [
    'too many rows',
    { subject: 'application', action: 'decline', rows: Array.from({ length: 101 }, (_, i) => ({ id: `x${i}` })), input: {} },
    'rows',
  ],
  ['an action that is none', { subject: 'application', action: 'promote', rows: [{ id: 'a' }], input: {} }, 'action'],
])('%s is refused by its place', async (_what, payload, path) => {
  for (const url of ['/api/batches/preview', '/api/batches/begin']) {
    const answer = await post(url, ours, payload)
    expect([answer.statusCode, answer.json().issues[0].path]).toEqual([400, path])
  }
})

test('an input that the action does not take is told row by row, and nobody who is not signed in comes in', async () => {
  const seen = await foresee('decline', { reason: 'places' })
  expect(seen[0]?.issues).toMatchObject([{ path: 'explanation' }])
  for (const url of ['/api/batches/preview', '/api/batches/begin', '/api/batches/x/stop'])
    expect((await post(url, { id: 'nobody', seats: [] }, {})).statusCode).toBe(401)
})

test('two previews and an act at once end, and each tells the truth', async () => {
  const acts = [
    foresee('recommend'),
    foresee('recommend', {}, department),
    perform(desk.house, { subject: 'application', id: ids[3] ?? '', action: 'recommend', input: {}, actor: ours }),
  ]
  const [mine] = await Promise.all(acts)
  expect(Array.isArray(mine)).toBe(true)
  expect((await statuses([ids[3] ?? '']))[0]).toBe('recommended')
})

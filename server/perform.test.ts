/** The one door on a real PostgreSQL: what it promises when requests come twice, at once, or round the back. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placesFree } from '../core/accounts.ts'
import { bodyOf, department, employer, employerOf, form, formOf, hohhot, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../test/house.ts'
import { verifyChains } from './audit.ts'

let house: TestHouse
const consentInput = { conductConfirmed: true, undertakings: law.policy.training.undertakings.value.map(u => u.code) }

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(department, leader, employerOf(employer), bodyOf(hohhot))
  await done(house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition }))
  await done(house.act(department, 'round', round, 'open'))
})
afterAll(() => house.close())

const done = async (answering: ReturnType<TestHouse['act']>) => {
  const answer = await answering
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
  return answer.receipt
}
const rows = <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  house.database.transaction('everything', query => query<R>(text, values))
const entries = async (id: string) =>
  (await rows<{ action: string }>('select action from journal where id = $1 order by seq', [id])).map(r => r.action)

const start = async (id: string, request?: string) => {
  await house.settle(personOf(id))
  return house.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) }, request)
}
const consented = async (id: string) => {
  await done(start(id))
  await done(house.act(personOf(id), 'application', id, 'submit'))
  await done(house.act(employerOf(employer), 'application', id, 'consent', consentInput))
}

test('the same request gets the same receipt and is done once', async () => {
  const first = await done(start('twice', 'key-twice'))
  expect(await done(start('twice', 'key-twice'))).toEqual(first)
  expect(await entries('twice')).toEqual(['start'])
})

test('the same key with another body is told to be reused', async () => {
  await done(start('reused', 'key-reused'))
  expect(await house.act(personOf('reused'), 'application', 'reused', 'submit', {}, 'key-reused')).toEqual({ kind: 'reused' })
})

test('twins of one request that arrive together all get the one receipt', async () => {
  await done(start('twins'))
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => house.act(personOf('twins'), 'application', 'twins', 'submit', {}, 'key-twins')),
  )
  const receipts = answers.map(a => (a.kind === 'done' ? a.receipt.hash : a.kind))
  expect(new Set(receipts).size).toBe(1)
  expect(await entries('twins')).toEqual(['start', 'submit'])
})

test('of two who create the same dossier at once one does, and the other hears why not', async () => {
  const two = await Promise.all([
    start('race', 'key-race-1'),
    house
      .settle(personOf('rival'))
      .then(() => house.act(personOf('rival'), 'application', 'race', 'start', { round, form: form({}) }, 'key-race-2')),
  ])
  expect(two.map(a => a.kind).sort()).toEqual(['done', 'refused'])
  expect(await entries('race')).toEqual(['start'])
})

test('a refusal names every rule with its clause and leaves no trace', async () => {
  await done(start('refused'))
  const answer = await house.act(employerOf(employer), 'application', 'refused', 'consent', consentInput)
  expect(answer).toMatchObject({ kind: 'refused', refusals: [{ rule: 'by', clause: '4.1' }] })
  expect(await entries('refused')).toEqual(['start'])
})

test('a malformed input is answered with its path', async () => {
  const answer = await house.act(department, 'round', round, 'extendFor', { step: 'apply', until: 'soon', reason: 'x', more: 1 })
  expect(answer.kind).toBe('malformed')
})

test('what an action causes is there with it: the roster gains the line in the same transaction', async () => {
  await consented('caused')
  await done(house.act(bodyOf(hohhot), 'application', 'caused', 'recommend'))
  const [both] = await rows<{ txs: number; n: number }>(
    "select count(distinct tx) as txs, count(*) as n from journal where action in ('recommend', 'enter') and (id = 'caused' or id like '%.inside.%')",
  )
  expect(both).toEqual({ txs: 1, n: 2 })
})

test('what causes an action that fails does not happen either', async () => {
  await consented('torn')
  const before = await rows<{ balance: number }>('select balance from counter where name = $1', [placesFree(round, 'inside', hohhot)])
  const [roster] = await rows<{ id: string; state: object }>("select id, state from dossier where subject = 'nomination'")
  // The roster is put into a status in which it takes no line, as if the body had frozen it meanwhile.
  await rows(`update dossier set state = state || '{"status":"finalised"}' where subject = 'nomination' and id = $1`, [roster?.id])
  const answer = await house.act(bodyOf(hohhot), 'application', 'torn', 'recommend')
  await rows("update dossier set state = $2 where subject = 'nomination' and id = $1", [roster?.id, JSON.stringify(roster?.state)])
  expect(answer).toMatchObject({ kind: 'refused', refusals: [{ rule: 'from' }] })
  expect(await entries('torn')).toEqual(['start', 'submit', 'consent'])
  expect(await rows('select balance from counter where name = $1', [placesFree(round, 'inside', hohhot)])).toEqual(before)
})

test('the sealed form opens at its own place and nowhere else', async () => {
  await done(start('sealed'))
  const [record] = await rows<{ sealed: Buffer }>("select sealed from record where id = 'sealed' and kind = 'form'")
  const bytes = record?.sealed ?? Buffer.alloc(0)
  expect(house.seals.open('application/sealed/form/1', bytes)).toEqual(formOf('sealed'))
  expect(() => house.seals.open('application/other/form/1', bytes)).toThrow()
  expect(bytes.includes(Buffer.from(formOf('sealed').identity.citizenNumber))).toBe(false)
})

test('no entry holds a name, a number or a phone', async () => {
  const [found] = await rows<{ n: number }>('select count(*) as n from journal where fact ~ $1', ['示例一|13800001234|159900'])
  expect(found?.n).toBe(0)
})

test('an action that PostgreSQL ends in a deadlock is tried again and done', async () => {
  await consented('knot')
  const roster = (await rows<{ id: string }>("select id from dossier where subject = 'nomination'"))[0]?.id
  const lockOf = 'select 1 from dossier where subject = $1 and id = $2 for update'
  // It holds the roster and wants the application; the action holds the application and wants the roster, and has waited longer.
  const other = house.database
    .transaction('everything', async query => {
      await query(lockOf, ['nomination', roster])
      await pause(200)
      await query(lockOf, ['application', 'knot'])
    })
    .catch(() => undefined)
  await pause(50)
  const answer = await house.act(bodyOf(hohhot), 'application', 'knot', 'recommend')
  await other
  expect(answer.kind).toBe('done')
  expect(await entries('knot')).toEqual(['start', 'submit', 'consent', 'recommend'])
})

test('as often as it takes, up to eight times', async () => {
  await done(start('deadlock'))
  let thrown = 0
  const flaky = {
    ...house,
    database: {
      ...house.database,
      transaction: ((reach, work) => {
        thrown += 1
        return thrown <= 2
          ? Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }))
          : house.database.transaction(reach, work)
      }) satisfies TestHouse['database']['transaction'],
    },
  }
  const { perform } = await import('./perform.ts')
  const answer = await perform(flaky, { subject: 'application', id: 'deadlock', action: 'submit', input: {}, actor: personOf('deadlock') })
  expect([answer.kind, thrown]).toEqual(['done', 3])
})

test('nobody decides on their own case in the database either', async () => {
  await done(start('own'))
  const insert = (asSelf: boolean) =>
    rows(
      `insert into journal (subject, id, n, action, actor, actor_person, role, as_self, at, edition, fact, status, prev, hash)
       values ('application', 'own', 99, 'accept', 'x', 'person own', 'department', $1, now(), 'e', '{}', 'accepted', '', '')`,
      [asSelf],
    )
  await expect(insert(false)).rejects.toThrow('nobody decides on their own case')
})

test.each(["update journal set fact = '{}'", 'delete from journal', 'update posting set amount = 1', 'delete from posting'])(
  'R10 %s is refused',
  async text => {
    await expect(rows(text)).rejects.toMatchObject({ code: '42501' })
  },
)

test('a balance never falls below zero', async () => {
  await expect(rows("update counter set balance = -1 where name like 'places%'")).rejects.toMatchObject({ code: '23514' })
})

test('the database shows a person only their own dossiers, and a body only its own, whatever the service asks', async () => {
  await consented('seen')
  const see = (reach: Parameters<TestHouse['database']['transaction']>[0], table: string) =>
    house.database.transaction(reach, async query =>
      (await query<{ id: string }>(`select distinct id from ${table} where subject = 'application'`)).map(r => r.id),
    )
  for (const table of ['dossier', 'record', 'journal']) {
    expect(await see({ person: 'person seen', organisations: [] }, table), table).toEqual(['seen'])
    expect(await see({ organisations: ['150200'] }, table), table).toEqual([])
    expect(await see({ organisations: [] }, table), table).toEqual([])
    expect(await see({ organisations: [hohhot] }, table), table).toContain('seen')
  }
})

test('a reader cannot write a dossier round the door', async () => {
  const write = house.database.transaction({ person: 'person seen', organisations: [] }, query =>
    query("update dossier set status = 'admitted' where id = 'seen' returning id"),
  )
  await expect(write).resolves.toEqual([])
})

test('the chains of hashes hold, and one changed byte breaks them', async () => {
  expect(await verifyChains(house.database)).toMatchObject({ broken: [] })
  const { withClient } = await import('./postgres/check.ts')
  await withClient(house.url, async client => {
    await client.query('alter table journal disable trigger journal_is_never_changed')
    await client.query("update journal set fact = '{\"forged\":true}' where subject = 'application' and id = 'seen' and n = 1")
    await client.query('alter table journal enable trigger journal_is_never_changed')
  })
  expect((await verifyChains(house.database)).broken).toEqual([{ subject: 'application', id: 'seen', n: 1 }])
})

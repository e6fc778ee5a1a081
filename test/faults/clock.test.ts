// F05, R07: the program's clock is wrong by minutes and days while people hand in around the deadline; the database's clock decides. FAULT_DEADLINE says how many hand in.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../server/database.ts'
import type { House } from '../../server/house.ts'
import { type Answer, perform } from '../../server/perform.ts'
import { findBehind, startClockWatch } from '../../server/vitals/steady.ts'
import { department, formOf, law, leader, personOf, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'
import { figure, seedOf } from './figures.ts'
import { layClock, setClock, withSkew } from './told-time.ts'

const many = Number(process.env.FAULT_DEADLINE ?? 40)
const seed = seedOf('FAULT_SEED')
/** Half of this before the deadline and half after. */
const spanMs = many > 100 ? 4_000 : 600
const minute = 60_000
const skews = [0, 10 * minute, -10 * minute, 1_440 * minute, -1_440 * minute]
/** The window to apply ends with the 25th, in the programme's zone. */
const deadline = Date.parse('2022-03-25T16:00:00Z')
let base: TestHouse
let owner: Client
let database: Database
/** The house as it runs: its time is the database's. */
let house: House

const ids = Array.from({ length: many }, (_, i) => `late${i}`)
beforeAll(async () => {
  base = await freshHouse(8)
  await base.settle(department, leader, personOf('behind'), ...ids.map(personOf))
  await base.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await base.act(department, 'round', round, 'open')
  for (const id of [...ids, 'behind']) await base.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) })
  owner = new Client({ connectionString: base.url })
  await owner.connect()
  await layClock(owner)
  database = openDatabase(base.loginUrl, 16)
  house = { ...base, database, at: time => time }
}, 600_000)
afterAll(async () => {
  await database?.close()
  await owner?.end()
  await base.close()
})

const clockNow = async (its: Database = database) =>
  Number((await its.query<{ ms: number }>('select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms'))[0]?.ms)

type Decided = { readonly sent: number; readonly heard: number; readonly answer: Answer }
const handIn = async (its: House, id: string, request?: string): Promise<Decided> => {
  const sent = await clockNow()
  const answer = await perform(its, { subject: 'application', id, action: 'submit', input: {}, actor: personOf(id), request })
  return { sent, heard: await clockNow(), answer }
}
/** Accepted though it was sent too late, refused though it was heard in time, or in the record with a time that says otherwise. */
const isOtherwise = ({ sent, heard, answer }: Decided): boolean => {
  if (answer.kind === 'done') return sent >= deadline || Date.parse(answer.receipt.at) >= deadline
  if (answer.kind !== 'refused') return true
  return heard < deadline || answer.refusals.some(({ rule }) => rule !== 'withinWindow')
}

const pauseUntil = async (at: number) => {
  while ((await clockNow()) < at);
}
/** These hand in one after another over the span around the deadline, under a clock of the program that is wrong. */
const aroundDeadline = async (its: House, whose: readonly string[], skewMs: number): Promise<readonly Decided[]> => {
  const from = deadline - spanMs / 2
  await setClock(owner, from)
  return withSkew(skewMs, () =>
    Promise.all(
      whose.map(async (id, i) => {
        await pauseUntil(from + (i * spanMs) / whose.length)
        return handIn(its, id)
      }),
    ),
  )
}
const shareOf = (n: number) => ids.filter((_, i) => i % skews.length === n)

test(`F05 R07 4.1 ${many} hand in around the deadline under clocks that are wrong by up to a day: the database’s time decides each`, {
  timeout: 600_000,
}, async () => {
  const decided: Decided[] = []
  for (const [n, skew] of skews.entries()) decided.push(...(await aroundDeadline(house, shareOf(n), skew)))
  const wrong = decided.filter(isOtherwise)
  const accepted = decided.filter(({ answer }) => answer.kind === 'done').length
  figure({
    ...{
      id: 'F05 R07',
      what: `hand-ins within ${spanMs / 2} ms of the deadline that were decided otherwise than by the database’s time`,
      seed,
    },
    ...{ n: decided.length, wrong: wrong.length, more: `${accepted} in time; fewer than 3/${many} at 95 %` },
  })
  expect(wrong).toEqual([])
  expect(decided).toHaveLength(many)
})

test('F05 a server that decides by its own clock is found out', async () => {
  const difference = deadline - spanMs / 2 - globalThis.Date.now()
  const ownClock: House = { ...house, at: () => new Date(Date.now() + difference) }
  const late = ids.slice(0, 1)
  await owner.query('update dossier set status = \'draft\', state = state || \'{"status":"draft"}\' where id = any($1)', [late])
  await setClock(owner, deadline + minute)
  const decided = await withSkew(-10 * minute, () => handIn(ownClock, late[0] ?? ''))
  expect(decided.answer.kind).toBe('done')
  expect(isOtherwise(decided)).toBe(true)
})

const waiting = async () =>
  Number(
    (await owner.query("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
      .rows[0]?.n,
  )

test('R07 what the database began to look at before the deadline counts, though it ends after it; what comes after it doesn’t', async () => {
  const id = 'behind'
  await setClock(owner, deadline - minute)
  await owner.query('begin')
  await owner.query("select from dossier where subject = 'application' and id = $1 for update", [id])
  const handing = handIn(house, id)
  await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 30_000 })
  await setClock(owner, deadline + minute)
  await owner.query('commit')
  const { answer } = await handing
  expect(answer.kind).toBe('done')
  expect(answer.kind === 'done' && Date.parse(answer.receipt.at) < deadline).toBe(true)
  expect(await clockNow()).toBeGreaterThan(deadline)
})

const heads = () =>
  database.transaction('everything', query =>
    query<{ seq: number; n: number; at: Date }>(
      "select seq, n, at from journal where subject = 'application' and id = 'behind' order by seq",
    ),
  )

test('F05 a clock of the database that steps back is told of, and the record keeps its order', async () => {
  expect(await findBehind(house)).toBe(0)
  await setClock(owner, deadline - 60 * minute)
  const told: string[] = []
  const watch = startClockWatch(house, text => told.push(text), 10)
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 30_000 })
  await watch.stop()
  expect(told[0]).toMatch(/^The database's clock is \d+ seconds behind its own record/)
  const answer = await perform(house, { subject: 'application', id: 'behind', action: 'withdraw', input: {}, actor: personOf('behind') })
  expect(answer.kind).toBe('done')
  const entries = await heads()
  expect(entries.map(({ n }) => n)).toEqual(entries.map((_, i) => i + 1))
  // The last was written an hour before the one before it, and still comes after it.
  expect(entries.at(-1)?.at.getTime()).toBeLessThan(entries.at(-2)?.at.getTime() ?? 0)
})

// R03, R16: the connection dies between every two statements of a deed (with FAULT_EVERYWHERE of more deeds). What it leaves is nothing or the whole, and the same request again makes it the whole, once.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fenOwed } from '../../core/accounts.ts'
import { blank as blankPayment } from '../../core/payment/dossier.ts'
import { type Database, openDatabase } from '../../server/database.ts'
import { keepFile } from '../../server/files.ts'
import type { House } from '../../server/house.ts'
import { digestOf } from '../../server/laws.ts'
import { perform, type Request } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { openArena } from '../concurrency/arena.ts'
import { bodyOf, formOf, hohhot, leader, personOf, round } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { isRefusedTo } from '../sabotage/checks.ts'
import { accountant, cashier, oneByOne } from '../year.ts'
import { figure } from './figures.ts'
import { between, findHalf, type Numbers, numbersOf, settled } from './halfway.ts'
import { type Cut, openWire, type Wire } from './wire.ts'

const racers = 60
const folder = mkdtempSync(join(tmpdir(), 'tepei-halfway-'))
let arena: TestHouse
let till: TestHouse

/** One deed, again and again on the next dossier: done or thrown. */
type Deed = (house: House, i: number) => Promise<unknown>
const acts =
  (request: (i: number) => Omit<Request, 'request'>): Deed =>
  async (house, i) => {
    const answer = await perform(house, { ...request(i), request: `deed-on-${i}` })
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
    return answer.receipt
  }

const recommends = acts(i => ({ subject: 'application', id: `racer${i}`, action: 'recommend', input: {}, actor: bodyOf(hohhot) }))
const withdraws = acts(i => ({ subject: 'application', id: `racer${i}`, action: 'withdraw', input: {}, actor: personOf(`racer${i}`) }))
const files = (i: number) => Buffer.concat([Buffer.from('%PDF-'), createHash('sha256').update(String(i)).digest()])
const starts: Deed = (house, i) => {
  const id = `later${i}`
  const form = { ...formOf(id), proofs: [] }
  return acts(() => ({ subject: 'application', id, action: 'start', input: { round, form }, actor: personOf(id) }))(house, i)
}
const uploads: Deed = (house, i) => keepFile(house, folder, personOf('racer0').id, files(i))
const pays = acts(i => ({
  ...{ subject: 'payment', id: `sum${i}.allowance`, action: 'pay', actor: cashier },
  input: { reference: `r${i}`, on: '2023-10-20' },
}))

const rowText = `insert into dossier (subject, id, round, track, person, host, status, since, n, hash, state)
  values ('payment', $1, $2, 'inside', 'p1', 'imu', 'approved', now(), 0, '', $3)`
const openTill = async (): Promise<TestHouse> => {
  const house = await freshHouse(6, [oneByOne])
  await house.settle(leader, cashier, accountant)
  await house.act(leader, 'round', round, 'publish', { law: digestOf(oneByOne), edition: oneByOne.policy.edition })
  house.turnTo('2023-10-20')
  const allowance = {
    ...{ ...blankPayment, track: 'inside', person: 'p1', item: 'allowance', amountFen: 480_000, status: 'approved', round },
    ...{ payer: 'fund', payee: 'trainee', clause: '8.3' },
  }
  await withClient(house.url, async client => {
    for (let i = 0; i < racers; i += 1) {
      const id = `sum${i}.allowance`
      await client.query(rowText, [id, round, JSON.stringify({ ...allowance, training: `sum${i}` })])
      await client.query('insert into counter (name, balance) values ($1, 480000)', [fenOwed(id)])
    }
  })
  return house
}

beforeAll(async () => {
  arena = await openArena(racers, 8)
  till = await openTill()
  await arena.settle(...Array.from({ length: racers }, (_, i) => personOf(`later${i}`)))
  await withClient(arena.url, client => client.query("update counter set balance = 1000 where name like 'places/%/free'"))
})
afterAll(async () => {
  await arena.close()
  await till.close()
  rmSync(folder, { recursive: true, force: true })
})

type Found = { readonly cuts: number; readonly half: readonly string[] }
type Bent = (database: Database) => Database
type Scene = { readonly wire: Wire; readonly its: House; readonly numbers: () => Promise<Numbers>; readonly settle: () => Promise<void> }
/** A house behind a wire, for as long as the work lasts; a sabotaged one goes another way about its transactions. */
const behindWire = async <T>(house: TestHouse, bent: Bent, work: (scene: Scene) => Promise<T>): Promise<T> => {
  const wire = await openWire(house.loginUrl)
  const database = openDatabase(wire.url, 4)
  try {
    return await withClient(house.url, owner =>
      work({ wire, its: { ...house, database: bent(database) }, numbers: () => numbersOf(owner), settle: () => settled(owner) }),
    )
  } finally {
    await database.close()
    await wire.close()
  }
}

/** One cut: what it left wrong, and whether the deed came as far as that statement at all. */
const cutOnce = async ({ wire, its, numbers, settle }: Scene, deed: () => Promise<unknown>, cut: Cut, whole: Numbers) => {
  const before = await numbers()
  // Whoever opens a connection asks a few things first, which are no part of the deed.
  await its.database.query('select 1')
  wire.arm(cut)
  const told = await deed().then(
    () => true,
    () => false,
  )
  await settle()
  const died = wire.died()
  wire.disarm()
  const left = findHalf(told, between(before, await numbers()), whole)
  return { died, before, wrong: left === undefined ? [] : [`cut ${cut.when} statement ${cut.at}: ${left}`] }
}

/** Cuts the wire at each statement of the deed, before it and after it, until the deed has fewer. `from` is the first dossier that it may have. */
const cutEverywhere = (house: TestHouse, deed: Deed, from: number, bent: Bent = it => it): Promise<Found> =>
  behindWire(house, bent, async scene => {
    // The first of its kind makes rows that all later ones share.
    await deed(house, from)
    const begun = await scene.numbers()
    await deed(house, from + 1)
    const whole = between(begun, await scene.numbers())
    const half: string[] = []
    let cuts = 0
    for (let i = from + 2; ; i += 1) {
      const at = Math.floor((i - from) / 2)
      const when = (i - from) % 2 === 0 ? 'before' : 'after'
      const { died, before, wrong } = await cutOnce(scene, () => deed(scene.its, i), { at, when }, whole)
      half.push(...wrong)
      if (!died) return { cuts, half }
      cuts += 1
      await deed(house, i)
      const again = findHalf(true, between(before, await scene.numbers()), whole)
      if (again !== undefined) half.push(`asked again after the cut ${when} statement ${at}: ${again}`)
    }
  })

type Cutting = readonly [string, () => TestHouse, Deed, number]
describe('R03 no deed is half done, wherever its connection dies', () => {
  const often: readonly Cutting[] = [
    ['recommending, which takes a place and enters a roster', () => arena, recommends, 0],
    ['bringing a file', () => arena, uploads, 0],
    ['paying', () => till, pays, 0],
  ]
  const seldom: readonly Cutting[] = [
    ['starting, which seals a form', () => arena, starts, 0],
    ['withdrawing', () => arena, withdraws, 35],
  ]
  test.each(process.env.FAULT_EVERYWHERE === undefined ? often : [...often, ...seldom])('R03 %s', async (what, house, deed, from) => {
    const { cuts, half } = await cutEverywhere(house(), deed, from)
    figure({ id: 'R03', what: `cuts in the middle of ${what}, that left half of it`, seed: 'every statement', n: cuts, wrong: half.length })
    expect(half).toEqual([])
    expect(cuts).toBeGreaterThanOrEqual(8)
  })
})

/** The ledger is written once the rest is committed, in a transaction of its own: what R03 forbids. */
const ledgerApart: Bent = database => ({
  ...database,
  transaction: async (reach, work) => {
    const later: (readonly [string, readonly unknown[]])[] = []
    const result = await database.transaction(reach, query =>
      work(async (text, values = []) => {
        if (!text.includes('insert into posting')) return query<never>(text, values)
        later.push([text, values])
        return []
      }),
    )
    for (const [text, values] of later) await database.transaction(reach, query => query(text, values))
    return result
  },
})

/** The caller is told before the commit is answered. */
const toldEarly: Bent = database => ({
  ...database,
  transaction: (reach, work) =>
    new Promise((resolve, reject) => {
      database
        .transaction(reach, async query => {
          const result = await work(query)
          resolve(result)
          return result
        })
        .catch(reject)
    }),
})

describe('R03 the checker finds', () => {
  test('a ledger that is written apart', async () => {
    const { half } = await cutEverywhere(till, pays, 30, ledgerApart)
    expect(half.some(line => line.includes('"rows of journal":1') && !line.includes('rows of posting'))).toBe(true)
  })

  test('an answer before the commit', async () => {
    const { half } = await cutEverywhere(arena, uploads, 30, toldEarly)
    expect(half.filter(line => /^cut before .*told that it was done, and left \{\}$/.test(line))).toHaveLength(1)
  })
})

describe('R16 where the record can’t be written nothing is done', () => {
  const failing = (table: string) => [
    `create or replace function no_record() returns trigger language plpgsql as $$ begin raise exception 'no room for the record'; end $$`,
    `create trigger no_record before insert on ${table} for each row execute function no_record()`,
  ]
  const without = async <T>(house: TestHouse, table: string, work: () => Promise<T>): Promise<T> => {
    await withClient(house.url, client => client.query(failing(table).join(';')))
    try {
      return await work()
    } finally {
      await withClient(house.url, client => client.query(`drop trigger no_record on ${table}`))
    }
  }

  test.each<readonly [string, () => TestHouse, Deed, number]>([
    ['journal', () => arena, starts, 56],
    ['record', () => arena, starts, 57],
    ['posting', () => till, pays, 58],
    ['file', () => arena, uploads, 59],
  ])('R16 %s', async (table, of, deed, i) => {
    const house = of()
    const before = await withClient(house.url, numbersOf)
    await expect(without(house, table, () => deed(house, i))).rejects.toThrow('no room for the record')
    expect(between(before, await withClient(house.url, numbersOf))).toEqual({})
    await deed(house, i)
  })

  test('R16 the server’s own login can’t take the record’s guards away', async () => {
    const ways = [
      'alter table journal disable trigger all',
      'drop trigger journal_is_never_changed on journal',
      'truncate journal',
      "set session_replication_role = 'replica'",
      'alter table access_log disable trigger all',
      'delete from access_log',
    ]
    for (const way of ways) expect([way, await isRefusedTo(arena.url, 'app', way)]).toEqual([way, true])
  })
})

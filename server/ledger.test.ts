// The ledger defends itself: each row that would break it is refused by the database, whoever writes it, and balances are what the transfers come to.
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { verifyLedger } from './ledger.ts'
import { withClient } from './postgres/check.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(4)
})
afterAll(() => house.close())

type Row = {
  readonly debit: string
  readonly credit: string
  readonly amount: bigint
  readonly clause?: string
  readonly line?: number
  readonly period?: string
}

let entries = 0
const entryText = `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
  values ('payment', $1, 1, 'open', 'x', 'finance', false, $2, '2022.1', '{}', 'payable', '', 'h') returning seq`
const rowText = 'insert into posting (entry, line, debit, credit, amount, clause, period) values ($1, $2, $3, $4, $5, $6, $7)'

/** One entry with its transfers: nothing but the database itself stands in the way. */
const writeBy = async (client: pg.Client, rows: readonly Row[], at: string, role: 'owner' | 'app'): Promise<'written' | string> => {
  await client.query('begin')
  try {
    if (role === 'app') await client.query("set local role tepei_app; select set_config('tepei.everything', 'on', true)")
    entries += 1
    const { rows: made } = await client.query<{ seq: string }>(entryText, [`ledger${entries}`, at])
    for (const [i, { debit, credit, amount, clause = '8.2', line = i + 1, period = null }] of rows.entries())
      await client.query(rowText, [made[0]?.seq, line, debit, credit, String(amount), clause, period])
    await client.query('commit')
    return 'written'
  } catch (error) {
    await client.query('rollback')
    return error instanceof Error ? error.message : String(error)
  }
}
const write = (rows: readonly Row[], at = '2022-10-12T01:00:00Z', role: 'owner' | 'app' = 'owner') =>
  withClient(house.url, client => writeBy(client, rows, at, role))
const balance = (account: string): Promise<bigint> =>
  withClient(house.url, async client =>
    BigInt((await client.query('select balance::text as b from counter where name = $1', [account])).rows[0]?.b ?? 0),
  )
const fund = 'fen/world/fund'
const most = 9_007_199_254_740_991n

describe('one bad row for each invariant', () => {
  const good: Row = { debit: fund, credit: 'fen/owed/good', amount: 100n }
  const bad: readonly (readonly [string, readonly Row[], RegExp])[] = [
    ['moves nothing', [{ ...good, amount: 0n }], /posting_amount_check/],
    ['moves less than nothing', [{ ...good, amount: -1n }], /posting_amount_check/],
    ['moves more than can be read exactly', [{ ...good, amount: most + 1n }], /posting_is_exact/],
    ['goes from an account to itself', [{ ...good, debit: good.credit }], /posting_check/],
    ['leaves its ledger', [{ ...good, credit: 'places/r/inside/pool' }], /posting_check/],
    ['has no clause', [{ ...good, clause: '' }], /posting_says_its_clause/],
    ['names no account', [{ ...good, credit: 'fen/' }], /posting_names_accounts/],
    ['stands twice in its entry', [good, { ...good, line: 1 }], /posting_pkey/],
    ['takes from an account that has nothing', [{ ...good, debit: 'fen/owed/nobody' }], /counter_balance_check/],
    ['takes more than there is', [good, { debit: good.credit, credit: 'fen/paid/good', amount: 101n }], /counter_balance_check/],
    [
      'fills an account beyond what can be read exactly',
      [
        { ...good, amount: most },
        { ...good, amount: 1n },
      ],
      /counter_is_exact/,
    ],
  ]
  test.each(bad)('8.2 a transfer that %s is refused', async (_what, rows, why) => {
    const before = await balance('fen/owed/good')
    expect(await write(rows)).toMatch(why)
    expect(await write(rows, undefined, 'app')).toMatch(why)
    expect(await balance('fen/owed/good')).toBe(before)
  })

  test('8.2 a transfer without an entry, or added to an old one, is refused', async () => {
    expect(await write([{ debit: fund, credit: 'fen/owed/old', amount: 5n }])).toBe('written')
    const late = (entry: string) =>
      withClient(house.url, client =>
        client.query(
          `insert into posting (entry, line, debit, credit, amount, clause) values (${entry}, 9, '${fund}', 'fen/owed/old', 5, '8.2')`,
        ),
      )
    await expect(late('(select max(seq) from journal)')).rejects.toThrow('written with its entry')
    await expect(late('999999999')).rejects.toThrow()
    expect(await balance('fen/owed/old')).toBe(5n)
  })

  test.each(['update posting set amount = 1', 'delete from posting', 'truncate posting', "update posting set period = '2020-01'"])(
    '8.2 R10 what is posted stays: %s',
    async text => {
      await expect(withClient(house.url, client => client.query(text))).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('8.2 a transfer bears the month of its entry in the programme’s zone, whatever is claimed', async () => {
    await write([{ debit: fund, credit: 'fen/owed/month', amount: 7n, period: '1999-01' }], '2022-12-31T16:00:00Z')
    const { rows } = await withClient(house.url, client =>
      client.query<{ period: string }>("select period from posting where credit = 'fen/owed/month'"),
    )
    expect(rows).toEqual([{ period: '2023-01' }])
  })
})

/** A small generator of its own, so that a failure can be told again by its seed. */
const diceOf = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

describe('balances', () => {
  const accounts = Array.from({ length: 6 }, (_, i) => `fen/box/${i}`)
  const isWorld = (account: string) => account === fund

  /** The oracle: whole numbers of any size, and the two floors and ceilings. */
  const tryOn = (kept: ReadonlyMap<string, bigint>, rows: readonly Row[]) => {
    let now = new Map(kept)
    for (const { debit, credit, amount } of rows) {
      now = new Map(now)
      if (!isWorld(debit)) now.set(debit, (now.get(debit) ?? 0n) - amount)
      if (!isWorld(credit)) now.set(credit, (now.get(credit) ?? 0n) + amount)
      if ([...now.values()].some(b => b < 0n || b > most)) return undefined
    }
    return now
  }

  test('8.2 R08 R09 three hundred random entries up to 2^53 − 1 fen leave just what whole numbers of any size say, or nothing', async () => {
    const dice = diceOf(20220303)
    const pick = () => (dice() < 0.25 ? fund : (accounts[Math.floor(dice() * accounts.length)] ?? fund))
    const entry = (): readonly Row[] =>
      Array.from({ length: 1 + Math.floor(dice() * 3) }, () => {
        const [debit, credit] = [pick(), pick()]
        const amount = dice() < 0.2 ? most - BigInt(Math.floor(dice() * 3)) : BigInt(1 + Math.floor(dice() * 2 ** (1 + dice() * 52)))
        return { debit, credit: debit === credit ? (debit === fund ? 'fen/box/0' : fund) : credit, amount }
      })
    let kept: ReadonlyMap<string, bigint> = new Map()
    let refused = 0
    await withClient(house.url, async client => {
      for (let i = 0; i < 300; i += 1) {
        const rows = entry()
        const wanted = tryOn(kept, rows)
        const answer = await writeBy(client, rows, '2022-10-12T01:00:00Z', 'owner')
        expect([i, answer === 'written']).toEqual([i, wanted !== undefined])
        if (wanted) kept = wanted
        else refused += 1
      }
    })
    expect(refused).toBeGreaterThan(30)
    for (const account of accounts) expect([account, await balance(account)]).toEqual([account, kept.get(account) ?? 0n])
    expect(await verifyLedger(house.database)).toMatchObject({ stray: [], misdated: [] })
  })

  test('8.2 R09 a balance that somebody changed by hand is found, with what its transfers come to', async () => {
    await write([{ debit: fund, credit: 'fen/owed/touched', amount: 400n }])
    await withClient(house.url, client => client.query("update counter set balance = 399 where name = 'fen/owed/touched'"))
    await withClient(house.url, client => client.query("insert into counter (name, balance) values ('fen/owed/invented', 3)"))
    expect((await verifyLedger(house.database)).stray).toEqual([
      { account: 'fen/owed/invented', kept: 3, posted: 0 },
      { account: 'fen/owed/touched', kept: 399, posted: 400 },
    ])
    await withClient(house.url, client => client.query("delete from counter where name = 'fen/owed/invented'"))
    await withClient(house.url, client => client.query("update counter set balance = 400 where name = 'fen/owed/touched'"))
    expect((await verifyLedger(house.database)).stray).toEqual([])
  })
})

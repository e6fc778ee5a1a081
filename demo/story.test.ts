/** The whole year on a real PostgreSQL: told once, then read by everybody who would dispute it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Budget } from '../core/budget/dossier.ts'
import { planOf } from '../core/payment/budget.ts'
import { type Column, forecastOf, type Sums, sumsOf } from '../core/payment/columns.ts'
import { verifyChains } from '../server/audit.ts'
import { verifyLedger } from '../server/ledger.ts'
import { linesText, overRows } from '../server/questions/money-rows.ts'
import { type Party, partyAccount } from '../server/questions/party-account.ts'
import { rebuild } from '../server/rebuild.ts'
import { type Line, remakeAll } from '../server/remake.ts'
import { freshHouse, law2022, type TestHouse } from '../test/house.ts'
import { inventPeople } from './people.ts'
import { roundOf, tell } from './story.ts'
import { storyClock } from './teller.ts'

const yuan = 100
const clock = storyClock()
const told: { house?: TestHouse } = {}
const getHouse = (): TestHouse => {
  if (!told.house) throw new Error('the story was not told')
  return told.house
}

beforeAll(async () => {
  const house = await freshHouse()
  told.house = house
  await tell({ house: { ...house, at: clock.at }, law: law2022, clock, say: () => {} })
}, 240_000)
afterAll(async () => told.house?.close())

const ask = <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  getHouse().database.transaction('everything', query => query<R>(text, values))
const number = async (text: string, values: readonly unknown[] = []) => Number((await ask<{ n: number }>(text, values))[0]?.n ?? 0)
const spent = (item: string) =>
  number("select coalesce(sum(amount), 0)::bigint as n from posting where split_part(credit, '/', 2) = 'spent' and credit like $1", [
    `%.${item}`,
  ])
const returned = (item: string) =>
  number("select coalesce(sum(amount), 0)::bigint as n from posting where split_part(debit, '/', 2) = 'spent' and debit like $1", [
    `%.${item}`,
  ])
/** What a demand that was dropped had taken off, and gave back to the account. */
const restored = (item: string) =>
  number(
    `select coalesce(sum(p.amount), 0)::bigint as n from posting p join journal j on j.seq = p.entry
     where j.subject = 'payment' and j.action = 'cancelDemand' and split_part(p.credit, '/', 2) = 'spent' and p.credit like $1`,
    [`%.${item}`],
  )
const paidOn = async (item: string) => (await spent(item)) - (await restored(item))

describe('the year of 2022, from the notice to the last follow-up', () => {
  test('1.2 eighty people were admitted, forty on each track, and no place was lost or made', async () => {
    for (const track of Object.keys(law2022.policy.tracks)) {
      const living = await number("select count(*) as n from dossier where subject = 'training' and track = $1 and status <> 'released'", [
        track,
      ])
      expect(living).toBe(40)
      expect(await number('select sum(balance) as n from counter where name like $1', [`places/${roundOf(law2022)}/${track}/%`])).toBe(40)
    }
  })

  test('1.1 nobody of a directly affiliated unit is on the inside track', async () => {
    expect(await number("select count(*) as n from dossier where track = 'inside' and body like 'dept-%'")).toBe(0)
  })

  test('8.1 the plan is 1,960,000 yuan for fees and 480,000 yuan for allowances', () => {
    const plan = planOf(law2022)
    const of = (item: string) => plan.lines.filter(l => l.item === item).reduce((sum, l) => sum + l.amountFen, 0)
    expect([of('tuition'), of('allowance'), plan.totalFen]).toEqual([1_960_000 * yuan, 480_000 * yuan, 2_440_000 * yuan])
  })

  test('8.2 a fee was paid for whoever enrolled, once, and what is missing from the plan is who did not come', async () => {
    const came = await ask<{ track: string; n: number }>(
      "select track, count(*) as n from dossier where subject = 'training' and state ? 'studyStart' group by track",
    )
    const due = came.reduce((sum, { track, n }) => sum + n * (track === 'outside' ? 33_000 : 16_000) * yuan, 0)
    expect(await paidOn('tuition')).toBe(due)
    expect(due).toBeLessThan(1_960_000 * yuan)
  })

  test('8.3 allowances were paid to those who passed and to nobody else, and never twice', async () => {
    const paid = await ask<{ training: string; status: string; n: number }>(
      `select t.id as training, t.status, count(*) as n from dossier p join dossier t on t.subject = 'training' and t.id = p.state ->> 'training'
       where p.subject = 'payment' and p.state ->> 'item' = 'allowance' and p.status = 'paid' group by 1, 2`,
    )
    const passed = await number("select count(*) as n from dossier where subject = 'training' and status = 'passed'")
    expect(paid.length).toBe(passed)
    expect(paid.every(p => p.status === 'passed' && p.n === 1)).toBe(true)
    expect(await spent('allowance')).toBeLessThan(480_000 * yuan)
  })

  test('6.6 what was claimed back was really paid before, and all of it came back', async () => {
    const demands = await ask<{ status: string; amount: number; owed: number }>(
      `select d.status, (d.state ->> 'amountFen')::bigint as amount, coalesce(c.balance, 0) as owed from dossier d
       left join counter c on c.name = 'fen/owed/' || d.id where d.subject = 'payment' and d.state ->> 'item' in ('clawback', 'refund') and d.status <> 'cancelled'`,
    )
    expect(demands.length).toBe(3)
    expect(demands.every(d => d.status === 'repaid' && d.owed === 0)).toBe(true)
    expect(demands.reduce((sum, d) => sum + d.amount, 0)).toBe((await returned('tuition')) - (await restored('tuition')))
  })

  test('8.1 the year reconciles to the fen: what the page says was paid, came back and is open is what the ledger holds', async () => {
    const statement = overRows(law2022, roundOf(law2022), linesText)
    const lines = await ask<Sums & { item: string }>(...statement)
    const total = (column: Column) => lines.reduce((sum, line) => sum + line[column], 0)
    const settled = await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/paid/%'")
    const byEmployers = await number(
      "select coalesce(sum((state ->> 'amountFen')::bigint), 0)::bigint as n from dossier where subject = 'payment' and state ->> 'payer' = 'employer' and status = 'settled'",
    )
    expect(total('paid') + total('returned') + byEmployers).toBe(settled)
    expect(total('paid')).toBe((await paidOn('tuition')) + (await paidOn('allowance')))
    expect([total('committed'), total('payable'), total('paying'), total('asked')]).toEqual([0, 0, 0, 0])
    expect(forecastOf(sumsOf(total))).toBe(total('paid') - total('returned'))
  })

  test('8.1 the accounts of all hosts, employers and people are together every account of money in the ledger, to the fen', async () => {
    const parties: readonly Party[] = ['host', 'person', 'employer']
    const sums = { owedFen: 0, paidFen: 0, askedFen: 0, backFen: 0, waivedFen: 0, keptFen: 0 }
    for (const party of parties) {
      const all = await ask<{ id: string }>(
        `select distinct ${party} as id from dossier where subject = 'payment' and ${party} is not null`,
      )
      for (const { id } of all) {
        const account = await getHouse().database.transaction('everything', query => partyAccount(query, party, id, roundOf(law2022)))
        sums.owedFen += account.owedFen + account.askedFen
        sums.paidFen += account.paidFen
        sums.backFen += account.backFen
        sums.waivedFen += account.waivedFen
        sums.keptFen += account.keptFen
      }
    }
    const inLedger = (kind: string) =>
      number('select coalesce(sum(balance), 0)::bigint as n from counter where name like $1', [`fen/${kind}/%`])
    expect([sums.owedFen, sums.paidFen + sums.backFen, sums.waivedFen, sums.keptFen]).toEqual(
      await Promise.all(['owed', 'paid', 'waived', 'kept'].map(inLedger)),
    )
    expect(sums.paidFen).toBe((await paidOn('tuition')) + (await paidOn('allowance')))
  })

  test('8.1 the line of 2022 is the plan, its year is closed over what was paid in it, and the rest went on to 2023', async () => {
    const [line, next] = await Promise.all(
      ['2022', '2023'].map(async year => {
        const id = `${roundOf(law2022)}.${year}`
        return (await ask<{ state: Budget }>("select state from dossier where subject = 'budget' and id = $1", [id]))[0]?.state
      }),
    )
    const inYear = (year: string, payers: string) =>
      number(
        `select coalesce(sum(case when p.credit like 'fen/paid/%' then p.amount else -p.amount end), 0)::bigint as n
         from posting p join journal j on j.seq = p.entry join dossier d on d.subject = 'payment' and d.id = j.id
         where (p.credit like 'fen/paid/%' or p.debit like 'fen/paid/%') and p.period like $1 || '-%' and d.state ->> 'payer' = any (string_to_array($2, ','))`,
        [year, payers],
      )
    const [paidFen, returnedFen] = [await inYear('2022', 'fund'), await inYear('2022', 'person,host')]
    expect(paidFen).toBeGreaterThan(0)
    const restFen = 2_440_000 * yuan - (paidFen - returnedFen)
    expect(line).toMatchObject({ status: 'closed', amountFen: 2_440_000 * yuan, advancedFen: 1_220_000 * yuan })
    expect(line?.closing).toMatchObject({ paidFen, returnedFen, usedFen: paidFen - returnedFen, overFen: 0, restFen, rest: 'carriedOver' })
    expect(next).toMatchObject({ status: 'granted', amountFen: 0, carriedFen: restFen })
  })

  test('6.6 whoever stayed away without cause was reprimanded, and paid nothing, for nothing had been paid', async () => {
    expect(
      await number(
        "select count(*) as n from dossier where subject = 'discipline' and state ->> 'ground' = 'noShow' and status = 'reprimanded' and (state -> 'sanction' ->> 'amountFen')::int = 0",
      ),
    ).toBe(1)
  })

  test('6.5 everybody who passed has one certificate, and nobody else has any', async () => {
    expect(await number("select count(*) as n from dossier where subject = 'certificate' and status = 'issued'")).toBe(
      await number("select count(*) as n from dossier where subject = 'training' and status = 'passed'"),
    )
  })

  test('9 the round is concluded, and nobody waits for anybody whose turn has passed', async () => {
    expect((await ask<{ status: string }>("select status from dossier where subject = 'round'"))[0]?.status).toBe('concluded')
    expect(
      await number(
        "select count(*) as n from dossier where subject in ('application', 'placement', 'payment', 'discipline') and waits_for is not null and status not in ('reserved')",
      ),
    ).toBe(0)
  })
})

describe('what the record keeps', () => {
  test('no name, number or phone of anybody is in the journal', async () => {
    const rows = await ask<{ fact: string }>('select fact from journal')
    const all = rows.map(r => r.fact).join('\n')
    const leaks = inventPeople(law2022).filter(
      ({ form: { identity } }) =>
        [identity.citizenNumber, identity.phone].some(secret => all.includes(secret)) || all.includes(`"${identity.name}"`),
    )
    expect(rows.length).toBeGreaterThan(3_000)
    expect(leaks).toEqual([])
  })

  test('every view is what its entries say, byte for byte', async () => {
    const { dossiers, differences } = await rebuild(getHouse().database)
    expect(dossiers).toBeGreaterThan(700)
    expect(differences).toEqual([])
  })

  test('R12 every decision of the year is made again from what was kept of it, by the edition of its digest, and comes out the same', async () => {
    const made = new Map<Line['made']['kind'], Line[]>()
    for await (const line of remakeAll(getHouse())) made.set(line.made.kind, [...(made.get(line.made.kind) ?? []), line])
    expect((made.get('otherwise') ?? []).slice(0, 5)).toEqual([])
    expect(made.get('notKept')).toBeUndefined()
    expect(made.get('same')?.length).toBe(await number('select count(*) as n from journal'))
  })

  test('8.1 every balance is the sum of its transfers, and each transfer stands in the month of its entry', async () => {
    const { transfers, stray, misdated } = await verifyLedger(getHouse().database)
    expect(transfers).toBeGreaterThan(1_000)
    expect([stray, misdated]).toEqual([[], []])
  })

  test('every chain of hashes is whole', async () => {
    const { entries, broken } = await verifyChains(getHouse().database)
    expect(entries).toBeGreaterThan(3_000)
    expect(broken).toEqual([])
  })
})

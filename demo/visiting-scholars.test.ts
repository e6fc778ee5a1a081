// The visiting scholars of 2023 on a real PostgreSQL: told once, then read back to the fen.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planOf } from '../core/payment/budget.ts'
import { accountsOf } from '../core/round/places.ts'
import { verifyChains } from '../server/audit.ts'
import { verifyLedger } from '../server/ledger.ts'
import { rebuild } from '../server/rebuild.ts'
import { frozenSheets } from '../server/roster-sheet.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { scholars as law, round2023 as round } from '../test/scholars.ts'
import { tellStory } from './stories/index.ts'
import { scholars } from './stories/visiting-people.ts'
import { admitted, away, failing, visitingScholars } from './stories/visiting-scholars.ts'

const yuan = 100
const told: { house?: TestHouse } = {}
const getHouse = (): TestHouse => {
  if (!told.house) throw new Error('the story was not told')
  return told.house
}

beforeAll(async () => {
  told.house = await freshHouse(6, [law])
  await tellStory(told.house, law, visitingScholars)
}, 120_000)
afterAll(async () => told.house?.close())

const ask = <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  getHouse().database.transaction('everything', query => query<R>(text, values))
const number = async (text: string, values: readonly unknown[] = []) => Number((await ask<{ n: number }>(text, values))[0]?.n ?? 0)
const paid = (payer: string, item: string) =>
  number(
    `select coalesce(sum((state ->> 'amountFen')::bigint), 0)::bigint as n from dossier
     where subject = 'payment' and status in ('paid', 'settled') and state ->> 'payer' = $1 and state ->> 'item' = $2`,
    [payer, item],
  )
const paidTo = (id: string) =>
  ask<{ name: string; fen: number }>(
    `select substr(id, length($1) + 2) as name, (state ->> 'amountFen')::int as fen from dossier
     where subject = 'payment' and status in ('paid', 'settled') and state ->> 'training' = $1 order by id`,
    [id],
  )

test('1.2 eight people were admitted on eight places, and no place was lost or made', async () => {
  expect(await number("select count(*) as n from dossier where subject = 'application' and status = 'admitted'")).toBe(8)
  expect(await number('select sum(balance) as n from counter where name like $1', [`places/${round}/%`])).toBe(8)
})

test('1.3 the reserved place was taken first by a college of a league, came back, and went to the next of the kind', async () => {
  const held = await ask<{ id: string; action: string }>(
    `select j.id, j.action from posting p join journal j on j.seq = p.entry
     where $1 in (p.debit, p.credit) and j.subject = 'application' order by p.entry`,
    [accountsOf(law, { round, track: 'scholar' }, 'leagueColleges').free],
  )
  const [ninth, twelfth] = [scholars[8]?.id, scholars[11]?.id]
  expect(held).toEqual([
    { id: ninth, action: 'recommend' },
    { id: ninth, action: 'decline' },
    { id: twelfth, action: 'callUp' },
  ])
  expect(await ask("select id from dossier where subject = 'application' and state ? 'setAside' and status = 'admitted'")).toEqual([
    { id: twelfth },
  ])
})

test('2.3 both routes led to a place, each to its last day; neither professor nor doctor, and 51 on the day, did not', async () => {
  const status = async (i: number) =>
    (await ask<{ status: string }>('select status from dossier where id = $1', [scholars[i - 1]?.id]))[0]?.status
  const kinds = await ask<{ status: string }>("select status from dossier where subject = 'application' and id = any($1)", [
    [4, 5].map(i => scholars[i - 1]?.id),
  ])
  expect(kinds).toEqual([{ status: 'admitted' }, { status: 'admitted' }])
  expect([await status(3), await status(8)]).toEqual(['draft', 'draft'])
})

test('7.1 to 7.4 the fund plans 8 × 16,800 yuan of fees and 8 × 10,000 of allowances', () => {
  const of = (item: string) =>
    planOf(law)
      .lines.filter(l => l.item === item)
      .reduce((sum, l) => sum + l.amountFen, 0)
  expect([of('fee'), of('living')]).toEqual([134_400 * yuan, 80_000 * yuan])
})

test('7.2 and 7.3 four fifths of each fee at the start, the rest for who passed, 70 % by the fund and 30 % by the employer, to the fen', async () => {
  expect([await paid('fund', 'fee'), await paid('employer', 'fee')]).toEqual([
    (8 * 13_440 + 7 * 3_360) * yuan,
    (8 * 5_760 + 7 * 1_440) * yuan,
  ])
  expect((await paidTo(failing.id)).filter(({ name }) => name.startsWith('fee'))).toEqual([
    { name: 'fee.first', fen: 13_440 * yuan },
    { name: 'fee.first.employer', fen: 5_760 * yuan },
  ])
})

test('7.4 nobody gets more than 10,000 yuan to live on, and three months of illness earn none', async () => {
  const [first] = admitted
  expect(await paidTo(first?.id ?? '')).toContainEqual({ name: 'living', fen: 10_000 * yuan })
  expect(await paidTo(away.id)).toContainEqual({ name: 'living', fen: 8_400 * yuan })
  expect(await paid('fund', 'living')).toBe((6 * 10_000 + 8_400) * yuan)
})

test('7.6 rent: eight months at most, four fifths by the month and the rest after the pass, six tenths by the fund, to the fen', async () => {
  const rentOf = async (id: string) => (await paidTo(id)).filter(({ name }) => name.startsWith('rent'))
  const [first] = admitted
  const whole = await rentOf(first?.id ?? '')
  expect(whole.filter(({ name }) => !name.endsWith('.employer')).map(({ fen }) => fen)).toEqual([58_080, ...Array(8).fill(29_040)])
  expect(whole.filter(({ name }) => name.endsWith('.employer')).map(({ fen }) => fen)).toEqual([38_720, ...Array(8).fill(19_360)])
  // Three months of illness earn none, so that the ninth month is still paid.
  expect((await rentOf(away.id)).filter(({ name }) => !name.endsWith('.employer')).map(({ name, fen }) => [name, fen])).toEqual([
    ['rent.heldBack', 43_560],
    ...[1, 5, 6, 7, 8, 9].map(nth => [`rent.m${nth}`, 29_040]),
  ])
  // Who failed has had the months, and what was held back of them stays with those who pay.
  expect((await rentOf(failing.id)).map(({ name }) => name)).not.toContain('rent.heldBack')
  expect(await paid('fund', 'rent')).toBe(6 * 290_400 + 217_800 + 8 * 29_040)
  expect(await paid('employer', 'rent')).toBe(6 * 193_600 + 145_200 + 8 * 19_360)
})

test('7.3 all that the fund paid left in runs that another released, and the house holds to the fen what the banks and employers did', async () => {
  expect(await number("select count(*) as n from journal where subject = 'payment' and action = 'pay'")).toBe(0)
  expect(await number("select count(*) as n from run_line where state <> 'paid'")).toBe(0)
  const byBank = await number('select coalesce(sum(amount_fen), 0)::bigint as n from run_line')
  const fund = (await paid('fund', 'fee')) + (await paid('fund', 'living')) + (await paid('fund', 'rent'))
  const employers = (await paid('employer', 'fee')) + (await paid('employer', 'rent'))
  expect(byBank).toBe(fund)
  expect(await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/paid/%'")).toBe(fund + employers)
  expect(await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/owed/%'")).toBe(0)
  expect(await verifyLedger(getHouse().database)).toMatchObject({ stray: [], misdated: [] })
})

test('5.4 everybody who passed has one certificate, and nobody else has any', async () => {
  expect(await number("select count(*) as n from dossier where subject = 'certificate' and status = 'issued'")).toBe(7)
})

test('what was told is kept whole: every view is its entries, every chain is unbroken, and no name is in the journal', async () => {
  expect((await rebuild(getHouse().database)).differences).toEqual([])
  expect((await verifyChains(getHouse().database)).broken).toEqual([])
  const facts = (await ask<{ fact: string }>('select fact from journal')).map(r => r.fact).join('\n')
  expect(scholars.filter(p => facts.includes(p.form.identity.citizenNumber) || facts.includes(`"${p.form.identity.name}"`))).toEqual([])
})

test('3.1 what the notice asks beyond annex 2 stands on the sealed roster of each body, in its columns', async () => {
  for (const { id } of await ask<{ id: string }>("select id from dossier where subject = 'nomination' order by id")) {
    const sheets = await getHouse().database.transaction('everything', query => frozenSheets(query, getHouse(), id))
    const facts = sheets.at(-1)?.facts
    expect(facts?.added).toEqual(['外语水平', '每周课时', '接收单位意向函'])
    for (const { added } of facts?.rows ?? []) {
      expect(added?.[0]).toMatch(/^(无证书|四级|六级|有一年以上国外学习经历)$/)
      expect(added?.[1]).toMatch(/^(0|\d+\.5)课时$/)
      expect(added?.[2]).toMatch(/^有?$/)
    }
  }
})

// Directed training from 2021 on a real PostgreSQL: two years of study, up to seven of service, told once and read back to the fen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Discipline } from '../core/discipline/dossier.ts'
import type { Obligation } from '../core/obligation/dossier.ts'
import { Law } from '../policy/shape.ts'
import { verifyChains } from '../server/audit.ts'
import { keepLaw } from '../server/laws.ts'
import { verifyLedger } from '../server/ledger.ts'
import { rebuild } from '../server/rebuild.ts'
import { publishedLaw as directedLaw } from '../test/directed.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import type { Invented } from './people.ts'
import { directedPeople } from './stories/directed-people.ts'
import {
  absent,
  directedTraining,
  dropout,
  ill,
  leaver,
  mother,
  moved,
  onLeave,
  steady,
  stopped,
  wronged,
} from './stories/directed-training.ts'
import { tellStory } from './stories/index.ts'
import { bodyOf, castOf, employerOf, selfOf } from './teller.ts'

const yuan = 100
const told: { house?: TestHouse } = {}
const getHouse = (): TestHouse => {
  if (!told.house) throw new Error('the story was not told')
  return told.house
}

beforeAll(async () => {
  told.house = await freshHouse(8, [directedLaw])
  await tellStory(told.house, directedLaw, directedTraining)
}, 240_000)
afterAll(async () => told.house?.close())

const ask = <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  getHouse().database.transaction('everything', query => query<R>(text, values))
const number = async (text: string, values: readonly unknown[] = []) => Number((await ask<{ n: number }>(text, values))[0]?.n ?? 0)
const stateOf = async <S>(subject: string, id: string): Promise<S> => {
  const [row] = await ask<{ state: S }>('select state from dossier where subject = $1 and id = $2', [subject, id])
  if (!row) throw new Error(`no ${subject} ${id}`)
  return row.state
}
const serviceOf = ({ id }: Invented) => stateOf<Obligation>('obligation', id)
const paidOn = ({ id }: Invented, item: string) =>
  number(
    "select coalesce(sum((state ->> 'amountFen')::bigint), 0)::bigint as n from dossier where subject = 'payment' and state ->> 'training' = $1 and state ->> 'item' = $2 and status = 'paid'",
    [id, item],
  )
const spentOn = ({ id }: Invented) =>
  number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/spent/' || $1 || '.%'", [id])

describe('the money', () => {
  test('8.1 a fee of 24,000 yuan for each of five, and of 10,000 for each of six, once', async () => {
    expect(
      await number(
        "select sum((state ->> 'amountFen')::bigint) as n from dossier where subject = 'payment' and state ->> 'item' = 'fee' and status = 'paid'",
      ),
    ).toBe((5 * 24_000 + 6 * 10_000) * yuan)
  })

  test('8.2 a master’s stipend comes to 28,800 yuan in twenty-four payments, further training’s to 12,000 in twelve', async () => {
    const months = ({ id }: Invented) =>
      number("select count(*) as n from dossier where subject = 'payment' and id like $1 || '.stipend.m%' and status = 'paid'", [id])
    expect([await paidOn(steady, 'stipend'), await months(steady)]).toEqual([28_800 * yuan, 24])
    expect([await paidOn(leaver, 'stipend'), await months(leaver)]).toEqual([12_000 * yuan, 12])
  })

  test('8.2 five days of leave cost 161.29 yuan, and who stopped on 15 March got 483.87 for March', async () => {
    expect(await paidOn(onLeave, 'stipend')).toBe(1_183_871)
    expect(await paidOn(stopped, 'stipend')).toBe(648_387)
  })

  test('8.1 of a fee of 10,000 yuan the host gave back the 169 days of 365 that were not used', async () => {
    expect(await stateOf('payment', `${stopped.id}.refund1`)).toMatchObject({ status: 'repaid', amountFen: 463_013 })
    expect(await spentOn(stopped)).toBe(1_000_000 - 463_013 + 648_387)
  })

  test('7.2 who dropped out paid back all that had been paid, 31,200 yuan, and nothing on top', async () => {
    expect(await stateOf('payment', `${dropout.id}.clawback1`)).toMatchObject({ status: 'repaid', amountFen: 31_200 * yuan })
    expect(await spentOn(dropout)).toBe(0)
  })

  test('7.3 who left after thirty of sixty months paid back 13,200 of 22,000 yuan and a penalty of 6,600, in six parts', async () => {
    expect(await stateOf('payment', `${leaver.id}.serviceClawback1`)).toMatchObject({
      status: 'repaid',
      amountFen: 19_800 * yuan,
      working: { penalty: { ofFen: 13_200 * yuan, amountFen: 6_600 * yuan } },
      agreed: { parts: [{ on: '2025-06-09', amountFen: 3_300 * yuan }, {}, {}, {}, {}, { on: '2026-09-09' }] },
    })
    expect(await spentOn(leaver)).toBe(8_800 * yuan)
    const late = await ask("select fact::jsonb as fact from journal where subject = 'payment' and action = 'remind'")
    expect(late).toEqual([{ fact: { on: '2025-12-10', nth: 3, dueOn: '2025-12-09', lateFen: 3_300 * yuan } }])
  })

  test('7.4 who was wronged owed 26,400 yuan, had paid 5,000, and has them back', async () => {
    const itsCase = await stateOf<Discipline>('discipline', `${wronged.id}.service1`)
    expect(itsCase).toMatchObject({
      status: 'corrected',
      unfulfilled: { part: 4, of: 5, unit: 'year' },
      sanction: { amountFen: 26_400 * yuan },
    })
    expect(await paidOn(wronged, 'giveBack')).toBe(5_000 * yuan)
    expect(await stateOf('payment', `${wronged.id}.serviceClawback1`)).toMatchObject({ status: 'cancelled' })
  })

  test('8.4 all of it left in runs that another released, and the house holds to the fen what the bank paid', async () => {
    expect(await number("select count(*) as n from journal where subject = 'payment' and action = 'pay'")).toBe(0)
    const byBank = await number("select coalesce(sum(amount_fen), 0)::bigint as n from run_line where state = 'paid'")
    const back = await number(
      "select coalesce(sum((r ->> 'amountFen')::bigint), 0)::bigint as n from dossier d, jsonb_array_elements(d.state -> 'received') r where d.subject = 'payment'",
    )
    expect(byBank).toBe(
      await number("select sum((state ->> 'amountFen')::bigint)::bigint as n from dossier where subject = 'payment' and status = 'paid'"),
    )
    expect(await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/paid/%'")).toBe(byBank + back)
    expect(await verifyLedger(getHouse().database)).toMatchObject({ stray: [], misdated: [] })
  })

  test('nothing is owed any more, and every ledger sums to nothing', async () => {
    expect(await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/owed/%'")).toBe(0)
    const sums = await ask<{ n: number }>(
      `select sum(case when side then amount else -amount end)::bigint as n from (
       select split_part(debit, '/', 1) as ledger, amount, true as side from posting union all
       select split_part(credit, '/', 1), amount, false from posting) both_sides group by ledger`,
    )
    expect(sums.every(s => Number(s.n) === 0)).toBe(true)
  })
})

describe('the service', () => {
  test('6.3 seven were discharged with a letter, each as soon as the last month was full', async () => {
    const discharged = await ask<{ id: string; on: string }>(
      "select id, state ->> 'fulfilledOn' as on from dossier where subject = 'obligation' and status = 'discharged'",
    )
    const on = (p: Invented) => discharged.find(d => d.id === p.id)?.on
    expect([on(steady), on(moved), on(onLeave), on(wronged)]).toEqual(['2029-09-03', '2029-09-03', '2027-09-04', '2027-09-04'])
    expect(discharged.length).toBe(7)
    const letters = await ask<{ code: string; n: number }>(
      "select state -> 'letter' ->> 'code' as code, count(distinct state -> 'letter')::int as n from dossier where subject = 'obligation' and status = 'discharged' group by 1",
    )
    expect(letters).toEqual([{ code: directedLaw.policy.documents.numberCode.value, n: 7 }])
  })

  test('6.4 a year of parental leave moved the end by 365 days', async () => {
    expect(await serviceOf(mother)).toMatchObject({ status: 'discharged', fulfilledOn: '2030-09-03', servedMonths: 72 })
  })

  test('6.4 whoever is ill for two years still serves, with what was served before', async () => {
    expect(await serviceOf(ill)).toMatchObject({ status: 'serving', servedMonths: 53, pauses: [{ from: '2026-03-01', to: '2028-02-29' }] })
    expect(await number("select count(*) as n from journal where subject = 'obligation' and fact like '%illness%'")).toBe(0)
  })

  test('7.3 whoever left is in breach, barred for five years, and the file says so', async () => {
    expect(await serviceOf(leaver)).toMatchObject({ status: 'breached', servedMonths: 30 })
    expect((await stateOf<Discipline>('discipline', `${leaver.id}.service1`)).sanction?.consequences).toEqual([
      { kind: 'barred', from: '2025-04-10', until: '2030-04-09' },
      { kind: 'creditRecord', from: '2025-04-10', until: '2030-04-09' },
      { kind: 'personnelFile', from: '2025-04-10' },
    ])
  })

  test('6.1 nobody who did not finish owes any', async () => {
    expect(
      await number("select count(*) as n from dossier where subject = 'obligation' and id = any($1)", [
        [dropout.id, absent.id, stopped.id],
      ]),
    ).toBe(0)
  })
})

test('1.2 eleven of the twelve are of a minority, and the one place that nobody took is free again', async () => {
  expect(directedPeople.filter(p => p.form.identity.ethnicGroup !== '01').length).toBe(11)
  expect(await number("select balance as n from counter where name = 'places/directed-training-2021/master/filled'")).toBe(5)
})

describe('3.4 five years later', () => {
  const next = Law.parse(
    JSON.parse(
      JSON.stringify({ ...directedLaw, policy: { ...directedLaw.policy, year: 2026, edition: '2026.1' } }).replaceAll('"2021-', '"2026-'),
    ),
  )
  const round = 'directed-training-2026'
  const { leader, department } = castOf(next)
  const handsIn = async (p: Invented, id: string) => {
    const house = getHouse()
    await house.act(selfOf(p), 'application', id, 'start', { round, form: p.form })
    return house.act(selfOf(p), 'application', id, 'submit')
  }

  beforeAll(async () => {
    const house = getHouse()
    const law = await keepLaw(house.database.query, next)
    house.turnTo('2026-03-20')
    expect(await house.act(leader, 'round', round, 'publish', { law, edition: '2026.1' })).toMatchObject({ kind: 'done' })
    expect(await house.act(department, 'round', round, 'open')).toMatchObject({ kind: 'done' })
  })

  test('3.4 whoever did not come in 2021 is refused with the clause, and told from which day they may', async () => {
    const answer = await handsIn(absent, 'again-absent')
    expect(answer).toMatchObject({
      kind: 'refused',
      refusals: [
        { rule: 'criteriaHold', clause: '3.4', found: { gaveUpBefore: true }, wants: { gaveUpBefore: false, from: '2026-09-20' } },
      ],
    })
  })

  test('3.4 another account with the same citizen number is told nothing of the first, and does not help: the body’s desk knows', async () => {
    const twin = { ...absent, person: 'person-twin', login: 'twin' }
    const house = getHouse()
    await house.settle(selfOf(twin))
    expect(await handsIn(twin, 'again-twin')).toMatchObject({ kind: 'done' })
    const { employer, body } = await stateOf<{ employer: string; body: string }>('application', 'again-twin')
    const undertakings = next.policy.training.undertakings.value.map(u => u.code)
    const consent = { conductConfirmed: true, undertakings }
    expect(await house.act(employerOf(employer), 'application', 'again-twin', 'consent', consent)).toMatchObject({ kind: 'done' })
    expect(await house.act(bodyOf(body), 'application', 'again-twin', 'recommend')).toMatchObject({
      kind: 'refused',
      refusals: [{ rule: 'criteriaHold', clause: '3.4', found: { gaveUpBefore: true } }],
    })
  })

  test('3.4 whoever left the service is refused for the sanction', async () => {
    expect(await handsIn(leaver, 'again-leaver')).toMatchObject({
      kind: 'refused',
      refusals: [{ clause: '3.4', found: { sanctionedBefore: true }, wants: { from: '2030-04-10' } }],
    })
  })

  test('3.4 a sanction that was corrected bars nobody, who is only too old by now; and whoever stopped by consent may apply', async () => {
    expect(await handsIn(wronged, 'again-wronged')).toMatchObject({ kind: 'refused', refusals: [{ clause: '3.3', found: { age: 47 } }] })
    expect(await handsIn(stopped, 'again-stopped')).toMatchObject({ kind: 'done' })
  })
})

test('every chain of the journal is whole, and every view is what its entries say', async () => {
  expect(await verifyChains(getHouse().database)).toMatchObject({ broken: [] })
  expect((await rebuild(getHouse().database)).differences).toEqual([])
})

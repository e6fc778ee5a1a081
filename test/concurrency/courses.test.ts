// Many at once on a real PostgreSQL: a milestone is declared once, and a course is funded once though two rounds enrol at the same moment.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '../../demo/seed.ts'
import { admitAll } from '../../demo/stories/admission.ts'
import { courseDays, supplementOf } from '../../demo/stories/modular-courses.ts'
import { firstRound, supplement } from '../../demo/stories/modular-people.ts'
import { castOf, hostOf, storyClock, tellerOf } from '../../demo/teller.ts'
import { digestOf } from '../../server/laws.ts'
import { perform } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { modular } from '../modular.ts'

const round = 'modular-courses-2023'
const clock = storyClock()
const told: { house?: TestHouse } = {}
const getHouse = () => {
  if (!told.house) throw new Error('there is no house')
  return told.house
}
const [twice] = supplement
const tenth = firstRound[9]
const { department } = castOf(modular)
const act = (id: string, action: string, input: unknown, host?: string) =>
  perform(
    { ...getHouse(), at: clock.at },
    { subject: 'training', id, action, input, actor: host === undefined ? department : hostOf(host) },
  )
const number = (text: string) =>
  withClient(getHouse().url, async client => Number((await client.query<{ n: number }>(text)).rows[0]?.n ?? 0))

beforeAll(async () => {
  const house = await freshHouse(20, [modular])
  told.house = house
  const people = [...firstRound, ...supplement]
  const itsHouse = { ...house, at: clock.at }
  await seed(itsHouse, modular, { people, employers: people.map(p => p.employer) })
  const teller = tellerOf({ house: itsHouse, law: modular, lawDigest: digestOf(modular), round, people, clock, say: () => {} })
  await admitAll(teller, courseDays, [
    { round, people: firstRound },
    { round: supplementOf(round), people: supplement },
  ])
  clock.turnTo('2023-08-07')
  for (const { id } of people) await act(id, 'notify', { batch: 'race', cohort: 'autumn2023' })
  clock.turnTo('2023-09-04')
}, 120_000)
afterAll(async () => told.house?.close())

/** Both trainings of the person are notified again, and nothing was funded. */
const setBack = () =>
  withClient(getHouse().url, async client => {
    await client.query(
      `update dossier set status = 'notified', state = (state - 'studyStart' - 'studyEnd' - 'course') || '{"status":"notified","unfunded":[]}'
       where subject = 'training' and id = any($1)`,
      [[tenth?.id, twice?.id]],
    )
    await client.query("update counter set balance = 0 where name like 'funding/%'")
  })

test('modular 8.3 two rounds enrol the same person for the same course at once, forty times: one of them is funded', async () => {
  const outcomes = new Set<string>()
  for (let n = 0; n < 40; n += 1) {
    await setBack()
    const answers = await Promise.all([tenth, twice].map(p => act(p?.id ?? '', 'enrol', { on: '2023-09-04' }, 'clinical-school')))
    const funded = await number(
      `select count(*) as n from dossier where subject = 'training' and person = '${twice?.person}' and state -> 'unfunded' = '[]'`,
    )
    outcomes.add(
      JSON.stringify([answers.map(a => a.kind), funded, await number("select sum(balance) as n from counter where name like 'funding/%'")]),
    )
  }
  expect([...outcomes].map(text => JSON.parse(text))).toEqual([[['done', 'done'], 1, 1]])
})

test('modular 5.2 a host declares the same milestone of a trainee eight times at once: one declaration stands, and one sum is due', async () => {
  for (const p of firstRound.slice(0, 9)) {
    const host = p.form.request.preferences[0]?.host ?? ''
    await act(p.id, 'enrol', { on: '2023-09-04' }, host)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act(p.id, 'declare', { milestone: 'started', on: '2023-09-04' }, host)),
    )
    expect(answers.filter(a => a.kind === 'done')).toHaveLength(1)
    const refusedFor = answers.flatMap(a => (a.kind === 'refused' ? a.refusals.map(r => r.rule) : []))
    expect(new Set(refusedFor)).toEqual(new Set(['declaredOnce']))
  }
  expect(await number("select count(*) as n from dossier where subject = 'payment'")).toBe(9)
  expect(await number(`select max(jsonb_array_length(state -> 'declarations')) as n from dossier where subject = 'training'`)).toBe(1)
})

test('modular 5.2 a payment and the voiding of its declaration at the same moment: one of them comes first, and the sums agree', async () => {
  const p = firstRound[0]
  const { cashier, checker } = castOf(modular)
  const pay = (actor: typeof cashier, action: string, input: unknown = {}) =>
    perform({ ...getHouse(), at: clock.at }, { subject: 'payment', id: `${p?.id}.fee.started`, action, input, actor })
  await pay(cashier, 'prepare', { batch: 'race' })
  const answers = await Promise.all([
    pay(checker, 'approve'),
    act(p?.id ?? '', 'voidDeclaration', { milestone: 'started', reason: '示例' }),
  ])
  expect(answers.filter(a => a.kind === 'done')).toHaveLength(1)
  expect(await number(`select balance as n from counter where name = 'fen/owed/${p?.id}.fee.started'`)).toBe(
    answers[0]?.kind === 'done' ? 135_000 : 0,
  )
})

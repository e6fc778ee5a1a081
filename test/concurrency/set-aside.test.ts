// 1.3 of the visiting scholars: many bodies at once want the one reserved place, and it is never used twice nor lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountsOf } from '../../core/round/places.ts'
import { digestOf } from '../../server/laws.ts'
import { bodyOf, employerOf, personOf } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { college, colleges, director, formOf, imu, officer, round2023, scholars, undertakings } from '../scholars.ts'

let house: TestHouse
const bodies = [colleges, imu, 'unit-imau', 'unit-imaas']
const racers = bodies.flatMap(body => Array.from({ length: 6 }, (_, i) => ({ id: `${body}.${i}`, body })))
const held = 'leagueColleges'

const done = async (answering: ReturnType<TestHouse['act']>) => {
  const answer = await answering
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
}

beforeAll(async () => {
  house = await freshHouse(12, [scholars])
  await house.settle(officer, director, employerOf(college), ...bodies.map(bodyOf), ...racers.map(r => personOf(r.id)))
  house.turnTo('2023-03-06')
  await done(house.act(director, 'round', round2023, 'publish', { law: digestOf(scholars), edition: scholars.policy.edition }))
  await done(house.act(officer, 'round', round2023, 'open'))
  for (const { id, body } of racers) {
    await done(house.act(personOf(id), 'application', id, 'start', { round: round2023, form: formOf({ id, body }) }))
    await done(house.act(personOf(id), 'application', id, 'submit'))
    await done(house.act(employerOf(college), 'application', id, 'consent', { conductConfirmed: true, undertakings }))
  }
})
afterAll(() => house.close())

const balance = async (holder: string) => {
  const { free, used } = accountsOf(scholars, { round: round2023, track: 'scholar' }, holder)
  const rows = await house.database.query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [
    [free, used],
  ])
  const of = (name: string) => rows.find(row => row.name === name)?.balance ?? 0
  return { free: of(free), used: of(used) }
}

const seats = async () => {
  const rows = await house.database.transaction('everything', query =>
    query<{ held: boolean; n: number }>(
      "select state ? 'setAside' as held, count(*)::int as n from dossier where subject = 'application' and status = 'recommended' group by 1",
    ),
  )
  return { held: rows.find(r => r.held)?.n ?? 0, own: rows.find(r => !r.held)?.n ?? 0 }
}

const recommend = ({ id, body }: (typeof racers)[number]) => house.act(bodyOf(body), 'application', id, 'recommend')
const withdraw = ({ id }: (typeof racers)[number]) => house.act(personOf(id), 'application', id, 'withdraw')
const unforeseen = (answers: readonly { readonly kind: string }[]) => answers.filter(a => a.kind !== 'done' && a.kind !== 'refused')

test('1.3 twelve of four bodies race for eight places, and one of them gets the reserved one', async () => {
  expect(unforeseen(await Promise.all(racers.filter((_, i) => i % 2 === 0).map(recommend)))).toEqual([])
  expect([await seats(), await balance(held)]).toEqual([
    { held: 1, own: 7 },
    { free: 0, used: 1 },
  ])
})

test('1.3 who leaves gives back just what was held, while twelve others come', async () => {
  const leaving = racers.filter((_, i) => i % 2 === 0).map(withdraw)
  expect(unforeseen(await Promise.all([...leaving, ...racers.filter((_, i) => i % 2 === 1).map(recommend)]))).toEqual([])
  await Promise.all(racers.filter((_, i) => i % 2 === 1).map(recommend))
  const own = await Promise.all(bodies.map(balance))
  expect([await seats(), await balance(held)]).toEqual([
    { held: 1, own: own.reduce((sum, b) => sum + b.used, 0) },
    { free: 0, used: 1 },
  ])
  expect(own.map(b => b.free + b.used)).toEqual([2, 2, 2, 1])
})

// Two at once at the register of numbers and at one payment: no number twice, none left out, and one approval.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { numbersGiven } from '../../core/accounts.ts'
import type { Actor } from '../../core/facts.ts'
import { withClient } from '../../server/postgres/check.ts'
import { department, employer, hohhot, imuBiology, law, leader, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'
import { accountant, deputy } from '../year.ts'

let house: TestHouse
const trainees = 40
const relations = { round, track: 'inside', employer, body: hohhot, host: imuBiology.host }

/** Dossiers as their stories would have left them, put in by hand. */
const put = (subject: string, id: string, state: Readonly<Record<string, unknown>> & { readonly status: string }) =>
  withClient(house.url, client =>
    client.query(
      `insert into dossier (subject, id, round, track, person, employer, body, host, status, since, n, hash, state)
        values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, now(), 0, '', $9)`,
      [
        subject,
        id,
        round,
        `p ${id}`,
        employer,
        hohhot,
        imuBiology.host,
        state.status,
        JSON.stringify({ ...relations, person: `p ${id}`, ...state }),
      ],
    ),
  )
const lists = {
  reports: [],
  remarks: [],
  leaves: [],
  attempts: 0,
  cases: [],
  breaches: [],
  journeys: [],
  followUps: [],
  deferrals: [],
  declarations: [],
  unfunded: [],
  settled: [],
}

beforeAll(async () => {
  house = await freshHouse(20)
  await house.settle(department, leader, deputy, accountant)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  house.turnTo('2022-07-05')
  for (let i = 0; i < trainees; i += 1)
    await put('training', `t${i}`, { status: 'expected', ...lists, undertakingsConfirmed: [], partyLifeConfirmed: [] })
  for (let i = 0; i < trainees; i += 1)
    await put('payment', `t${i}.tuition`, { status: 'prepared', amountFen: 1, preparedBy: 'cashier', bounces: [], received: [] })
})
afterAll(() => house.close())

test('4.3 forty notices sent at once carry the numbers 1 to 40, each once', async () => {
  const answers = await Promise.all(
    Array.from({ length: trainees }, (_, i) => house.act(department, 'training', `t${i}`, 'notify', { batch: '1' })),
  )
  expect(answers.filter(a => a.kind !== 'done')).toEqual([])
  const { rows } = await withClient(house.url, client =>
    client.query<{ number: number }>(
      "select (fact::json -> 'notice' ->> 'number')::int as number from journal where action = 'notify' order by 1",
    ),
  )
  expect(rows.map(r => r.number)).toEqual(Array.from({ length: trainees }, (_, i) => i + 1))
  const register = numbersGiven(law.policy.documents.numberCode.value, 2022)
  const counted = await withClient(house.url, client => client.query('select balance from counter where name = $1', [register]))
  expect(Number(counted.rows[0].balance)).toBe(trainees)
})

test('8.2 of two who approve one payment at once one does, and the other hears that it is approved', async () => {
  const both: readonly Actor[] = [deputy, accountant]
  for (let i = 0; i < trainees; i += 1) {
    const answers = await Promise.all(both.map(who => house.act(who, 'payment', `t${i}.tuition`, 'approve')))
    expect(answers.map(a => a.kind).sort()).toEqual(['done', 'refused'])
    expect(answers.flatMap(a => (a.kind === 'refused' ? a.refusals.map(r => `${r.rule} ${r.found}`) : []))).toEqual(['from approved'])
  }
})

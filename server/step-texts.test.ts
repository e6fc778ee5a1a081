/** What goes to an applicant's phone when the file has moved: once for each step, to the phone of the form, with nothing told beyond the name. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { department, employer, employerOf, form, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { postOnce } from './post.ts'
import { demoSender, openText, sendOnce } from './sending.ts'
import { sayStep } from './step-texts.ts'

let house: TestHouse
const [one, other] = [personOf('one'), personOf('other')]
const { phone: _, ...phoneless } = form({}).identity

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(department, leader, employerOf(employer), one, other)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  await house.act(one, 'application', 'one', 'start', { round, form: form({}) })
  await house.act(other, 'application', 'other', 'start', { round, form: { ...form({}), identity: { ...phoneless, phone: '010-123' } } })
})
afterAll(() => house.close())

type Row = { readonly key: string; readonly sealed: Buffer; readonly state: string; readonly party: string }
const texts = async () => {
  const rows = await house.database.transaction('everything', query =>
    query<Row>('select key, sealed, state, party from outgoing order by id'),
  )
  return rows.map(({ key, sealed, state, party }) => ({ ...openText(house.seals, key, sealed), state, party }))
}
const posted = async () => {
  await Promise.all([postOnce(house), postOnce(house)])
  return (await texts()).length
}

test('4.1 who is told of a return is told by text, once, with the day, and nothing of the reasons', async () => {
  await house.act(one, 'application', 'one', 'submit')
  await house.act(employerOf(employer), 'application', 'one', 'sendBack', { corrections: [{ field: 'title', reason: '证书不清' }] })
  await expect.poll(posted).toBe(1)
  const [sent] = await texts()
  expect(sent).toMatchObject({ phone: '13800001234', party: 'person one', state: 'waiting' })
  expect(sent?.text).toBe(
    `【${law.policy.programme.name.zh}】示例一：您的申报表已退回，请在3月10日前改好并重新提交，要改的地方和理由见申报页面。`,
  )
  await posted()
  expect(await sendOnce(house, demoSender)).toBe(1)
  expect(await sendOnce(house, demoSender)).toBe(0)
  expect((await texts()).map(({ state }) => state)).toEqual(['sent'])
})

test('a step of which nothing is said by text, and a form without a mobile number, queue none', async () => {
  expect(sayStep({ subject: 'application', action: 'save', due: null })).toBeUndefined()
  expect(sayStep({ subject: 'application', action: 'constructor', due: null })).toBeUndefined()
  expect(sayStep({ subject: 'payment', action: 'decline', due: null })).toBeUndefined()
  expect((await house.act(other, 'application', 'other', 'withdraw', {})).kind).toBe('done')
  await posted()
  expect((await texts()).length).toBe(1)
})

test('every step that is said by text tells the person in the catalogue too', async () => {
  const { application } = await import('../core/application/index.ts')
  const said = Object.entries(application.actions).filter(
    ([action]) => sayStep({ subject: 'application', action, due: null }) !== undefined,
  )
  expect(said.length).toBeGreaterThan(6)
  const tells = said.filter(([, action]) => 'tells' in action && action.tells?.includes('person'))
  expect(tells.map(([name]) => name)).toEqual(said.map(([name]) => name))
})

test('what waited for three days without a gateway is not sent late', async () => {
  await house.act(one, 'application', 'one', 'withdraw', {})
  await house.database.transaction('everything', query =>
    query(
      "insert into outgoing (key, phone_index, sealed, purpose, made) select 'old', phone_index, sealed, purpose, now() - interval '4 days' from outgoing limit 1",
    ),
  )
  expect(await sendOnce(house, demoSender)).toBe(0)
  const states = await house.database.transaction('everything', query =>
    query<{ state: string }>("select state from outgoing where key = 'old'"),
  )
  expect(states).toEqual([{ state: 'failed' }])
})

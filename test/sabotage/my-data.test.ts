// A guard of what is near to somebody is taken away once, and is missed: the mask, and the line in the access log of a look and of an act.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maskedForm, maskedPlaces, textAt } from '../../core/masking.ts'
import { askingOf } from '../../server/answers.ts'
import type { House } from '../../server/house.ts'
import { perform } from '../../server/perform.ts'
import { formInFull } from '../../server/questions/formInFull.ts'
import { sessionNow } from '../../server/session.ts'
import { under } from '../../server/trail.ts'
import { type Desk, openDesk } from '../desk.ts'
import { bodyOf, form, hohhot } from '../given.ts'
import { someKey, withStatement } from './checks.ts'

const id = 'm1'
const body = bodyOf(hohhot)
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.applies(id, { name: '示例甲' })
})
afterAll(() => desk.close())

const hidesAll = (mask: (whole: unknown) => unknown): boolean => {
  const shown = JSON.stringify(mask(form({})))
  return maskedPlaces.every(place => !shown.includes(textAt(form({}), place) ?? '\u0000'))
}

test('R34 without the mask a form shows what is near to somebody', () => {
  expect(hidesAll(maskedForm)).toBe(true)
  expect(hidesAll(whole => whole)).toBe(false)
})

/** Takes what a line would say, and writes none. */
const swallowed = (text: string): string => {
  if (!text.includes('insert into access_log')) return text
  const most = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)))
  return `select ${Array.from({ length: most }, (_, i) => `$${i + 1}::text${i + 1 === most ? '[]' : ''}`).join(', ')}`
}

const written = async (work: () => Promise<unknown>): Promise<number> => {
  const count = () => desk.house.database.query<{ n: number }>('select count(*)::int as n from access_log').then(([row]) => row?.n ?? 0)
  const before = await count()
  const trail = { request: someKey(), address: '127.0.0.1', account: body.id, session: someKey(), seat: 'body', fields: [] }
  await under(trail, work)
  return (await count()) - before
}

const look = (house: House) => async () => {
  const session = await sessionNow(desk.house, body.id)
  const parsed = formInFull.parse({ id, reason: 'checkPapers' })
  if (parsed.kind !== 'parsed') throw new Error('the question is not understood')
  return askingOf({ ...desk.site, house }, session, 'own', parsed.give)
}
const act = (house: House) => () =>
  perform(house, { subject: 'application', id, action: 'withdraw', input: {}, actor: body, request: someKey() })

test('R13 R34 where the line is swallowed a whole value is shown to nobody’s knowledge, and the check says so', async () => {
  expect(await written(look(desk.house))).toBe(1)
  expect(await written(look(withStatement(desk.house, swallowed)))).toBe(0)
})

test('R13 R16 where the line is swallowed an act leaves none, and the check says so', async () => {
  expect(await written(act(desk.house))).toBe(1)
  expect(await written(act(withStatement(desk.house, swallowed)))).toBe(0)
})

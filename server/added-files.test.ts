/** A file of a field that a policy adds: a file of the form, which opens to whoever may open the form, and stands on its receipt under the field's path. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { portraitOf } from '../demo/proofs.ts'
import { addingAll, answers } from '../test/added.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, formOf, hohhot, personOf, round } from '../test/given.ts'

let desk: Desk
let sha256 = ''
const [self, stranger] = [personOf('a1'), personOf('b1')]

beforeAll(async () => {
  desk = await openDesk(8, addingAll)
  await desk.settle(self, stranger)
  const headers = { ...desk.headersOf(self), 'content-type': 'image/png' }
  const kept = await desk.app.inject({ method: 'POST', url: '/api/files', headers, payload: portraitOf(7).bytes })
  sha256 = kept.json().sha256
  const added = { ...answers, letter: { sha256, name: '推荐信.png' } }
  await desk.done(desk.house.act(self, 'application', 'a1', 'start', { round, form: { ...formOf('a1'), added } }))
  await desk.done(desk.house.act(self, 'application', 'a1', 'submit'))
})
afterAll(() => desk.close())

const status = async (by: Actor) => (await desk.app.inject({ url: `/api/files/${sha256}`, headers: desk.headersOf(by) })).statusCode

test('4.1 whoever may open the form may open the file, and nobody else', async () => {
  for (const by of [self, employerOf(employer), bodyOf(hohhot), department]) expect(await status(by)).toBe(200)
  for (const by of [stranger, bodyOf('150200')]) expect(await status(by)).toBe(404)
})

test('4.1 the receipt names it by its field, with its size', async () => {
  const answer = await desk.app.inject({ url: '/api/receipts?id=a1', headers: desk.headersOf(self) })
  const { receipts } = answer.json()
  const of = receipts[0].files.map((file: { of: string; name: string; size: number }) => [file.of, file.name, file.size])
  expect(of).toContainEqual(['added.letter', '推荐信.png', expect.any(Number)])
})

test('4.1 somebody who names a file that they never brought opens it to nobody', async () => {
  const added = { language: 'b2', letter: { sha256, name: '别人的.png' } }
  await desk.done(desk.house.act(stranger, 'application', 'b1', 'start', { round, form: { ...formOf('b1'), added } }))
  expect(await status(stranger)).toBe(404)
})

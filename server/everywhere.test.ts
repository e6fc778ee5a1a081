/** A question that looks beyond the asker's rows does so on its own connection, and its reach is narrow again afterwards. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, hohhot } from '../test/given.ts'
import { everywhere } from './everywhere.ts'
import { reachOf } from './session.ts'

let desk: Desk
const ours = bodyOf(hohhot)
const other = bodyOf('150200')

beforeAll(async () => {
  desk = await openDesk(2)
  await desk.applies('one', { name: '示例一' })
})
afterAll(() => desk.close())

test('many who ask at once are all answered by few connections', async () => {
  const asked = Array.from({ length: 12 }, () => desk.ask(ours, 'queue'))
  const answers = await Promise.all(asked)
  expect(answers.map(({ rows }) => rows.map((row: { id: string }) => row.id))).toEqual(Array(12).fill(['one']))
  const opened = await Promise.all(
    Array.from({ length: 12 }, () => desk.app.inject({ url: '/api/desk?id=one', headers: desk.headersOf(ours) })),
  )
  expect(opened.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200))
})

const seenText = "select count(*) as n from dossier where subject = 'application'"
const seen = async (query: Parameters<Parameters<typeof desk.house.database.transaction>[1]>[0]) =>
  (await query<{ n: number }>(seenText))[0]?.n

test('the reach is wide for as long as the work lasts, and as it was after it, also when the work fails', async () => {
  await desk.house.database.transaction(reachOf(other), async query => {
    expect(await seen(query)).toBe(0)
    expect(await everywhere(query, seen)).toBe(1)
    expect(await seen(query)).toBe(0)
    await expect(
      everywhere(query, async () => {
        throw new Error('broken')
      }),
    ).rejects.toThrow('broken')
    expect(await seen(query)).toBe(0)
  })
  await desk.house.database.transaction('everything', async query => {
    expect(await everywhere(query, seen)).toBe(1)
    expect(await seen(query)).toBe(1)
  })
})

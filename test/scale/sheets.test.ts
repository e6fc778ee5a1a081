// A clerk's sheet beside a hundred thousand applications: what is in hand is found at once, and no large table is read from end to end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCitizenNumber } from '../../core/standards/index.ts'
import { askingOf } from '../../server/answers.ts'
import { employersNamed, openForms, placesFor } from '../../server/sheets/rows.ts'
import { hohhot, round } from '../given.ts'
import type { TestHouse } from '../house.ts'
import { askers, listening, type Sent, scansOf } from './asked.ts'
import { seeded } from './seed.ts'

let house: TestHouse
beforeAll(async () => {
  house = await seeded()
}, 120_000)
afterAll(() => house.close())

test('4.2 a sheet of a thousand people is compared in less than a second, and reads no large table from end to end', async () => {
  const told: Sent[] = []
  const heard = listening(house, s => told.push({ ...s, by: 'sheet' }))
  const session = askers.find(([role]) => role === 'body')?.[1]
  const site = { house: heard, demo: false, told: () => null, publicUrl: () => '', filesFolder: '/nowhere' }
  const numbers = Array.from({ length: 1000 }, (_, i) => makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial: i }))
  const helper = { role: 'body', organisation: hohhot } as const
  const from = performance.now()
  const places = await askingOf(site, session, 'own', asking => placesFor(asking, round, helper, numbers))
  const took = performance.now() - from
  expect(places).toHaveLength(1000)
  expect(took).toBeLessThan(1000)
  await askingOf(site, session, 'own', asking => employersNamed(asking, ['示例单位']))
  await askingOf(site, session, 'own', asking => openForms(asking, round, helper, new Map([['x', 1]]), 100))
  await askingOf(site, session, 'own', asking => openForms(asking, round, helper, undefined, 100))
  expect(told.length).toBeGreaterThan(3)
  expect(await scansOf(house.url, told)).toEqual([])
})

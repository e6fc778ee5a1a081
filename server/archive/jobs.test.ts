/** Packages that are asked for in the browser: one of a round at a time, stopped, begun anew after a crash, for the office alone. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { type Answered, questions } from '../../core/question.ts'
import { openArchive, verifyArchive } from '../../documents/archive-check/index.ts'
import { type ArchiveHouse, openArchiveHouse } from '../../test/archive-house.ts'
import { department, employer, employerOf, leader, round } from '../../test/given.ts'
import { askingOf } from '../answers.ts'
import { archives } from '../questions/archives.ts'
import { beginArchive, makeArchives, packageOf, stopArchive, sweepArchives } from './jobs.ts'

let house: ArchiveHouse
beforeAll(async () => {
  house = await openArchiveHouse()
})
afterAll(() => house.close())
beforeEach(() => house.database.query('delete from archive_job'))

const passphrase = 'vier Pferde im Regen'
const begin = async () => {
  const id = await beginArchive(house.site, leader.id, round, passphrase)
  if (id === undefined) throw new Error('nothing was begun')
  return id
}
const shownTo = async ({ id, seats }: Actor): Promise<Answered<'archives'> | undefined> => {
  const name = { zh: '', en: '' }
  const session = { account: { id, name, person: null }, seats: seats.map(seat => ({ ...seat, name })), actor: { id, seats } }
  const parsed = archives.parse({ round })
  if (parsed.kind !== 'parsed') throw new Error('the input is malformed')
  const given = await askingOf(house.site, session, 'own', parsed.give)
  return given.kind === 'answer' ? questions.archives.answer.parse(given.answer) : undefined
}
const states = async () => (await shownTo(leader))?.map(({ state }) => state)

test('a package is made under its passphrase, and says who asked for it', async () => {
  const id = await begin()
  expect(await states()).toEqual(['waiting'])
  expect(await beginArchive(house.site, department.id, round, passphrase)).toBeUndefined()
  expect(await makeArchives(house.site)).toBe(1)
  expect(await shownTo(leader)).toEqual([
    expect.objectContaining({ state: 'whole', by: leader.id, dossiers: 4, until: expect.stringMatching(/^\d{4}-/) }),
  ])
  const { zip, close } = await openArchive(packageOf(house.site, id), passphrase)
  expect((await verifyArchive(zip)).manifest.whole).toBe(true)
  await close()
  expect(await house.database.query('select sealed from archive_job')).toEqual([{ sealed: null }])
  expect(await stopArchive(house.site, id)).toBe(false)
})

test('whoever has no seat in the office hears of none', async () => {
  await begin()
  expect(await shownTo(employerOf(employer))).toBeUndefined()
})

test('one that is stopped leaves nothing on the disk', async () => {
  const id = await begin()
  expect(await stopArchive(house.site, id)).toBe(true)
  expect(await makeArchives(house.site)).toBe(0)
  expect([await states(), existsSync(packageOf(house.site, id))]).toEqual([['stopped'], false])
})

test('one that was cut off begins anew, and is given up after the third time', async () => {
  const id = await begin()
  const cutOff = (tries: number) =>
    house.database.query("update archive_job set claimed = now() - interval '1 hour', tries = $1, done = 2 where ended is null", [tries])
  await cutOff(1)
  expect(await states()).toEqual(['making'])
  expect(await makeArchives(house.site)).toBe(1)
  expect([await states(), existsSync(packageOf(house.site, id))]).toEqual([['whole'], true])
  await begin()
  await cutOff(3)
  expect(await makeArchives(house.site)).toBe(0)
  expect(await states()).toEqual(['failed', 'whole'])
})

test('a house that stops leaves it to whoever comes next', async () => {
  await begin()
  let asked = 0
  const afterTwo = () => {
    asked += 1
    return asked > 2
  }
  expect(await makeArchives(house.site, afterTwo)).toBe(1)
  expect(await states()).toEqual(['waiting'])
  expect(readdirSync(join(house.site.filesFolder, 'archives')).filter(name => name.endsWith('.part'))).toEqual([])
  expect(await makeArchives(house.site)).toBe(1)
  expect(await states()).toEqual(['whole'])
})

test('after its days it is taken away, and the page says so', async () => {
  const id = await begin()
  await makeArchives(house.site)
  expect(await sweepArchives(house.site)).toBe(0)
  await house.database.query("update archive_job set ended = now() - interval '8 days'")
  expect(await sweepArchives(house.site)).toBe(1)
  expect([await states(), existsSync(packageOf(house.site, id))]).toEqual([['gone'], false])
})

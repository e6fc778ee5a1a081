// R12: an edition that was changed afterwards, an input, a decision, a sum: each comes out otherwise when the decision is made again, whoever owns the database.
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBasis } from '../../server/basis.ts'
import type { Query } from '../../server/database.ts'
import { type Line, readingOf, remakeDossier } from '../../server/remake.ts'
import { placeOf } from '../../server/seal.ts'
import { openArena } from '../concurrency/arena.ts'
import { bodyOf, hohhot } from '../given.ts'
import type { TestHouse } from '../house.ts'
import { asOwner, rechain } from '../recorded.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openArena(2)
  for (const id of ['racer0', 'racer1']) {
    const answer = await house.act(bodyOf(hohhot), 'application', id, 'recommend')
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
  }
})
afterAll(() => house.close())

const said = ({ subject, id, action, made }: Line): string =>
  `${subject}/${id} ${action}: ${made.kind === 'otherwise' ? made.unlike.map(({ part }) => part).join(' ') : made.kind}`

const strays = async (query: Query): Promise<readonly string[]> => {
  const found: string[] = []
  const reading = readingOf(house, query)
  const dossiers = await query<{ subject: string; id: string }>('select distinct subject, id from journal order by 1, 2')
  for (const { subject, id } of dossiers)
    for (const line of await remakeDossier(reading, subject, id)) if (line.made.kind !== 'same') found.push(said(line))
  return found
}
/** What is found after somebody who owns the database has done this; nothing of it stays. */
const after = (work: (query: Query) => Promise<unknown>) =>
  asOwner(house, async query => {
    await work(query)
    return strays(query)
  })

const consented = "subject = 'application' and id = 'racer0' and n = 3"

test('R12 untouched, every decision comes out as it stands', async () => {
  expect(await asOwner(house, strays)).toEqual([])
})

test('R12 a decision that was overwritten is found, though its chain was made to fit again', async () => {
  const found = await after(async query => {
    await query(`update journal set fact = replace(fact, '"conductConfirmed":true', '"conductConfirmed":false') where ${consented}`)
    await query(`update journal set status = 'declined' where ${consented}`)
    await rechain(query, 'application', 'racer0')
  })
  expect(found).toContain('application/racer0 consent: fact status')
})

test('R12 somebody else’s name under a decision is found', async () => {
  const found = await after(async query => {
    await query(`update journal set actor = 'somebody' where ${consented}`)
    await rechain(query, 'application', 'racer0')
  })
  expect(found).toContain('application/racer0 consent: actor')
})

test('R12 an edition that was changed afterwards is found at each decision that was made by it', async () => {
  const found = await after(async query => {
    await query('alter table law disable trigger user')
    await query(`update law set content = jsonb_set(content::jsonb, '{policy,effectiveFrom}', '"2022-01-02"')::json`)
  })
  expect(found).toContain('application/racer0 recommend: edition')
  expect(found.every(line => line.endsWith(': edition'))).toBe(true)
  expect(found.length).toBe(
    Number((await house.database.transaction('everything', q => q<{ n: number }>('select count(*) as n from journal')))[0]?.n),
  )
})

/** By whoever has the keys of the house too. */
const withInput = async (query: Query, input: unknown) => {
  const [row] = await query<{ sealed: Buffer }>(`select sealed from basis where ${consented}`)
  if (!row) throw new Error('nothing was kept')
  const basis = { ...openBasis(house, 'application', 'racer0', 3, row.sealed), input }
  const { bytes } = house.seals.seal(placeOf('application', 'racer0', 'basis', 3), deflateRawSync(JSON.stringify(basis)).toString('base64'))
  await query(`update basis set sealed = $1 where ${consented}`, [bytes])
}

test('R12 an input that was changed afterwards is found, whether it would have been refused or not', async () => {
  expect(await after(query => withInput(query, { conductConfirmed: true, undertakings: [] }))).toEqual([
    'application/racer0 consent: action',
  ])
  expect(await after(query => withInput(query, {}))).toEqual(['application/racer0 consent: action'])
})

test('R12 what another decision was made on, put in its place, does not open; taken away, it is missed', async () => {
  const moved = `update basis set sealed = (select sealed from basis where subject = 'application' and id = 'racer1' and n = 3) where ${consented}`
  expect(await after(query => query(moved))).toEqual(['application/racer0 consent: basis'])
  expect(await after(query => query(`delete from basis where ${consented}`))).toEqual(['application/racer0 consent: notKept'])
})

test('R12 a transfer of another amount, and one that nobody decided, are found', async () => {
  const entry = "(select min(seq) from journal where subject = 'application' and id = 'racer0' and action = 'recommend')"
  expect(await after(query => query(`update posting set amount = amount + 1 where entry = ${entry} and line = 1`))).toEqual([
    'application/racer0 recommend: transfers',
  ])
  const more = `insert into posting (entry, line, debit, credit, amount, clause, period) values (${entry}, 99, 'fen/world', 'fen/owed/x', 1, '8.2', '2022-03')`
  expect(await after(query => query(more))).toEqual(['application/racer0 recommend: transfers'])
})

test('R12 a form that was put in the place of the one that was given is found', async () => {
  const found = await after(async query => {
    const { bytes } = house.seals.seal(placeOf('application', 'racer0', 'form', 1), { name: 'another' })
    await query("update record set sealed = $1 where subject = 'application' and id = 'racer0' and kind = 'form' and n = 1", [bytes])
  })
  expect(found).toContain('application/racer0 start: kept')
  expect(found.length).toBeGreaterThan(1)
})

test('R12 what had to follow from a decision, and is not there, is missed', async () => {
  const found = await after(query => query("update journal set cause = 'application.reserve' where subject = 'nomination' and n = 1"))
  expect(found.map(line => line.replace(/^.*? /, ''))).toEqual(['recommend: causes', 'enter: cause'])
})

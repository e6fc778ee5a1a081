/** Anybody asks after a certificate by its code, whatever columns a dossier has gained since. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../test/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(2)
})
afterAll(() => house.close())

test('6.5 a code is looked up as it was typed: the one that is good, the one that was replaced, and none', async () => {
  const state = { status: 'issued', code: 'newcode1', replaced: [{ code: 'oldcode1' }] }
  await house.database.transaction('everything', query =>
    query("insert into dossier (subject, id, status, since, n, hash, state) values ('certificate', 'c1', 'issued', now(), 1, 'h', $1)", [
      JSON.stringify(state),
    ]),
  )
  const found = (code: string) => house.database.query<{ id: string }>('select id from certificate_of($1)', [code])
  expect(await found('newcode1')).toEqual([{ id: 'c1' }])
  expect(await found('oldcode1')).toEqual([{ id: 'c1' }])
  expect(await found('neither1')).toEqual([])
})

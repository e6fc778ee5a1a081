/** The house's keys: one at the first need however many ask, sealed, published for good; a new one signs from its day on, and the list of revocations is signed too. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSeal, Keys, Revocations, type Signed, sealedAddress } from '../core/certificate/signed.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { changeKey, keysNow, revocationsNow, sealCertificate } from './signing.ts'
import { findVoid, trustInList, trustInSeal } from './trust.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const said: Signed = {
  code: 'a'.repeat(32),
  number: '内人社办函〔2023〕7号',
  name: '李𠮷',
  programme: '草学',
  from: '2022-09-01',
  to: '2023-08-31',
}
const sealAt = async (day: string) => {
  const seal = await house.database.transaction('everything', query =>
    sealCertificate({ query, seals: house.seals, at: new Date(`${day}T04:00:00.000Z`) }, said),
  )
  const found = findSeal(`https://x/certificate?code=${said.code}#${seal}`)
  if (!found) throw new Error('what was signed can be read')
  return found
}

test('6.5 the first need makes one key, however many ask at once, and its private half lies sealed', async () => {
  const all = await Promise.all([keysNow(house), keysNow(house), keysNow(house), keysNow(house)])
  expect(new Set(all.map(one => JSON.stringify(one))).size).toBe(1)
  expect(Keys.parse(all[0]).keys).toHaveLength(1)
  const [row] = await house.database.query<{ sealed: Buffer }>('select sealed from signing_key')
  expect(row?.sealed[0]).toBe(2)
  expect(row?.sealed.toString('latin1')).not.toContain('302e0201')
})

test('6.5 a paper that is printed again bears the same signature, also after the key has changed', async () => {
  const first = await sealAt('2022-03-03')
  house.turnTo('2024-01-10')
  const keys = await changeKey(house, false)
  expect(keys.keys).toHaveLength(2)
  const [again, later] = [await sealAt('2022-03-03'), await sealAt('2024-02-01')]
  expect(again).toEqual(first)
  expect(later.key).toBe(keys.keys[1]?.kid)
  expect([first, later].map(one => trustInSeal(keys, one))).toEqual(['good', 'good'])
  expect(sealedAddress('https://x/certificate', first)).toContain(first.key)
})

const certificateText = "insert into dossier (subject, id, status, since, n, hash, state) values ('certificate', $1, $2, now(), 1, 'h', $3)"
const holds = (id: string, status: string, state: object) =>
  house.database.transaction('everything', query =>
    query(certificateText, [id, status, JSON.stringify({ status, issuedOn: '2023-09-11', ...state })]),
  )

test('6.5 the list of revocations names what is void or was replaced, by digests, and is signed', async () => {
  const [good, revoked, old, older] = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32), '4'.repeat(32)] as const
  await holds('c1', 'issued', { code: good, replaced: [{ code: old, on: '2024-03-01' }] })
  await holds('c2', 'revoked', {
    code: revoked,
    replaced: [{ code: older, on: '2024-03-01' }],
    revoked: { reason: 'falseForm', on: '2024-05-06' },
  })
  await holds('c3', 'issued', { code: '5'.repeat(32), replaced: [] })
  const list = Revocations.parse(JSON.parse(JSON.stringify(await revocationsNow(house))))
  expect(trustInList(await keysNow(house), list)).toBe('good')
  expect([good, revoked, old, older].map(code => findVoid(list, code)?.why)).toEqual([undefined, 'revoked', 'replaced', 'revoked'])
  expect(list.entries).toHaveLength(3)
  expect(JSON.stringify(list)).not.toContain(revoked)
  expect(trustInList(await keysNow(house), { ...list, entries: list.entries.slice(1) })).toBe('forged')
})

test('6.5 a key that may be in other hands is withdrawn: nothing is signed by it any more, and what it signed proves nothing', async () => {
  const before = await sealAt('2024-02-01')
  const keys = await changeKey(house, true)
  expect(keys.keys.map(({ withdrawn }) => withdrawn)).toEqual(['2024-01-10', '2024-01-10', undefined])
  expect(trustInSeal(keys, before)).toBe('withdrawnKey')
  const now = await sealAt('2022-03-03')
  expect([now.key, trustInSeal(keys, now)]).toEqual([keys.keys[2]?.kid, 'good'])
  expect(trustInList(keys, await revocationsNow(house))).toBe('good')
})

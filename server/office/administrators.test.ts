/** Three administrators who exclude each other: who gives what, what each may reach, how one becomes three, and random lives of all of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { againstSeat, standsOver } from '../../core/office/seats.ts'
import { administrator, auditor, newcomer, type Office, officer, openOffice, other } from '../../test/clerks.ts'
import { figure, seedOf } from '../../test/faults/figures.ts'
import { leader } from '../../test/given.ts'
import { judge, units } from '../../test/grants/matrix.ts'
import { walkOnce } from '../../test/grants/walk.ts'
import { freshHouse } from '../../test/house.ts'
import { withClient } from '../postgres/check.ts'
import { plainRules } from '../sign-in/rules.ts'
import { makeSetupToken } from '../sign-in.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  office.house.turnTo('2022-03-15')
})
afterAll(() => office.close())

const against: Office['against'] = answering => office.against(answering)
const anew = (id: string): Actor => ({ id, seats: [] })
const [keeper, giver, watcher] = [anew('keeper'), anew('giver'), anew('watcher')]
const give = (by: Actor, account: string, role: string, organisation = 'department', from = '2022-03-15') =>
  office.post(by, '/api/office/giveSeat', { account, role, organisation, from })

test('F13 every giver, role, unit and state of the one who is given: as the table says, and nothing beside it', () => {
  const { asked, wrong } = judge({ stands: standsOver, against: againstSeat })
  figure({ id: 'F13', what: 'grants outside the table', seed: 'all', n: asked, wrong: wrong.length })
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(100_000)
})

describe('R30 one administrator becomes three', () => {
  const three = { system: 'keeper', security: 'giver', auditor: 'watcher' }
  test('only the one who holds all names them, three people, none who holds anything else or administered lately', async () => {
    await office.house.settle(keeper, giver, watcher, anew('second-me'))
    const divide = (by: Actor, given: object) => against(office.post(by, '/api/office/divide', given))
    expect(await divide(leader, three)).toEqual(['404'])
    expect(await divide(administrator, { ...three, security: 'keeper' })).toEqual(['threePeople'])
    expect(await divide(administrator, { ...three, system: officer.id })).toEqual(['rolesApart'])
    expect(await divide(administrator, { ...three, auditor: administrator.id })).toEqual(['administeredLately'])
    expect(await against(give(administrator, 'keeper', 'system'))).toEqual(['404'])
    expect(await divide(administrator, three)).toEqual(['200'])
    const held = await office.house.database.query(
      "select account, role from seat where role in ('administrator', 'system', 'security') and to_day >= '2022-03-15' order by role",
    )
    expect(held).toEqual([
      { account: 'giver', role: 'security' },
      { account: 'keeper', role: 'system' },
    ])
  })

  test('accounts are opened by one, seats given by another, and neither does the other’s or sees a dossier', async () => {
    const account = { login: 'a new one', name: { zh: '新人', en: 'New' }, password: 'eleven green carts roll' }
    expect(await against(office.post(giver, '/api/accounts', account))).toEqual(['404'])
    expect(await against(office.post(keeper, '/api/accounts', account))).toEqual(['200'])
    expect(await against(give(keeper, newcomer.id, 'department'))).toEqual(['404'])
    expect(await against(give(giver, newcomer.id, 'department'))).toEqual(['200'])
    const looks = async (one: Actor) => (await office.get(one, '/api/dossier?subject=application&id=one')).statusCode
    expect([await looks(keeper), await looks(giver), await looks(watcher)]).toEqual([404, 404, 200])
    expect((await office.get(giver, '/api/rightsAt?at=2022-03-15T08:00:00.000Z')).statusCode).toBe(200)
    expect((await office.get(keeper, '/api/rightsAt?at=2022-03-15T08:00:00.000Z')).statusCode).toBe(404)
    expect((await office.get(keeper, '/api/office')).statusCode).toBe(404)
  })

  test('one person holds one of them: not by another account, not for another, not after having held another lately', async () => {
    expect(await against(give(giver, officer.id, 'system'))).toEqual(['rolesApart'])
    expect(await against(give(giver, 'keeper', 'auditor'))).toEqual(['rolesApart', 'administeredLately'])
    expect(await against(give(giver, 'watcher', 'finance'))).toEqual(['rolesApart'])
    expect(await against(give(giver, 'second-me', 'security'))).toEqual(['404'])
    expect(await against(give(giver, administrator.id, 'auditor'))).toEqual(['administeredLately'])
    expect(await against(give(giver, administrator.id, 'auditor', 'department', '2022-09-15'))).toEqual(['200'])
    const [seat, deputy] = [await office.seatOf(keeper), other.id]
    const acting = { seat, deputy, from: '2022-03-15', to: '2022-03-20' }
    expect(await against(office.post(giver, '/api/office/deputise', acting))).toEqual(['rolesApart'])
    await withClient(office.house.url, async client => {
      await client.query("insert into person (id, name, citizen_index) values ('p-1', '', 'same'), ('p-2', '', 'same')")
      await client.query("update account set person = 'p-1' where id = 'keeper'")
      await client.query("update account set person = 'p-2' where id = 'second-me'")
    })
    expect(await against(give(giver, 'second-me', 'auditor'))).toEqual(['rolesApart', 'administeredLately'])
  })

  test('the last of each is not ended; security goes on by handing it over, and by nothing else', async () => {
    const end = async (by: Actor, whose: Actor) => against(office.post(by, '/api/office/endSeat', { seat: await office.seatOf(whose) }))
    expect(await end(giver, keeper)).toEqual(['lastAdministrator'])
    expect(await end(giver, giver)).toEqual(['404'])
    expect(await against(office.post(giver, '/api/office/leave', { account: 'keeper' }))).toEqual(['lastAdministrator'])
    const hand = (successor: string) => ({ account: 'giver', successor, from: '2022-03-15' })
    expect(await against(office.post(giver, '/api/office/handOver', hand('keeper')))).toEqual(['rolesApart'])
    await office.house.settle(anew('next'))
    expect(await against(office.post(giver, '/api/office/handOver', hand('next')))).toEqual(['200'])
    expect(await against(give(giver, newcomer.id, 'department'))).toEqual(['404'])
    expect(await against(give(anew('next'), 'giver', 'leader'))).toEqual(['200'])
  })

  test('R30 the database refuses it too, to whoever writes into it', async () => {
    const [late, early] = ['2022-03-15', '2022-01-01']
    const put = (account: string, role: string, from: string, acting: string | null = null) =>
      withClient(office.house.url, client =>
        client.query('insert into seat (account, role, organisation, from_day, acting_for) values ($1, $2, $3, $4, $5)', [
          ...[account, role, 'department', from, acting],
        ]),
      )
    await expect(put('keeper', 'security', late)).rejects.toThrow("one person holds one of the three administrators' seats")
    await expect(put('second-me', 'security', late)).rejects.toThrow("one person holds one of the three administrators' seats")
    await expect(put('stranger-none', 'security', early)).rejects.toThrow()
    await expect(put(newcomer.id, 'administrator', late)).rejects.toThrow('administrators are divided, or they are not')
    await expect(put(other.id, 'auditor', late, 'watcher')).rejects.toThrow('nobody acts for an administrator')
    await expect(
      withClient(office.house.url, client => client.query("update account set person = 'p-1' where id = 'watcher'")),
    ).rejects.toThrow("one person holds one of the three administrators' seats")
    const longer = "update seat set to_day = '2030-01-01' where account = 'admin' and role = 'administrator'"
    await expect(withClient(office.house.url, client => client.query(longer))).rejects.toThrow('administrators')
    expect(await against(office.post(auditor, '/api/office/divide', three))).toEqual(['404'])
  })
})

test('R30 a house that is to have three gives nothing by one administrator before it is divided', async () => {
  const strict: Office = await openOffice(4)
  try {
    Object.assign(strict.house, { signIn: { ...plainRules, administrators: 'three' } })
    const seat = { account: 'newcomer', role: 'department', organisation: 'department', from: '2022-03-15' }
    strict.house.turnTo('2022-03-15')
    expect(await strict.against(strict.post(administrator, '/api/office/giveSeat', seat))).toEqual(['divideFirst'])
    expect(await strict.against(strict.post(leader, '/api/office/giveSeat', seat))).toEqual(['200'])
  } finally {
    await strict.close()
  }
})

test('R30 a house whose last keeper of rights is gone is given one by the operator’s link, and no other', async () => {
  const house = await freshHouse(4)
  await house.settle(administrator, officer)
  await house.database.query("update account set password = 'x'")
  expect(await makeSetupToken(house)).toBeUndefined()
  await house.database.query('update account set disabled = true where id = $1', [administrator.id])
  expect(await makeSetupToken(house)).toBeDefined()
  await house.close()
})

test('F13 random lives of grants, ends, substitutions and moves of units: nobody gives what they may not, and no two of three are in one hand', async () => {
  const [walks, seed] = [Number(process.env.F13_WALKS ?? 12), seedOf('F13_SEED')]
  const house = await freshHouse(4)
  await house.settle(
    ...units.map(
      ([organisation, kind], i): Actor => ({
        id: `of-${i}`,
        seats: [{ role: kind === 'department' ? 'finance' : seatOf(kind), organisation }],
      }),
    ),
  )
  const wrong: string[] = []
  let done = 0
  for (let n = 0; n < walks && wrong.length === 0; n += 1) {
    const walked = await walkOnce(house, `walk${n}-`, Number(seed) + n, 12)
    wrong.push(...walked.wrong)
    done += walked.done
  }
  await house.close()
  figure({
    id: 'F13',
    what: 'walks that broke a rule of rights',
    seed,
    n: walks,
    wrong: wrong.length,
    more: `${done} of ${walks * 12} steps took effect`,
  })
  expect(wrong).toEqual([])
  expect(done).toBeGreaterThan(0)
}, 3_600_000)

const seatOf = (kind: string) => (kind === 'body' ? 'body' : kind === 'employer' ? 'employer' : kind === 'host' ? 'host' : 'ministry')

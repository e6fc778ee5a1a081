/** A house in which people can begin, hand in and take back applications over and over: one round whose windows stand open. */
import { inventPeople } from '../../demo/people.ts'
import type { Law } from '../../policy/shape.ts'
import type { House } from '../../server/house.ts'
import { digestOf, keepLaws } from '../../server/laws.ts'
import { hashPassword } from '../../server/password.ts'
import { perform } from '../../server/perform.ts'
import { lawsThatCome } from '../../server/start.ts'
import { type Fleet, openFleet } from '../fleet/servers.ts'
import { department, leader } from '../given.ts'
import { settle } from '../house.ts'

export const round = 'soak'
export const password = '长时间运行的口令2026'
/** Each person has an officer of their own: several who sign in to one account at once would have to wait. */
export const officerOf = (i: number) => `officer${i}`

const lawWithoutEnd = (): Law => {
  const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')
  if (!law) throw new Error('there is no policy')
  const { procedure } = law.policy
  const open = { from: '2022-01-01', to: '2099-12-31' }
  const { apply, consent, nominate, review } = procedure.windows
  const windows = Object.fromEntries(
    Object.entries({ apply, consent, nominate, review }).map(([name, its]) => [name, { ...its, value: open }]),
  )
  return {
    ...law,
    policy: { ...law.policy, edition: '2022.998', procedure: { ...procedure, windows: { ...procedure.windows, ...windows } } },
  }
}

export type SoakHouse = {
  readonly fleet: Fleet
  /** Each person's form, fit to be handed in. */
  readonly forms: readonly object[]
}

export const openSoakHouse = async (people: number): Promise<SoakHouse> => {
  const fleet = await openFleet()
  const { database } = fleet.opened.house
  const law = lawWithoutEnd()
  const opened: House = { ...fleet.opened.house, laws: await keepLaws(database, [law]) }
  for (const actor of [leader, department]) await settle(database, actor)
  for (const [actor, action, input] of [
    [leader, 'publish', { law: digestOf(law), edition: law.policy.edition }],
    [department, 'open', {}],
  ] as const)
    await perform(opened, { subject: 'round', id: round, action, input, actor, request: undefined })
  const secret = await hashPassword(password)
  for (let i = 0; i < people; i += 1) {
    await database.query("insert into person (id, name) values ($1, '')", [`person ${i}`])
    await database.query('insert into account (id, login, zh, en, person, password) values ($1, $1, $1, $1, $2, $3)', [
      `a${i}`,
      `person ${i}`,
      secret,
    ])
    const officer = officerOf(i)
    await database.query('insert into account (id, login, zh, en, password) values ($1, $1, $1, $1, $2)', [officer, secret])
    await database.query("insert into seat (account, role, organisation) values ($1, 'department', $2)", [
      officer,
      department.seats[0]?.organisation,
    ])
  }
  const forms = inventPeople(law).flatMap(({ form, fit }) => (fit === 'eligible' ? [form] : []))
  return { fleet, forms }
}

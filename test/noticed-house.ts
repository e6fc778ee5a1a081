/** A house in which a few invented people stand on the public notice, as a test of the notice's page begins. */
import { applicationsOf, listChanges, placesUsed } from '../core/accounts.ts'
import { blank as blankApplication } from '../core/application/dossier.ts'
import { blank as blankRoster, rosterOf } from '../core/nomination/dossier.ts'
import { bodyOf, department, employer, employerOf, hohhot, leader, round } from './given.ts'
import { law2022, law2022Digest, type TestHouse } from './house.ts'

type OnList = { readonly id: string; readonly name: string }

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, 'department', now(), 1, 'begun', $8)`

const put = async ({ database }: TestHouse, subject: string, id: string, state: Readonly<Record<string, unknown>>) => {
  const values = [subject, id, round, state.person ?? null, state.employer ?? null, state.body, state.status, JSON.stringify(state)]
  await database.transaction('everything', query => query(rowText, values))
}

const give = ({ database }: TestHouse, account: string, balance: number) =>
  database.transaction('everything', query => query('insert into counter (name, balance) values ($1, $2)', [account, balance]))

/** Everybody is accepted, on a received roster, and on notice from 2022-05-09 to 2022-05-16. */
export const showList = async (house: TestHouse, people: readonly OnList[]): Promise<void> => {
  await house.settle(leader, department, bodyOf(hohhot), employerOf(employer))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition })
  const relations = { round, track: 'inside', employer, body: hohhot }
  for (const [i, { id, name }] of people.entries()) {
    const person = `person ${id}`
    await house.database.query('insert into person (id, name) values ($1, $2)', [person, name])
    await house.database.query("insert into account (id, login, zh, en, person) values ($1, $1, '', '', $2)", [`account of ${id}`, person])
    await put(house, 'application', id, { ...blankApplication, ...relations, person, status: 'accepted', listed: i })
    await give(house, applicationsOf(round, person), 1)
  }
  const lines = people.map(({ id }, i) => ({ application: id, grassRoots: false, as: 'recommended', rank: i + 1 }))
  await put(house, 'nomination', rosterOf(round, 'inside', hohhot), {
    ...blankRoster,
    ...relations,
    employer: undefined,
    status: 'received',
    lines,
  })
  await house.database.transaction('everything', async query => {
    for (const [account, balance] of [
      [placesUsed(round, 'inside', hohhot), people.length],
      [listChanges(round), people.length],
    ] as const)
      await query('insert into counter (name, balance) values ($1, $2) on conflict (name) do update set balance = excluded.balance', [
        account,
        balance,
      ])
  })
  await house.act(leader, 'round', round, 'open')
  for (const [action, day] of [
    ['close', '2022-05-06'],
    ['publishNotice', '2022-05-09'],
  ] as const) {
    house.turnTo(day)
    const answer = await house.act(leader, 'round', round, action)
    if (answer.kind !== 'done') throw new Error(`${action} was ${JSON.stringify(answer)}`)
  }
}

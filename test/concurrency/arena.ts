/** Sixty consented applications of one body, set back by SQL between races, so that two hundred races cost seconds. */
import { placesFree, placesUsed } from '../../core/accounts.ts'
import { perform } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { bodyOf, department, employer, employerOf, formOf, hohhot, law, leader, personOf, rosterId, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'

export const racerIds = (n: number) => Array.from({ length: n }, (_, i) => `racer${i}`)
const undertakings = law.policy.training.undertakings.value.map(u => u.code)

const done = async (answering: ReturnType<TestHouse['act']>) => {
  const answer = await answering
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
}

const consented = async (house: TestHouse, id: string) => {
  await house.settle(personOf(id))
  await done(house.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) }))
  await done(house.act(personOf(id), 'application', id, 'submit'))
  await done(house.act(employerOf(employer), 'application', id, 'consent', { conductConfirmed: true, undertakings }))
}

/** An open round in March with so many applications waiting for one body. */
export const openArena = async (racers: number, connections = 20): Promise<TestHouse> => {
  const house = await freshHouse(connections)
  await house.settle(department, leader, employerOf(employer), bodyOf(hohhot))
  await done(house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition }))
  await done(house.act(department, 'round', round, 'open'))
  await Promise.all(racerIds(racers).map(id => consented(house, id)))
  house.turnTo('2022-03-15')
  return house
}

const free = placesFree(round, 'inside', hohhot)
const used = placesUsed(round, 'inside', hohhot)

/** Everybody is consented again, the roster is empty and the body has so many places. The journal goes on. */
export const setBack = (house: TestHouse, places: number) =>
  withClient(house.url, async client => {
    await client.query(`update dossier set status = 'consented', state = state || '{"status":"consented"}' where subject = 'application'`)
    await client.query(`update dossier set state = state || '{"lines":[]}' where subject = 'nomination'`)
    await client.query(`update counter set balance = 1 where name like 'applications/%'`)
    await client.query(
      'insert into counter (name, balance) values ($1, $3), ($2, 0) on conflict (name) do update set balance = excluded.balance',
      [free, used, places],
    )
  })

export type Standing = { readonly free: number; readonly used: number; readonly recommended: number; readonly listed: number }

/** What the ledger, the dossiers and the roster say, each for itself. */
export const standing = (house: TestHouse): Promise<Standing> =>
  withClient(house.url, async client => {
    const { rows } = await client.query<Standing>(
      `select (select balance from counter where name = $1)::int as free, (select balance from counter where name = $2)::int as used,
        (select count(*) from dossier where subject = 'application' and status = 'recommended')::int as recommended,
        (select coalesce(jsonb_array_length(state -> 'lines'), 0) from dossier where subject = 'nomination' and id = $3)::int as listed`,
      [free, used, rosterId()],
    )
    const [row] = rows
    if (!row) throw new Error('no standing')
    return row
  })

/** Every racer is recommended at once; how many got a place, and whoever met something else than a place or a refusal. */
export const race = async (house: TestHouse, racers: number) => {
  const answers = await Promise.allSettled(
    racerIds(racers).map(id => perform(house, { subject: 'application', id, action: 'recommend', input: {}, actor: bodyOf(hohhot) })),
  )
  const values = answers.flatMap(a => (a.status === 'fulfilled' ? [a.value] : []))
  const refusedFor = values.flatMap(a => (a.kind === 'refused' ? a.refusals.map(r => r.rule) : []))
  return {
    won: values.filter(a => a.kind === 'done').length,
    thrown: answers.flatMap(a => (a.status === 'rejected' ? [String(a.reason)] : [])),
    otherwise: refusedFor.filter(rule => rule !== 'withinPlaces'),
  }
}

// Offers, answers, nominations, returns, the department's own moves and the clock at once, on a real PostgreSQL: the places of a track are as many as before, and none is held twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { rosterOf } from '../../core/nomination/dossier.ts'
import { digestOf } from '../../server/laws.ts'
import type { Answer } from '../../server/perform.ts'
import { rebuild } from '../../server/rebuild.ts'
import { bodyOf, clock, department, employer, employerOf, formOf, hohhot, law, leader, personOf, round, undertakings } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'

const baotou = '150200'
const [ours, theirs] = [bodyOf(hohhot), bodyOf(baotou)]
const { procedure } = law.policy
const unusedPlaces = { value: 'expireAfterNominating' as const, clause: '1.2' }
const moves = { value: { needApproval: false }, clause: '1.2' }
const itsLaw = { ...law, policy: { ...law.policy, procedure: { ...procedure, unusedPlaces, moves } } }
const racers = Array.from({ length: 12 }, (_, i) => `r${i}`)

let house: TestHouse
const done = async (answering: Promise<Answer>) => {
  const answer = await answering
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
}
const extend = (body: string) =>
  house.act(department, 'round', round, 'extendFor', { step: 'nominate', bodies: [body], until: '2022-04-08', reason: '示例' })

beforeAll(async () => {
  house = await freshHouse(16, [itsLaw])
  await house.settle(department, leader, clock, employerOf(employer), ours, theirs, ...racers.map(personOf))
  await done(house.act(leader, 'round', round, 'publish', { law: digestOf(itsLaw), edition: law.policy.edition }))
  await done(house.act(department, 'round', round, 'open'))
  for (const id of racers) {
    await done(house.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) }))
    await done(house.act(personOf(id), 'application', id, 'submit'))
    await done(house.act(employerOf(employer), 'application', id, 'consent', { conductConfirmed: true, undertakings }))
  }
  for (const body of [hohhot, baotou]) await done(extend(body))
  house.turnTo('2022-04-06')
}, 120_000)
afterAll(() => house.close())

/** The same numbers on every run. */
const dice = (seed: number) => {
  let state = seed
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

type Try = () => Promise<Answer>
const offers: { readonly id: string; readonly taker: Actor; readonly giver: Actor }[] = []

/** Everything that somebody might do at this moment; most of it will be refused. */
const tries = (throwing: (sides: number) => number, wave: number): readonly Try[] => {
  const offer = (n: number): Try => {
    const [giver, taker, from, to] = n % 2 === 0 ? [ours, theirs, hohhot, baotou] : [theirs, ours, baotou, hohhot]
    const id = `${round}.inside.${from}.w${wave}n${n}`
    offers.push({ id, giver, taker })
    const count = 1 + throwing(2)
    return () => house.act(giver, 'move', id, 'offer', { taker: to, count, reason: '示例' })
  }
  const answer = ({ id, giver, taker }: (typeof offers)[number]): readonly Try[] => [
    () => house.act(taker, 'move', id, 'agree', { reason: '示例' }),
    throwing(2) === 0 ? () => house.act(taker, 'move', id, 'decline', { reason: '示例' }) : () => house.act(giver, 'move', id, 'takeBack'),
  ]
  const earlier = offers.slice(-6)
  const racer = () => racers[throwing(racers.length)] ?? ''
  const give = { track: 'inside', from: 'pool', to: throwing(2) === 0 ? hohhot : baotou, count: 1, reason: '示例' }
  const all = [
    ...earlier.flatMap(answer),
    ...[0, 1, 2, 3].map(offer),
    ...[1, 2, 3].map(() => {
      const id = racer()
      return () => house.act(ours, 'application', id, 'recommend')
    }),
    () => house.act(ours, 'nomination', rosterOf(round, 'inside', hohhot), 'returnPlaces', { count: 1 }),
    () => house.act(theirs, 'nomination', rosterOf(round, 'inside', baotou), 'returnPlaces', { count: 1 }),
    () => house.act(department, 'round', round, 'movePlaces', give),
    () => house.act(clock, 'round', round, 'expirePlaces'),
  ]
  return all
    .map(one => ({ one, at: throwing(1000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

const standing = async () => {
  const all = <R extends Record<string, unknown>>(text: string) => house.database.transaction('everything', query => query<R>(text))
  const counters = await all<{ name: string; balance: number }>(
    `select name, balance from counter where name like 'places/${round}/inside/%'`,
  )
  const [said] = await all<{ offered: number; recommended: number }>(
    `select (select coalesce(sum((state ->> 'count')::int), 0)::int from dossier where subject = 'move' and status = 'offered') as offered,
      (select count(*)::int from dossier where subject = 'application' and status = 'recommended') as recommended`,
  )
  const [moved] = await all<{ sum: number }>(
    `select coalesce(sum(case when credit = c.name then amount else -amount end), 0)::int as sum
      from counter c join posting p on c.name in (p.credit, p.debit) where c.name like 'places/${round}/inside/%'`,
  )
  const sum = (end: string) => counters.reduce((total, { name, balance }) => total + (name.endsWith(end) ? balance : 0), 0)
  return {
    all: sum(''),
    least: Math.min(...counters.map(c => c.balance)),
    offered: sum('/offered') - (said?.offered ?? 0),
    used: sum('/used') - (said?.recommended ?? 0),
    posted: moved?.sum,
  }
}

test('1.2 whatever happens at once, the forty places stay forty, none below zero, none held twice', async () => {
  const throwing = dice(7)
  const kinds = new Set<string>()
  for (let wave = 0; wave < 25; wave += 1) {
    const answers = await Promise.allSettled(tries(throwing, wave).map(one => one()))
    expect(answers.flatMap(a => (a.status === 'rejected' ? [String(a.reason)] : []))).toEqual([])
    const values = answers.flatMap(a => (a.status === 'fulfilled' ? [a.value] : []))
    expect(values.filter(a => !['done', 'refused', 'absent'].includes(a.kind))).toEqual([])
    for (const a of values) if (a.kind === 'done') kinds.add(`${a.receipt.subject}.${a.receipt.action}`)
    expect(await standing()).toEqual({ all: 40, least: 0, offered: 0, used: 0, posted: 40 })
  }
  expect(kinds.size).toBeGreaterThan(4)
  expect(await rebuild(house.database)).toMatchObject({ differences: [] })
}, 200_000)

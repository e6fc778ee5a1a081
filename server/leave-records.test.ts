/** Trainings that were in the statuses of leave of before: what migration 0027 makes of their rows, and the journal after it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../core/action.ts'
import type { Actor } from '../core/facts.ts'
import { trainingIn } from '../core/training/dossier.ts'
import { comeBack } from '../core/training/leave/comeBack.ts'
import { grantLeave } from '../core/training/leave/grantLeave.ts'
import { law } from '../test/given.ts'
import { freshDatabase, loginOf } from '../test/postgres.ts'
import { at, enrolled, id, imu } from '../test/year.ts'
import { type Database, migrate, openDatabase } from './database.ts'
import { withClient } from './postgres/check.ts'
import { rebuild } from './rebuild.ts'

const folder = join(import.meta.dirname, 'migrations')
const world = enrolled()
const asked = { from: '2022-10-10', to: '2022-10-12', countsAsTraining: false }
const second = { from: '2022-11-07', to: '2022-11-11', countsAsTraining: true }

type Told = { readonly action: string; readonly role: string; readonly status: string; readonly fact: unknown; readonly at: string }
const ask: Told = { action: 'askLeave', role: 'person', status: 'leaveAsked', fact: asked, at: '2022-10-08T04:00:00.000Z' }
const grant: Told = {
  ...{ action: 'grantLeave', role: 'host', status: 'onLeave', at: '2022-10-09T04:00:00.000Z' },
  fact: { leave: asked, daysAway: 3, warns: false },
}
const back: Told = { action: 'comeBack', role: 'host', status: 'enrolled', fact: { on: '2022-10-13' }, at: '2022-10-13T04:00:00.000Z' }
const askAgain: Told = { ...ask, fact: second, at: '2022-11-01T04:00:00.000Z' }
/** As such trainings were told, by the name under which they lie, with what their rows said of leave. */
const lives: Readonly<Record<string, { readonly told: readonly Told[]; readonly says: object }>> = {
  asked: { told: [ask], says: { status: 'leaveAsked', leaves: [], leaveAsked: asked } },
  away: { told: [ask, grant], says: { status: 'onLeave', leaves: [asked] } },
  again: { told: [ask, grant, back, askAgain], says: { status: 'leaveAsked', leaves: [asked], leaveAsked: second } },
}

const entryText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, kept, due, status, prev, hash)
values ('training', $1, $2, $3, $4, $5, false, $6, $7, $8, $9, $10, $11, '', $12)`
const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
values ('training', $1, $2, 'inside', $3, $4, $5, $6, $7, 'host', $8, $9, $10, $11, $12)`

let database: Database
const stateOf = async (name: string) => {
  const [row] = await database.transaction('everything', query =>
    query<{ status: string; waits_for: string; state: object }>(
      "select status, waits_for, state from dossier where subject = 'training' and id = $1",
      [name],
    ),
  )
  if (!row) throw new Error(`${name} is gone`)
  return { status: row.status, waitsFor: row.waits_for, training: trainingIn(row.state) }
}

/** What somebody may do with a training as its row stands. */
const may = async (action: typeof grantLeave | typeof comeBack, actor: Actor, name: string, today: string, input: object) => {
  const { training } = await stateOf(name)
  const round = world.dossier('round', training.round ?? '')
  const facts = {
    subject: 'training',
    id: name,
    dossier: training,
    round,
    actor,
    at: `${today}T04:00:00.000Z`,
    today,
    input,
    nonce: '',
  } as const
  return decideOn(action, law, { ...facts, balance: () => 0 })
}

/** The training as it was begun, then what this life has of leave. */
const linesOf = (told: readonly Told[]) => [
  ...world.journal
    .filter(entry => entry.subject === 'training' && entry.id === id)
    .map(({ action, role, at: on, fact, due }) => ({ action, role, at: on, fact, due, status: 'enrolled' })),
  ...told.map(one => ({ ...one, due: '2022-12-01' })),
]

type Client = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> }

const tell = async (client: Client, name: string): Promise<void> => {
  const { told = [], says = {} } = lives[name] ?? {}
  const lines = linesOf(told)
  for (const [i, { action, role, at: on, fact, due, status }] of lines.entries())
    await client.query(entryText, [
      ...[name, i + 1, action, imu.id, role, on, law.policy.edition, JSON.stringify(fact), null, due ?? null, status, `${name} ${i + 1}`],
    ])
  const { leavesAsked: _, awayNumber: __, absences: ___, madeUp: ____, ...rest } = at(world)
  const state = { ...rest, ...says, due: '2022-12-01' }
  const { round, person, employer, body, host } = rest
  await client.query(rowText, [
    ...[name, round, person, employer, body, host, state.status, state.due, told.at(-1)?.at, lines.length, `${name} ${lines.length}`],
    JSON.stringify(state),
  ])
}

beforeAll(async () => {
  const url = await freshDatabase()
  const before = readdirSync(folder).filter(name => name < '0027')
  await withClient(url, async client => {
    await client.query('create table migration (name text primary key, at timestamptz not null default now())')
    for (const name of before.sort()) {
      await client.query(readFileSync(join(folder, name), 'utf8'))
      await client.query('insert into migration (name) values ($1)', [name])
    }
    for (const name of Object.keys(lives)) await tell(client, name)
  })
  await migrate(url)
  database = openDatabase(await loginOf(url), 2)
})
afterAll(() => database.close())

test('6.4 whoever had asked for leave, or was on leave, studies on with it on record', async () => {
  for (const name of Object.keys(lives)) expect([name, await stateOf(name)]).toMatchObject([name, { status: 'enrolled', waitsFor: 'host' }])
  expect((await stateOf('asked')).training).toMatchObject({ leaves: [], leavesAsked: [{ ...asked, nth: 1 }], awayNumber: 1 })
  expect((await stateOf('away')).training).toMatchObject({ leaves: [asked], leavesAsked: [] })
  expect((await stateOf('again')).training).toMatchObject({ leaves: [asked], leavesAsked: [{ ...second, nth: 2 }], awayNumber: 2 })
  expect((await stateOf('asked')).training).not.toHaveProperty('leaveAsked')
  expect((await may(grantLeave, imu, 'again', '2022-11-02', { leave: 2 })).ok).toBe(true)
})

test('6.4 made anew from the journal, leaves of before have the numbers by which somebody comes back from them', async () => {
  expect((await may(comeBack, imu, 'away', '2022-10-12', { on: '2022-10-12' })).ok).toBe(false)
  const { differences } = await rebuild(database, true)
  expect(new Set(differences.map(({ column }) => column))).not.toContain('(row)')
  expect((await rebuild(database)).differences).toEqual([])
  expect((await stateOf('asked')).training).toMatchObject({ status: 'enrolled', leavesAsked: [{ ...asked, nth: 1 }], awayNumber: 1 })
  expect((await stateOf('away')).training).toMatchObject({ status: 'enrolled', leaves: [{ ...asked, nth: 1 }], leavesAsked: [] })
  expect((await stateOf('again')).training).toMatchObject({ leaves: [{ nth: 1 }], leavesAsked: [{ ...second, nth: 2 }], awayNumber: 2 })
  expect((await may(comeBack, imu, 'away', '2022-10-12', { on: '2022-10-12' })).ok).toBe(true)
  expect((await may(grantLeave, imu, 'asked', '2022-10-09', { leave: 1 })).ok).toBe(true)
})

/** The pages of the year over HTTP's own handlers: five thousand trainees at three hundred hosts in three rounds that overlap, in the middle of their studies. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blank } from '../core/training/dossier.ts'
import { migrate, openDatabase } from '../server/database.ts'
import { dutiesOnce } from '../server/duties.ts'
import type { House } from '../server/house.ts'
import { openDoors } from '../server/http.ts'
import { digestOf, keepLaws } from '../server/laws.ts'
import { peopleOf } from '../server/people.ts'
import { perform } from '../server/perform.ts'
import { withClient } from '../server/postgres/check.ts'
import { startPostgres } from '../server/postgres.ts'
import { sealsOf } from '../server/seal.ts'
import { startSession } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'
import { lawsThatCome } from '../server/start.ts'
import { foldTally } from '../server/tally.ts'
import type { Row } from './row.ts'

const trainees = 5_000
const hosts = 300
const rounds = ['bench-1', 'bench-2', 'bench-3'] as const
const [round] = rounds
const body = '150100'
const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')

const peopleText = `
insert into organisation (id, kind, zh, en) select 'h' || g, 'host', '大学' || g, 'University ' || g from generate_series(0, ${hosts - 1}) g;
insert into organisation (id, kind, zh, en) select 'e' || g, 'employer', '医院' || g, 'Hospital ' || g from generate_series(0, 1999) g;
insert into organisation (id, kind, zh, en) select unnest, 'body', unnest, unnest from unnest($2::text[]) on conflict do nothing;
insert into person (id, name) select 'p' || g, '学员' || g from generate_series(1, $1::int) g`

/** A third have passed and are asked what came of it; the others study. */
const trainingsText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
select 'training', 't' || g, r.round, 'inside', 'p' || g, 'e' || g % 2000, b.body, 'h' || g % ${hosts}, s.status, s.waits_for, date '2022-12-01',
  timestamptz '2022-09-01', 1, 'h', $3::jsonb || jsonb_build_object('status', s.status, 'round', r.round, 'track', 'inside', 'person', 'p' || g,
    'employer', 'e' || g % 2000, 'body', b.body, 'host', 'h' || g % ${hosts}, 'studyStart', s.starts, 'studyEnd', s.ends)
from generate_series(1, $1::int) g
cross join lateral (select ($2::text[])[1 + (g / 7) % cardinality($2::text[])] as body) b
cross join lateral (select ($4::text[])[1 + g % 3] as round) r
cross join lateral (select * from (values (0, 'passed', 'employer', '2021-09-01', '2022-08-31'), (1, 'enrolled', 'host', '2022-09-01', '2023-08-31'),
  (2, 'enrolled', 'host', '2022-09-01', '2023-08-31')) v (k, status, waits_for, starts, ends) where k = (g / 3) % 3) s`
/** One host with as many people as its page shows, of whom half are still to enrol. */
const largeText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
select subject, 'large' || row_number() over (order by id), round, track, person, employer, body, 'large', s.status, 'host', due, since, n, hash,
  state || jsonb_build_object('host', 'large', 'status', s.status, 'enrolUntil', '2023-03-24', 'notice', jsonb_build_object('code', 'n', 'year', 2022, 'number', 1))
from dossier d cross join lateral (select case when length(d.id) % 2 = 0 then 'notified' else 'enrolled' end as status) s
where subject = 'training' and d.status = 'enrolled' order by d.id limit 500`
const journalText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
select subject, id, 1, 'enrol', 'host', 'host', false, since, '2022.1', '{}', status, '', 'h' from dossier where subject = 'training'`

const officers = [
  { id: 'officer', role: 'department', organisation: 'department' },
  { id: 'head', role: 'leader', organisation: 'department' },
  { id: 'clerk', role: 'body', organisation: body },
  { id: 'host', role: 'host', organisation: 'h7' },
  { id: 'large', role: 'host', organisation: 'large' },
  { id: 'employer', role: 'employer', organisation: 'e7' },
] as const

const fill = async (house: House, url: string): Promise<void> => {
  if (!law) throw new Error('there is no policy')
  const bodies = law.places.bodies.map(one => one.body)
  await withClient(url, async client => {
    await client.query(
      "insert into organisation (id, kind, zh, en) values ('department', 'department', '处', 'Department'), ('large', 'host', '大培养单位', 'Large')",
    )
    const [hostsText = '', unitsText = '', bodiesText = '', people = ''] = peopleText.split(';\n')
    await client.query(hostsText)
    await client.query(unitsText)
    await client.query(bodiesText.replace('$2', '$1'), [bodies])
    await client.query(people, [trainees])
  })
  for (const { id, role, organisation } of officers) {
    await house.database.query('insert into account (id, login, zh, en) values ($1, $1, $1, $1)', [id])
    await house.database.query('insert into seat (account, role, organisation) values ($1, $2, $3)', [id, role, organisation])
  }
  await house.database.query("insert into account (id, login, zh, en, person) values ('person', 'person', '', '', 'p2001')")
  const actor = { id: 'head', seats: [{ role: 'leader', organisation: 'department' }] } as const
  const input = { law: digestOf(law), edition: law.policy.edition }
  for (const id of rounds) await perform(house, { subject: 'round', id, action: 'publish', input, actor })
  await withClient(url, async client => {
    await client.query(trainingsText, [trainees, bodies, JSON.stringify(blank), [...rounds]])
    await client.query(largeText)
    await client.query(journalText)
  })
  const began = performance.now()
  await dutiesOnce(house)
  filled.ms = performance.now() - began
  await foldTally(house)
  await withClient(url, client => client.query('vacuum analyze'))
}
const filled = { ms: 0 }

const pages = {
  'first page of the department': ['officer', 'home'],
  'duties of the department': ['officer', 'duties'],
  'late ones of all employers': ['officer', 'duties', 'state=late&who=employer'],
  'the whole round, for the leader': ['head', 'roundState'],
  'what came of the round': ['head', 'followUps'],
  'first page of a body': ['clerk', 'home'],
  'duties of a body': ['clerk', 'duties'],
  'first page of a host': ['host', 'home'],
  'duties of a host': ['host', 'duties'],
  'the day of a host': ['host', 'hostDay'],
  'the day of a host that has five hundred people': ['large', 'hostDay'],
  'first page of an employer': ['employer', 'home'],
  'the employer’s year': ['employer', 'staff'],
  'first page of a trainee': ['person', 'home'],
  'duties of a trainee': ['person', 'duties'],
} as const

const at = (times: readonly number[], share: number) =>
  Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1))

const measure = async (house: House, folder: string, each: number): Promise<readonly Row[]> => {
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: folder }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const rows: Row[] = []
  for (const [name, [who, question, more]] of Object.entries(pages)) {
    // A host's day is of every round that it has people in.
    const input = question === 'hostDay' ? '' : `round=${round}&${more ?? ''}`
    const cookie = `tepei=${await startSession(house, who)}`
    const times: number[] = []
    for (let i = 0; i < each + 5; i += 1) {
      const began = performance.now()
      const answer = await app.inject({ url: `/api/${question}?${input}`, headers: { cookie } })
      if (answer.statusCode !== 200) throw new Error(`${name} answered ${answer.statusCode} ${answer.body}`)
      if (i >= 5) times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    rows.push({
      name: `duties: ${name}`,
      value: at(times, 0.5),
      unit: 'ms',
      note: `p99 ${at(times, 0.99)} ms; 5,000 trainees, 300 hosts, three rounds`,
    })
  }
  await app.close()
  return [
    ...rows,
    { name: 'duties: all lines made from an empty table', value: Math.round(filled.ms), unit: 'ms', note: 'five thousand trainings' },
  ]
}

export const runDuties = async (each: number): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-bench-'))
  const server = await startPostgres({ directory: join(folder, 'postgres') })
  const database = openDatabase(server.url, 12)
  try {
    await migrate(server.ownerUrl)
    const seals = sealsOf(Buffer.alloc(32, 7))
    const laws = await keepLaws(database, law ? [law] : [])
    const house: House = { database, laws, seals, people: peopleOf(seals), at: () => new Date('2023-03-20T04:00:00.000Z') }
    await fill(house, server.ownerUrl)
    return await measure(house, folder, each)
  } finally {
    await database.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

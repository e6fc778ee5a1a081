/** The officer's queue and search over HTTP's own handlers with ten and a hundred thousand applications in one round, beside what a page with ilike and offset does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inventPeople } from '../demo/people.ts'
import { migrate, openDatabase } from '../server/database.ts'
import type { House } from '../server/house.ts'
import { openDoors } from '../server/http.ts'
import { digestOf, keepLaws } from '../server/laws.ts'
import { nameOrganisations } from '../server/organisations.ts'
import { peopleOf } from '../server/people.ts'
import { perform } from '../server/perform.ts'
import { withClient } from '../server/postgres/check.ts'
import { startPostgres } from '../server/postgres.ts'
import { placeOf, sealsOf } from '../server/seal.ts'
import { startSession } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'
import { spellOut } from '../server/spelling.ts'
import { lawsThatCome } from '../server/start.ts'
import { foldTally } from '../server/tally.ts'
import type { Row } from './row.ts'

export const round = 'bench'
const body = '150100'

const insertPeople = `
insert into organisation (id, kind, zh, en) select 'e' || g, 'employer',
  (array['呼和浩特','包头','乌海','赤峰','通辽','鄂尔多斯','呼伦贝尔','巴彦淖尔'])[1 + g % 8] || '市第' || (1 + g / 40) || (array['医院','中学','农牧局','研究所','畜牧站'])[1 + (g / 8) % 5], 'Unit ' || g
  from generate_series(0, 4999) g;
insert into person (id, name) select 'p' || g, substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗乌包白斯', 1 + floor(24 * power(random(), 1.6))::int, 1)
  || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华建国梅兰格', 1 + floor(30 * random())::int, 1)
  || case when random() < 0.7 then substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华建国梅兰格', 1 + floor(30 * random())::int, 1) else '' end
  from generate_series(1, $1::int) g`

const insertDossiers = `
insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, due, since, n, hash, state)
select 'application', 'x' || g, '${round}', t.track, 'p' || g, 'e' || g % 5000, b.body, s.status, s.waits_for,
  case when s.waits_for is null or g % 4 = 0 then null else date '2022-03-20' + (g % 60) end, timestamptz '2022-03-03' + g * interval '7 second', 1, 'h',
  jsonb_build_object('status', s.status, 'round', '${round}', 'track', t.track, 'person', 'p' || g, 'employer', 'e' || g % 5000, 'body', b.body,
    'attested', jsonb_build_object('employerConsents', true), 'preferences', '[]'::jsonb, 'objections', '[]'::jsonb, 'corrections', '[]'::jsonb, 'undertakings', '[]'::jsonb, 'version', 1)
from generate_series(1, $1::int) g
cross join lateral (select (array['inside', 'outside'])[1 + g % 2] as track) t
cross join lateral (select ($2::text[])[1 + (g / 7) % cardinality($2::text[])] as body) b
cross join lateral (select * from (values (0, 'submitted', 'employer'), (1, 'consented', 'body'), (2, 'nominated', 'department'), (3, 'draft', 'person'),
  (4, 'nominated', 'department'), (5, 'consented', 'body'), (6, 'declined', null), (7, 'recommended', 'body')) v (k, status, waits_for) where k = g % 8) s`

const insertJournal = `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
  select subject, id, 1, 'submit', 'officer', 'person', true, since, '2022.1', '{}', status, '', 'h' from dossier where subject = 'application'`

const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')

const insertForms = async (house: House, url: string, many: number): Promise<void> => {
  if (!law) throw new Error('there is no policy')
  const forms = inventPeople(law).map(({ form }) => ({ ...form, proofs: [] }))
  const text = `insert into record (subject, id, n, kind, sealed) select 'application', id, 1, 'form', sealed from unnest($1::text[], $2::bytea[]) as t(id, sealed)`
  await withClient(url, async client => {
    for (let from = 1; from <= many; from += 2_000) {
      const ids = Array.from({ length: Math.min(2_000, many - from + 1) }, (_, i) => `x${from + i}`)
      const sealed = ids.map((id, i) => house.seals.seal(placeOf('application', id, 'form', 1), forms[(from + i) % forms.length]).bytes)
      await client.query(text, [ids, sealed])
    }
  })
}

const officers = [
  { id: 'officer', role: 'department', organisation: 'department' },
  { id: 'leader', role: 'leader', organisation: 'department' },
  { id: 'clerk', role: 'body', organisation: body },
] as const

const fill = async (house: House, url: string, many: number): Promise<void> => {
  if (!law) throw new Error('there is no policy')
  const { query } = house.database
  await nameOrganisations(query, [law])
  for (const { id, role, organisation } of officers) {
    await query('insert into account (id, login, zh, en) values ($1, $1, $1, $1)', [id])
    await query('insert into seat (account, role, organisation) values ($1, $2, $3)', [id, role, organisation])
  }
  const actor = { id: 'leader', seats: [{ role: 'leader', organisation: 'department' }] } as const
  const input = { law: digestOf(law), edition: law.policy.edition }
  const answer = await perform(house, { subject: 'round', id: round, action: 'publish', input, actor })
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
  await withClient(url, async client => {
    const [units = '', people = ''] = insertPeople.split(';\n')
    await client.query(units)
    await client.query(people, [many])
    await client.query(insertDossiers, [many, law.places.bodies.map(b => b.body)])
    await client.query(insertJournal)
  })
  await insertForms(house, url, many)
  await spellOut(house)
  await foldTally(house)
  await withClient(url, client => client.query('vacuum analyze'))
}

const queries = {
  'queue of the department': ['officer', '/api/queue?'],
  'whom the department waits for': ['officer', '/api/queue?list=others&'],
  'first page of the department': ['officer', '/api/home?'],
  'one file at the review desk': ['officer', '/api/desk?id={nominated}'],
  'seats that nobody holds': ['officer', '/api/emptySeats?'],
  'queue of a body': ['clerk', '/api/queue?'],
  'first page of a body': ['clerk', '/api/home?'],
  'search by a surname': ['officer', `/api/queue?list=others&q=${encodeURIComponent('王')}&`],
  'search by two characters': ['officer', `/api/queue?q=${encodeURIComponent('伟芳')}&`],
  'search by initials': ['officer', '/api/queue?q=wwf&'],
  'search by one letter': ['clerk', '/api/queue?q=w&'],
  'search by an employer': ['officer', `/api/queue?q=${encodeURIComponent('第12研究所')}&`],
  'search by a common employer': ['clerk', `/api/queue?q=${encodeURIComponent('医院')}&`],
  'search that finds nothing': ['officer', `/api/queue?q=${encodeURIComponent('欧阳')}&`],
  'a list narrowed and searched': ['officer', `/api/dossiers?subject=application&status=nominated&track=inside&sort=due&q=liw&`],
} as const

const at = (times: readonly number[], share: number) =>
  Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2))
const timed = async (work: () => Promise<unknown>, clients: number, each: number): Promise<readonly number[]> => {
  const times: number[] = []
  const one = async () => {
    for (let i = 0; i < each; i += 1) {
      const began = performance.now()
      await work()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: clients }, one))
  return times.toSorted((a, b) => a - b)
}

/** What a page does that was written in an afternoon: every column by ilike, the count beside it, pages by offset. */
const plainText = `
select d.id, p.name, e.zh, d.status, d.due from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
where d.round = $1 and d.waits_for = 'department' and (p.name ilike $2 or p.pinyin ilike $2 or p.initials ilike $2 or e.zh ilike $2)
order by d.due nulls last, d.since limit 26 offset $3`
const plainCount = `
select count(*) from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
where d.round = $1 and d.waits_for = 'department' and (p.name ilike $2 or p.pinyin ilike $2 or p.initials ilike $2 or e.zh ilike $2)`
const plain = (house: House, typed: string, offset: number) => () =>
  house.database.transaction({ organisations: [], offices: ['department'] }, async query => {
    await query(plainText, [round, `%${typed}%`, offset])
    await query(plainCount, [round, `%${typed}%`])
  })

type Measured = { readonly name: string; readonly p50: number; readonly p99: number; readonly busy: number }

/** Opens a house of its own with so many applications, and closes it when the work is done. */
export const withHouse = async <T>(many: number, work: (house: House, folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-bench-'))
  const server = await startPostgres({ directory: join(folder, 'postgres') })
  const database = openDatabase(server.url, 12)
  try {
    await migrate(server.ownerUrl)
    const seals = sealsOf(Buffer.alloc(32, 7))
    const laws = await keepLaws(database, law ? [law] : [])
    const house: House = { database, laws, seals, people: peopleOf(seals), at: () => new Date('2022-04-10T04:00:00.000Z') }
    await fill(house, server.ownerUrl, many)
    return await work(house, folder)
  } finally {
    await database.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const measure = async (name: string, work: () => Promise<unknown>, each: number): Promise<Measured> => {
  await timed(work, 1, 5)
  const alone = await timed(work, 1, each)
  const busy = await timed(work, 16, Math.ceil(each / 4))
  return { name, p50: at(alone, 0.5), p99: at(alone, 0.99), busy: at(busy, 0.99) }
}

const measureHouse = async (house: House, folder: string, each: number): Promise<readonly Measured[]> => {
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: folder }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const cookies = new Map<string, string>()
  for (const { id } of officers) cookies.set(id, `tepei=${await startSession(house, id)}`)
  const found: Measured[] = []
  let turn = 1
  for (const [name, [who, url]] of Object.entries(queries)) {
    const ask = async () => {
      const filled = url.replace('{nominated}', `x${8 * (turn++ % 1_000) + 2}`)
      const answer = await app.inject({
        url: /[?&]$/.test(filled) ? `${filled}round=${round}` : filled,
        headers: { cookie: cookies.get(who) ?? '' },
      })
      if (answer.statusCode !== 200) throw new Error(`${name} answered ${answer.statusCode} ${answer.body}`)
    }
    found.push(await measure(name, ask, each))
  }
  found.push(await measure('plain: ilike and offset, the first page', plain(house, '', 0), each))
  found.push(await measure('plain: ilike and offset, page 200', plain(house, '', 5_000), each))
  found.push(await measure('plain: ilike, two characters', plain(house, '伟芳', 0), each))
  await app.close()
  return found
}

const measureAll = (many: number, each: number) => withHouse(many, (house, folder) => measureHouse(house, folder, each))

const rival = (name: string) =>
  name.startsWith('search') || name.startsWith('a list') ? 'plain: ilike, two characters' : 'plain: ilike and offset, page 200'

/** `each`: how often each is asked alone. */
export const runQueue = async (each: number): Promise<readonly Row[]> => {
  const small = await measureAll(10_000, each)
  const large = await measureAll(100_000, each)
  return large.map(({ name, p50, p99, busy }): Row => {
    const other = large.find(m => m.name === rival(name))
    const before = small.find(m => m.name === name)
    const growth = before ? (p50 / before.p50).toFixed(1) : '?'
    return {
      name: `100,000 in one round: ${name}`,
      value: p99,
      unit: 'ms p99',
      ...(other && !name.startsWith('plain') && { ratio: Number((other.p50 / p50).toFixed(1)) }),
      note: `p50 ${p50} ms; p99 at 16 clients ${busy} ms; ${growth} times the p50 with 10,000${name.startsWith('plain') ? '' : '; ratio to plain, p50'}`,
    }
  })
}

if (import.meta.main) console.table(await runQueue(process.argv.includes('--quick') ? 20 : 100))

// R13 R14 R16: every way to change something and every look at what is sealed, made of the catalogue, leaves its lines in the access log, and each line says all.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maskedPlaces, textAt } from '../../core/masking.ts'
import { questions } from '../../core/question.ts'
import { shownBy } from '../../core/shown.ts'
import { describe as described } from '../../server/openapi.ts'
import { withClient } from '../../server/postgres/check.ts'
import { startSession } from '../../server/session.ts'
import { figure } from '../faults/figures.ts'
import { department, form, leader } from '../given.ts'
import { applicationOf, type Bureaus, type Caller, fileOf, markOf, openBureaus, type Target, targets } from './bureaus.ts'
import { type Aim, calls } from './calls.ts'
import { askIn } from './lines.ts'

const bureau = '150100'
let world: Bureaus
const offices: Caller[] = []
beforeAll(async () => {
  world = await openBureaus()
  await handIn()
  for (const one of [department, leader])
    offices.push({ name: one.id, actor: one, cookie: `tepei=${await startSession(world.house, one.id)}`, bureau: undefined })
})
afterAll(() => world.close())

const handedText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
select 'application', $1, 2, 'submit', 'x', 'person', true, '2022-03-11T04:00:00Z', '2022.1', '{"version":1}', 'submitted', hash, rpad(id, 64, '1')
from dossier where subject = 'application' and id = $1`
/** What was never handed in is shown to nobody. */
const handIn = () => withClient(world.house.url, client => client.query(handedText, [applicationOf(bureau)]))

const ask = (caller: Pick<Caller, 'cookie'>, options: object) => askIn(world, caller, options)
const aimOf = (target: Target): Aim => ({ ...target, file: fileOf(target.bureau), name: markOf(target.bureau) })
const callerOf = (bureau: string, prefix: string): Caller => {
  const found = world.callers.find(one => one.bureau === bureau && one.name.startsWith(prefix))
  if (!found) throw new Error(`nobody is called ${prefix}`)
  return found
}
const own = targets.filter(target => target.bureau === bureau)

/** They are there where a platform signs people in, and not here; and what browsers report of pages is counted, of nobody. */
const ofPlatforms: readonly string[] = ['/api/sso/{id}/out', '/api/identities/invite', '/api/page-reports']
/** The doors that may change something, of the description, beside the catalogue's own. */
const doors = () =>
  Object.entries(described('0').paths).flatMap(([path, operations]) =>
    Object.entries(Object(operations)).flatMap(([method, operation]) =>
      method === 'get' || ofPlatforms.includes(path) || String(Reflect.get(Object(operation), 'operationId')).includes('.')
        ? []
        : [{ method: method.toUpperCase(), path, url: path.replace(/\{[^}]+\}/g, 'nothing') }],
    ),
  )

test('R13 R14 each action of the catalogue writes one line, done or refused, with who, from where, as what and by which request', {
  timeout: 120_000,
}, async () => {
  const acts = calls.filter(({ name }) => name.startsWith('action '))
  const missing: string[] = []
  for (const { name, to } of acts) {
    const target = own.find(({ subject }) => name.startsWith(`action ${subject}.`)) ?? own[0]
    const caller = callerOf(bureau, 'officer')
    const { lines } = target ? await ask(caller, to(aimOf(target))) : { lines: [] }
    const [line] = lines
    const said =
      line && line.account === caller.actor.id && line.address === '10.9.8.7' && line.session !== '-' && line.seat.includes('body')
    if (lines.length !== 1 || !said || `action ${line.asked}` !== name) missing.push(`${name}: ${JSON.stringify(lines)}`)
  }
  figure({
    id: 'R13',
    what: 'actions of the catalogue without their line in the access log',
    seed: '-',
    n: acts.length,
    wrong: missing.length,
  })
  expect(missing).toEqual([])
})

test('R13 R14 every other door that may change something writes a line before and one after, whoever comes', {
  timeout: 120_000,
}, async () => {
  const all = doors()
  const wrong: string[] = []
  for (const { method, path, url } of all) {
    // One of these ends the session.
    const cookie = `tepei=${await startSession(world.house, callerOf(bureau, 'account').actor.id)}`
    const { lines, answer } = await ask({ cookie }, { method, url, payload: {} })
    const asked = new Set(lines.map(line => line.asked.replace(/:[A-Za-z0-9]+/g, '{}')))
    const results = lines.filter(line => line.asked.startsWith(method)).map(({ result }) => result)
    const whole =
      results.length === 2 && results[0] === 'begun' && results[1] !== 'begun' && asked.has(`${method} ${path.replace(/\{[^}]+\}/g, '{}')}`)
    if (!whole || new Set(lines.map(({ request }) => request)).size !== 1)
      wrong.push(`${method} ${path} ${answer.statusCode}: ${JSON.stringify(lines)}`)
  }
  expect(all.length).toBeGreaterThan(40)
  figure({
    id: 'R13',
    what: 'doors that may change something without their lines in the access log',
    seed: '-',
    n: all.length,
    wrong: wrong.length,
  })
  expect(wrong).toEqual([])
})

/** What was opened while the doors were asked, word by word. */
const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.length >= 5 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
/** What a sealed form says that stands in the open view as well, such as codes of the standards, tells nobody anything. */
const isTold = (word: string) => !/^[A-Za-z0-9-]{1,12}$/.test(word) && word !== markOf(bureau)

const opening = async <T>(work: () => Promise<T>): Promise<{ readonly found: T; readonly opened: readonly string[] }> => {
  const opened = new Set<string>()
  const { seals } = world.house
  const { open } = seals
  Object.assign(seals, {
    open: (place: string, bytes: Buffer) => {
      const content = open(place, bytes)
      for (const word of wordsIn(content).filter(isTold)) opened.add(word)
      return content
    },
  })
  try {
    return { found: await work(), opened: [...opened] }
  } finally {
    Object.assign(seals, { open })
  }
}

const looks = calls.filter(({ name }) => name.startsWith('question ') || name.startsWith('paper ') || name === 'file')
const sealedForm = form({})
const wholeValues = maskedPlaces.flatMap(place => textAt(sealedForm, place) ?? [])

type Asked = { readonly caller: Caller; readonly call: (typeof calls)[number]; readonly target: Target }
/** Whether somebody else is shown words out of a sealed record, and what is wrong with that. */
const lookThrough = async ({ caller, call, target }: Asked): Promise<{ readonly shown: boolean; readonly faults: readonly string[] }> => {
  const { found, opened } = await opening(() => ask(caller, call.to(aimOf(target))))
  const { answer, lines } = found
  if (answer.statusCode !== 200 || caller.name.startsWith('account')) return { shown: false, faults: [] }
  const shown = opened.filter(word => answer.body.includes(JSON.stringify(word).slice(1, -1)))
  const unwritten = shown.length > 0 && !lines.some(({ fields }) => fields.length > 0)
  const isFile = !String(answer.headers['content-type']).includes('json')
  const nameless = isFile && !lines.some(({ fields }) => fields.length > 0)
  const whole = isFile ? [] : wholeValues.filter(value => answer.body.includes(value))
  const where = `${caller.name}: ${call.name}`
  return {
    shown: shown.length > 0,
    faults: [
      ...(nameless ? [`${where} gives a file out without a line that names what it shows`] : []),
      ...(unwritten ? [`${where} shows ${shown.slice(0, 3)} without a line`] : []),
      ...(whole.length > 0 ? [`${where} shows ${whole} whole`] : []),
    ],
  }
}

test('R13 R14 R34 whoever is shown words out of a sealed record has a line for it with the names of what was shown, and no screen shows a masked value', {
  timeout: 120_000,
}, async () => {
  const target = own.find(({ subject }) => subject === 'application')
  const callers = [...world.callers.filter(one => one.bureau === bureau), ...offices]
  const asked = target ? callers.flatMap(caller => looks.map(call => ({ caller, call, target }))) : []
  const seen = new Set<string>()
  const wrong: string[] = []
  for (const one of asked) {
    const { shown, faults } = await lookThrough(one)
    if (shown) seen.add(one.call.name)
    wrong.push(...faults)
  }
  figure({
    id: 'R13',
    what: 'looks at what lies sealed without a line in the access log',
    seed: '-',
    n: asked.length,
    wrong: wrong.length,
    more: [...seen].join(' '),
  })
  expect([...seen].sort()).toEqual(expect.arrayContaining(['question desk', 'question form']))
  expect(wrong).toEqual([])
})

test('R13 what a question is said to show is of a question that is there', () => {
  expect(Object.keys(shownBy).filter(name => !(name in questions))).toEqual([])
})

test('R16 where no line can be written nothing is done, by action and by door, and nothing is shown', async () => {
  const asOwner = (text: string) => withClient(world.house.url, client => client.query(text))
  const count = () =>
    world.house.database.transaction('everything', query => query('select count(*)::int as n from journal')).then(([row]) => row?.n)
  const body = callerOf(bureau, 'officer')
  const cookie = `tepei=${await startSession(world.house, callerOf(bureau, 'account').actor.id)}`
  await asOwner("create function no_line() returns trigger language plpgsql as $$ begin raise exception 'no room for a line'; end $$")
  await asOwner('create trigger no_line before insert on access_log for each row execute function no_line()')
  const before = await count()
  const headers = { cookie: body.cookie, 'idempotency-key': 'no-line-at-all' }
  const act = await world.app.inject({ method: 'POST', url: `/api/application/${own[0]?.id}/recommend`, headers, payload: {} })
  const door = await world.app.inject({
    method: 'POST',
    url: '/api/drafts',
    headers: { cookie },
    payload: { place: 'x/y/z', base: 0, content: 'x' },
  })
  const look = await world.app.inject({ url: `/api/form?id=${own[0]?.id}`, headers: { cookie: body.cookie } })
  await asOwner('drop trigger no_line on access_log')
  expect([act.statusCode, door.statusCode, look.statusCode]).toEqual([500, 500, 500])
  expect(await count()).toBe(before)
  expect(await world.house.database.transaction('everything', query => query('select 1 from draft'))).toEqual([])
})

test('R14 R15 the role that the server works under adds lines, and can change, delete or empty none', async () => {
  for (const text of ["update access_log set account = 'x'", 'delete from access_log', 'truncate access_log'])
    await expect(world.house.database.query(text), text).rejects.toThrow(/permission denied|never changed/)
})

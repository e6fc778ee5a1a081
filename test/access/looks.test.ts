// R13 R14: every question, paper and file asked about a dossier of every kind leaves the lines that the catalogue says, and none that it doesn't.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SubjectName } from '../../core/facts.ts'
import { shownBy } from '../../core/shown.ts'
import { describe as described } from '../../server/openapi.ts'
import { peopleIn } from '../../server/people-seen.ts'
import { withClient } from '../../server/postgres/check.ts'
import { placeOf } from '../../server/seal.ts'
import { startSession } from '../../server/session.ts'
import { doorsThatShow } from '../../server/shown-doors.ts'
import { figure } from '../faults/figures.ts'
import { department, leader } from '../given.ts'
import { actor } from '../world.ts'
import { type Bureaus, type Caller, fileOf, markOf, openBureaus, type Target, targets } from './bureaus.ts'
import { calls } from './calls.ts'
import { askIn } from './lines.ts'

const bureau = '150200'
const own = targets.filter(target => target.bureau === bureau)
const idOf = (subject: SubjectName) => own.find(one => one.subject === subject)?.id ?? ''
let world: Bureaus
const staff: Caller[] = []
beforeAll(async () => {
  world = await openBureaus()
  await keepWords()
  const offices = [
    department,
    leader,
    ...(['finance', 'auditor'] as const).map(role => actor(`the ${role}`, { role, organisation: 'department' })),
  ]
  await world.house.settle(...offices)
  for (const one of offices)
    staff.push({ name: one.id, actor: one, cookie: `tepei=${await startSession(world.house, one.id)}`, bureau: undefined })
  staff.push(...world.callers.filter(one => one.bureau === bureau && !one.name.startsWith('account')))
})
afterAll(() => world.close())

const words = '只有封存的记录里才有的话'
/** What lies sealed with a dossier of each kind, and what its state says of it. */
const kept: readonly {
  readonly subject: SubjectName
  readonly kind: string
  readonly action: string
  readonly content: object
  readonly state?: object
}[] = [
  {
    ...{ subject: 'training', kind: 'leave', action: 'askLeave', content: { nth: 1, from: '2022-10-10', kind: 'personal', reason: words } },
    state: { leavesAsked: [{ nth: 1, from: '2022-10-10', to: '2022-10-12', answerBy: '2022-10-09' }] },
  },
  {
    ...{ subject: 'payment', kind: 'waiver', action: 'demand', content: { reason: words } },
    state: { waiverAsked: { amountFen: 1, on: '2022-10-10', by: 'the finance', evidence: [] } },
  },
  { subject: 'inquiry', kind: 'asked', action: 'ask', content: { text: words, attachments: [] } },
  { subject: 'placement', kind: 'welcome', action: 'welcome', content: { supervisor: words } },
]
const entryText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
select $1, $2, $3, $4, 'x', 'person', true, '2022-03-11T04:00:00Z', '2022.1', '{"version":1}', status, hash, rpad(id || $1, 64, '2')
from dossier where subject = $1 and id = $2`
const recordText = 'insert into record (subject, id, n, kind, sealed) values ($1, $2, $3, $4, $5)'
const keepWords = () =>
  withClient(world.house.url, async client => {
    await client.query(entryText, ['application', idOf('application'), 2, 'submit'])
    for (const { subject, kind, action, content, state = {} } of kept) {
      const [id, n] = [idOf(subject), 2]
      await client.query(entryText, [subject, id, n, action])
      await client.query(recordText, [subject, id, n, kind, world.house.seals.seal(placeOf(subject, id, kind, n), content).bytes])
      await client.query('update dossier set state = state || $3 where subject = $1 and id = $2', [subject, id, state])
    }
  })

type Look = {
  readonly name: string
  readonly subject: SubjectName
  readonly options: { readonly method?: unknown; readonly url?: unknown }
}
const lookNames = calls.filter(({ name }) => name.startsWith('question ') || name.startsWith('paper ') || name === 'file')
const looksAt = (target: Target): readonly Look[] =>
  lookNames
    .map(({ name, to }) => ({ name, subject: target.subject, options: to({ ...target, file: fileOf(bureau), name: markOf(bureau) }) }))
    .filter(
      ({ name, options }) => target.subject === 'application' || String(options.url).includes(target.id) || name === 'question hosting',
    )
/** Those that are asked by more than the name of a dossier. */
const more = (): readonly Look[] => [
  { name: 'question leaveAsked', subject: 'training', options: { url: `/api/leaveAsked?training=${idOf('training')}&leave=1` } },
  { name: 'question formInFull', subject: 'application', options: { url: `/api/formInFull?id=${idOf('application')}&reason=checkPapers` } },
]

const askedIn = ({ url }: Look['options']) => Object.fromEntries(new URL(String(url), 'http://tepei.test').searchParams)
/** Written where nobody is signed in too. */
const ofEverybody = ['certificate']
const wrongIn = async (caller: Caller, { name, subject, options }: Look, found: Set<string>): Promise<readonly string[]> => {
  const { answer, lines } = await askIn(world, caller, options)
  // A paper or file is written down before it is made or read; a question that shows nothing leaves no line.
  if (answer.statusCode !== 200)
    return (name.startsWith('question') ? lines : []).map(line => `${caller.name}: ${name} shows nothing and has the line ${line.asked}`)
  const question = name.replace('question ', '')
  const named: unknown = Reflect.get(shownBy, question)
  const where = `${caller.name}: ${name} of ${subject}`
  const tells = lines.filter(({ asked }) => !ofEverybody.includes(asked))
  if (tells.length > 0) found.add(question)
  if (!name.startsWith('question'))
    return tells.some(({ fields }) => fields.length > 0) ? [] : [`${where} has no line that names what it shows`]
  const opened = answer.body.includes(words)
  const unnamed = answer.body.includes(markOf(bureau)) && peopleIn(answer.json(), askedIn(options)).size === 0
  return [
    ...(opened && tells.length === 0 ? [`${where} shows sealed words without a line`] : []),
    ...(tells.length > 0 && named === undefined ? [`${where} has a line and is not among what shows`] : []),
    ...tells.filter(line => line.asked !== question).map(line => `${where} is written down as ${line.asked}`),
    ...(question !== 'formInFull'
      ? tells.filter(line => String(line.fields) !== String(named)).map(line => `${where} names ${line.fields}`)
      : []),
    ...(unnamed ? [`${where} shows somebody by name who is not counted`] : []),
  ]
}

test('R13 R14 F27 looks at dossiers of every kind leave the lines that the catalogue says, with the names of what is shown, and whoever is shown by name is counted', {
  timeout: 600_000,
}, async () => {
  const found = new Set<string>()
  const wrong: string[] = []
  // What a person has in a round bears one name: a question that is asked by it alone is asked once.
  const looks = [...new Map([...own.flatMap(looksAt), ...more()].map(look => [String(look.options.url), look])).values()]
  for (const caller of staff) for (const look of looks) wrong.push(...(await wrongIn(caller, look, found)))
  figure({
    ...{ id: 'R13', what: 'looks at dossiers of every kind whose lines are not what the catalogue says', seed: '-' },
    ...{ n: staff.length * looks.length, wrong: wrong.length, more: [...found].join(', ') },
  })
  expect([...new Set(wrong)]).toEqual([])
  expect([...found]).toEqual(
    expect.arrayContaining(['leaveAsked', 'demandFile', 'inquiry', 'form', 'formInFull', 'months', 'study', 'desk']),
  )
})

/** What a door gives out stands in its description; whatever is no JSON is one of these. */
const isFile = (operation: unknown): boolean => {
  const said: unknown = ['responses', '200', 'description'].reduce<unknown>((at, key) => Reflect.get(Object(at), key), operation)
  return /^(?:The (?:sheet\.|workbook|file|ZIP|sealed package|copy|dossiers, or the paper)|A PDF)/.test(String(said))
}
/** Sums and figures of nobody. */
const ofNobody: readonly string[] = ['GET /api/statistics-sheets/{}']

test('R14 every door that gives a paper, a file or a sheet out says what it shows, and every line of it', () => {
  const plain = (door: string) => door.replace(/:[A-Za-z0-9]+|\{[^}]+\}/g, '{}')
  const giving = Object.entries(described('0').paths).flatMap(([path, operations]) =>
    Object.entries(Object(operations)).flatMap(([method, operation]) =>
      isFile(operation) ? [plain(`${method.toUpperCase()} ${path}`)] : [],
    ),
  )
  expect(giving.length).toBeGreaterThan(25)
  expect(giving.filter(door => !doorsThatShow.map(plain).includes(door) && !ofNobody.includes(door))).toEqual([])
})

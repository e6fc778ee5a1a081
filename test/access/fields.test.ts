// F14: a field that a form doesn't have is refused wherever it is sent, and so is one of another kind; nobody writes what the server owns.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyAction } from '../../core/action.ts'
import { getSubject } from '../../core/catalogue.ts'
import { subjectNames } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import { schemaOf } from '../../server/questions/inputs.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { round } from '../given.ts'
import { type Bureaus, openBureaus } from './bureaus.ts'

const wanted = Number(process.env.FIELDS_CALLS ?? 400)
const seed = seedOf('FIELDS_SEED')
const owned = [
  'subject',
  'id',
  'round',
  'person',
  'employer',
  'body',
  'host',
  'status',
  'waits_for',
  'due',
  'since',
  'n',
  'hash',
  'state',
  'prev',
  'seq',
  'tx',
  'actor',
  'role',
  'as_self',
  'at',
  'edition',
  'fact',
  'kept',
  'request',
  'constructor',
  'prototype',
]
const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** The objects of a shape that would take a field which they don't name. */
const looseIn = (shape: unknown, path: string): readonly string[] => {
  if (Array.isArray(shape)) return shape.flatMap((one, i) => looseIn(one, `${path}.${i}`))
  if (!isRecord(shape)) return []
  const loose = isRecord(shape.properties) && shape.additionalProperties !== false ? [path] : []
  return [...loose, ...Object.entries(shape).flatMap(([key, inner]) => looseIn(inner, `${path}.${key}`))]
}
const actions = subjectNames.flatMap(subject =>
  Object.entries(getSubject(subject).actions).map(([name, action]) => ({ subject, name, action })),
)

test('F14 R28 every object of every input, however deep, takes the fields that it names and no other', () => {
  expect(actions.flatMap(({ subject, name, action }) => looseIn(schemaOf(action.input), `${subject}.${name}`))).toEqual([])
  expect(Object.entries(questions).flatMap(([name, { input }]) => looseIn(schemaOf(input), name))).toEqual([])
  expect(looseIn({ properties: { a: { properties: {}, additionalProperties: {} } }, additionalProperties: false }, 'x')).toEqual([
    'x.properties.a',
  ])
})

test('F14 no input of an action takes a field that the server owns, unless it names it as its own', () => {
  const takes = actions.flatMap(({ subject, name, action }) => {
    const shape: unknown = schemaOf(action.input)
    const named = isRecord(shape) && isRecord(shape.properties) ? Object.keys(shape.properties) : []
    return owned
      .filter(field => !named.includes(field) && action.input.safeParse({ [field]: 'x' }).success)
      .map(field => `${subject}.${name}.${field}`)
  })
  expect(takes).toEqual([])
})

let world: Bureaus
beforeAll(async () => {
  world = await openBureaus()
})
afterAll(() => world.close())

const dice = (i: number, sides: number) => createHash('sha256').update(`${seed}/${i}`).digest().readUInt32BE(0) % sides
/** An action that wants nothing takes an absent body, and `null` is one: it would be done, in a world whose dossiers no places and no sums stand behind. */
const bodiesFor = (action: AnyAction, field: string): readonly string[] =>
  bodies(field).filter(body => body !== 'null' || !action.input.safeParse({}).success)
const bodies = (field: string): readonly string[] => [
  JSON.stringify({ [field]: 'x' }),
  JSON.stringify({ [field]: { $ne: null } }),
  `{"__proto__":{"${field}":"x"}}`,
  JSON.stringify({ constructor: { prototype: { [field]: 'x' } } }),
  JSON.stringify([{ [field]: 'x' }]),
  JSON.stringify({ [field]: [] }),
  '"text"',
  '7',
  'null',
]

test(`F14 of ${wanted} requests with a field, a kind or a parameter that is not meant, none is taken`, { timeout: 3_600_000 }, async () => {
  const taken: string[] = []
  const failed: string[] = []
  for (let i = 0; i < wanted; i += 1) {
    const asked = actions[dice(i, actions.length)]
    if (!asked) throw new Error('the catalogue has no action')
    const { subject, name } = asked
    const field = owned[dice(i + 1e6, owned.length)] ?? 'id'
    const all = bodiesFor(asked.action, field)
    const payload = all[dice(i + 2e6, all.length)] ?? '{}'
    const caller = world.callers[dice(i + 3e6, world.callers.length)]
    const id = subject === 'round' ? round : `own-${caller?.bureau ?? '150100'}`
    const headers = { cookie: caller?.cookie ?? '', 'content-type': 'application/json', 'idempotency-key': `fields-${i}-${seed}` }
    const { statusCode } = await world.app.inject({ method: 'POST', url: `/api/${subject}/${id}/${name}`, headers, payload })
    if (statusCode === 200) taken.push(`${caller?.name} ${subject}.${name} ${payload}`)
    if (statusCode >= 500) failed.push(`${subject}.${name} ${payload}: ${statusCode}`)
  }
  figure({
    id: 'F14',
    what: 'requests with what is not meant that were taken or failed',
    seed,
    n: wanted,
    wrong: taken.length + failed.length,
  })
  expect({ taken, failed }, `FIELDS_SEED=${seed}`).toEqual({ taken: [], failed: [] })
})

test('F14 a parameter of a question that comes twice, or that it doesn’t have, is refused', async () => {
  const cookie = world.callers.find(({ bureau }) => bureau !== undefined)?.cookie ?? ''
  for (const name of Object.keys(questions)) {
    const [twice, more] = await Promise.all(
      [`/api/${name}?round=${round}&round=${round}`, `/api/${name}?everything=on`].map(url =>
        world.app.inject({ url, headers: { cookie } }),
      ),
    )
    expect([name, twice?.statusCode, more?.statusCode].join(' ')).toMatch(/ (400|401|404) (400|401|404)$/)
  }
})

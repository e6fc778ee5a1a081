// `tepei placement` from file to file: a result that verifies, the same whatever the layout; bad input refused with its path and nothing written.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { placementCommand } from './placement.ts'

const folder = mkdtempSync(join(tmpdir(), 'placement-'))
const file = (name: string, content?: string) => {
  const path = join(folder, name)
  if (content !== undefined) writeFileSync(path, content)
  return path
}

const call = async (...argv: readonly string[]) => {
  const said = { out: '', err: '' }
  const io = {
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
    input: (async function* () {})(),
  }
  return { code: await placementCommand(argv, io), ...said }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const { people, ...head } = {
  format: 'tepei-placement/1',
  name: 'a year',
  order: ['class:grassRoots', 'rank'],
  lottery: { commitment: sha256('sealed'), secret: 'sealed', frozen: sha256('list'), draw: '03 11 17' },
  hosts: [
    {
      id: 'imu',
      seats: 2,
      programmes: [
        { id: 'biology', seats: 1 },
        { id: 'law', seats: 2 },
      ],
    },
    { id: 'imau', programmes: [{ id: 'botany', seats: 1, ranking: ['d', 'b'] }] },
  ],
  people: [
    { id: 'a', rank: 1, wishes: ['imu/biology'] },
    { id: 'b', rank: 1, classes: ['grassRoots'], wishes: ['imu/biology', 'imau/botany'] },
    { id: 'c', rank: 1, wishes: ['imu/biology', 'imu/law'] },
    { id: 'd', rank: 2, wishes: ['imau/botany', 'imu/law'], forbid: ['imu/law'] },
  ],
}
const document = (more: object = {}) => JSON.stringify({ ...head, people, ...more })
const lines = () => [head, ...people.toReversed()].map(line => JSON.stringify(line)).join('\n')

test('4.3 places, verifies and explains, and gives the same from a document and from lines', async () => {
  const [input, output] = [file('in.json', document()), file('out.json')]
  expect(await call('run', '--input', input, '--output', output)).toMatchObject({ code: 0, out: expect.stringContaining('4 人，4 个名额') })
  expect(await call('verify', '--input', input, '--output', output)).toMatchObject({ code: 0, err: '' })
  const [long, longOut] = [file('in.jsonl', lines()), file('out.jsonl')]
  expect(await call('run', '--input', long, '--output', longOut)).toMatchObject({ code: 0 })
  const [first = '', ...rest] = readFileSync(longOut, 'utf8').trim().split('\n')
  expect({ ...JSON.parse(first), people: rest.map(line => JSON.parse(line)) }).toEqual(JSON.parse(readFileSync(output, 'utf8')))
  expect(await call('verify', '--input', long, '--output', output)).toMatchObject({ code: 0 })
  expect(await call('explain', 'a', '--output', output)).toMatchObject({
    code: 0,
    out: 'a: —\n第1志愿 1 个名额，最后一名为基层人员，本人不是；不服从调剂\n',
  })
  expect((await call('explain', 'imau/botany', '--output', longOut, '--lang', 'en')).out).toContain('d wish 1, the last')
  expect(await call('explain', 'nobody', '--output', output)).toMatchObject({ code: 1 })
  const digests = [await call('digest', '--input', input), await call('digest', '--input', long)]
  expect(digests[0]?.out).toBe(digests[1]?.out)
  expect(readdirSync(folder).filter(name => name.includes('part'))).toEqual([])
})

test('4.3 a result that somebody changed by hand is found out', async () => {
  const [input, output] = [file('in.json', document()), file('changed.json')]
  await call('run', '--input', input, '--output', output)
  const result = JSON.parse(readFileSync(output, 'utf8'))
  writeFileSync(output, JSON.stringify({ ...result, seed: sha256('mine') }))
  expect(await call('verify', '--input', input, '--output', output)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^seed: the lottery gives/),
  })
})

test('4.3 the shapes are JSON Schemas that input and output fit', async () => {
  const [input, output] = [file('in.json', document()), file('out.json')]
  await call('run', '--input', input, '--output', output)
  for (const [which, path] of [
    ['input', input],
    ['output', output],
  ] as const) {
    const valid = new Ajv2020({ strict: false }).compile(JSON.parse((await call('shape', which)).out))
    expect(valid(JSON.parse(readFileSync(path, 'utf8'))), JSON.stringify(valid.errors)).toBe(true)
  }
})

const [one] = people
const bad: readonly (readonly [string, string, string])[] = [
  ['no JSON', '{', '$: no JSON'],
  ['no people', JSON.stringify(head), 'people: no list'],
  ['a negative capacity', document({ hosts: [{ id: 'h', programmes: [{ id: 'x', seats: -1 }] }] }), 'hosts[0].programmes[0].seats: '],
  ['an unknown programme', document({ people: [{ ...one, wishes: ['imu/none'] }] }), 'people[0].wishes[0]: nobody offers imu/none'],
  ['a wish made twice', document({ people: [{ ...one, wishes: ['imu/law', 'imu/law'] }] }), 'people[0].wishes[1]: '],
  ['a pin against a forbid', document({ people: [{ ...one, pin: 'imu/law', forbid: ['imu/law'] }] }), 'people[0].pin: '],
  ['an unknown field', document({ people: [{ ...one, colour: 'red' }] }), 'people[0]: '],
  ['a tie without a lottery', document({ lottery: undefined }), 'lottery: '],
  ['a secret that opens nothing', document({ lottery: { ...head.lottery, secret: 'other' } }), 'lottery.secret: '],
]
test.each(bad)('4.3 %s is refused with its path, and nothing is written', async (_name, content, said) => {
  const output = file('none.json')
  const answer = await call('run', '--input', file('bad.json', content), '--output', output)
  expect(answer).toMatchObject({ code: 2, out: '' })
  expect(answer.err).toContain(said)
  expect(existsSync(output)).toBe(false)
})

test('4.3 a line that is wrong is named by its number', async () => {
  const answer = await call('run', '--input', file('bad.jsonl', `${lines()}\n{"id":`), '--output', file('none.jsonl'))
  expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('line 6: no JSON') })
})

test('the call itself is judged', async () => {
  expect(await call('run', '--input', file('in.json', document()))).toMatchObject({
    code: 2,
    err: expect.stringContaining('--output FILE is missing'),
  })
  expect(await call('walk')).toMatchObject({ code: 2 })
  expect(await call('run', '--input', '/none.json', '--output', file('x.json'))).toMatchObject({
    code: 2,
    err: expect.stringContaining("can't be read"),
  })
  expect(await call('--help')).toMatchObject({ code: 0 })
})

const office = {
  format: 'tepei-placement/1',
  name: 'an office',
  order: ['rank'],
  fit: { ownField: 55, nearField: 25, wishedField: 35, wishedHost: 17, hostAsks: 45, samePlace: 5 },
  hosts: [
    {
      id: 'h',
      seats: 3,
      programmes: [
        { id: 'a', seats: 2, field: '180' },
        { id: 'b', seats: 2, field: '210' },
      ],
    },
    { id: 'g', programmes: [{ id: 'c', seats: 1, field: '180' }] },
  ],
  people: Array.from({ length: 8 }, (_, i) => ({
    id: `p${i}`,
    rank: i + 1,
    body: i < 5 ? 'city' : 'banner',
    field: i % 2 ? '180' : '210',
    wishes: i === 0 ? ['g/c'] : [],
    willing: true,
  })),
}
const banner = { name: '旗县', clause: '4.3', people: { bodies: ['banner'] }, least: 2 }
const officeFile = (name: string, more: object = {}) => file(name, JSON.stringify({ ...office, ...more }))
const resultIn = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const seatsIn = (path: string) =>
  Object.fromEntries(resultIn(path).people.map(({ id, seat }: { id: string; seat: string | null }) => [id, seat]))

test('4.3 quotas act when somebody is adjusted, each told with its clause, and the result is proved by separate code', async () => {
  const [input, output] = [officeFile('quotas.json', { quotas: [banner] }), file('quotas-out.json')]
  expect(await call('run', '--input', input, '--output', output)).toMatchObject({ code: 0, err: '' })
  expect(resultIn(output).quotas).toEqual([{ name: '旗县', clause: '4.3', found: 2, of: 4 }])
  expect(Object.values(seatsIn(output)).map(seat => seat !== null)).toEqual([true, true, false, false, false, true, true, false])
  expect(await call('verify', '--input', input, '--output', output)).toMatchObject({ code: 0, err: '' })
  expect((await call('explain', 'p2', '--output', output)).out).toContain('受限额约束，没有余地：旗县')
})

test('4.3 quotas that clash are named with their clauses, nothing is written, and the exit code is their own', async () => {
  const output = file('clash-out.json')
  const few = { name: '旗县至多', clause: '1.1', people: { bodies: ['banner'] }, most: 1 }
  const idle = { name: '城市', clause: '4.3', people: { bodies: ['city'] }, most: 5 }
  const answer = await call('run', '--input', officeFile('clash.json', { quotas: [banner, idle, few] }), '--output', output)
  expect(answer).toMatchObject({ code: 3, out: '' })
  expect(answer.err.split('\n').slice(1)).toEqual(['quotas[0]: 旗县 (4.3)', 'quotas[2]: 旗县至多 (1.1)', ''])
  expect(existsSync(output)).toBe(false)
})

const slips: readonly (readonly [string, object, string])[] = [
  ['a quota without a clause', { name: '旗县', least: 1 }, 'quotas[0].clause: '],
  ['a quota that asks nothing', { name: '旗县', clause: '4.3' }, 'quotas[0]: one of least'],
  ['a quota of a host that nobody knows', { ...banner, programmes: { hosts: ['x'] } }, 'quotas[0].programmes.hosts[0]: nobody offers x'],
  ['a quota of a programme that nobody knows', { ...banner, programmes: { programmes: ['h/x'] } }, 'quotas[0].programmes.programmes[0]: '],
  ['a least above the most', { ...banner, most: 1 }, 'quotas[0].least: more than the most, 1'],
  ['a negative count', { ...banner, least: -1 }, 'quotas[0].least: '],
]
test.each(slips)('4.3 %s is refused with its path, and nothing is written', async (_name, quota, said) => {
  const output = file('slip-out.json')
  const answer = await call('run', '--input', officeFile('slip.json', { quotas: [quota] }), '--output', output)
  expect(answer).toMatchObject({ code: 2, out: '' })
  expect(answer.err).toContain(said)
  expect(existsSync(output)).toBe(false)
})

test('4.3 after a drop-out a re-run moves nobody without need, says who moved and why, verifies beside the result before, and changes nothing again', async () => {
  const [input, first] = [officeFile('year.json', { quotas: [banner] }), file('year-out.json')]
  await call('run', '--input', input, '--output', first)
  const gone = office.people.filter(({ id }) => id !== 'p1')
  const shut = office.hosts.map(host => ({ ...host, programmes: host.programmes.map(p => (p.id === 'c' ? { ...p, seats: 0 } : p)) }))
  const [now, second, third] = [
    officeFile('now.json', { quotas: [banner], people: gone, hosts: shut }),
    file('second.json'),
    file('third.json'),
  ]
  const answer = await call('rerun', '--input', now, '--before', first, '--output', second)
  expect(answer).toMatchObject({ code: 0, err: '' })
  expect(answer.out).toContain('退出 1 人，改动 1 人\n  p0 g/c → ')
  expect(resultIn(second).again).toMatchObject({ gone: ['p1'], moves: [{ id: 'p0', from: 'g/c', why: 'fewerSeats' }] })
  expect(await call('verify', '--input', now, '--before', first, '--output', second)).toMatchObject({ code: 0, err: '' })
  expect(await call('verify', '--input', now, '--output', second)).toMatchObject({ code: 1, err: expect.stringContaining('again: ') })
  await call('rerun', '--input', now, '--before', second, '--output', third)
  expect([seatsIn(third), resultIn(third).again.moves]).toEqual([seatsIn(second), []])
  const fourth = file('fourth.json')
  await call('rerun', '--input', now, '--before', third, '--output', fourth)
  expect(readFileSync(fourth, 'utf8')).toBe(
    readFileSync(third, 'utf8').replace(resultIn(third).again.before, resultIn(fourth).again.before),
  )
  const valid = new Ajv2020({ strict: false }).compile(JSON.parse((await call('shape', 'output')).out))
  expect(valid(resultIn(second)), JSON.stringify(valid.errors)).toBe(true)
})

test('4.3 a re-run from the result of something else is refused, and so is one of no result', async () => {
  const [input, other, output] = [officeFile('mine.json'), file('other.json'), file('never.json')]
  await call('run', '--input', officeFile('theirs.json', { name: 'another office' }), '--output', other)
  const answer = await call('rerun', '--input', input, '--before', other, '--output', output)
  expect(answer).toMatchObject({ code: 2, err: 'before.name: it is the result of another office, and not of an office\n' })
  expect(await call('rerun', '--input', input, '--before', input, '--output', output)).toMatchObject({
    code: 2,
    err: expect.stringContaining('before'),
  })
  expect(await call('rerun', '--input', input, '--output', output)).toMatchObject({ code: 2 })
  expect(existsSync(output)).toBe(false)
})

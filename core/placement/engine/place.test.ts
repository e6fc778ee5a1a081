/** A placement as its people and its hosts read it: orders, limits, pins, the lottery, the reason for each, and bad input refused with its path. */
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placingReason } from '../../../words/placing.ts'
import { openList } from './list.ts'
import { draw, opens, seedOf, type Tickets, ticketsOf } from './lottery.ts'
import { place } from './place.ts'
import { type Head, Input, inputFormat, type Person } from './shape.ts'
import { teller, tellProgrammes, tellTotals } from './told.ts'

const digests = {
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  hmac: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
}

const headOf = (more: Partial<Head> = {}): Head => ({
  format: inputFormat,
  name: 'a year',
  order: ['class:grassRoots', 'rank'],
  hosts: [
    { id: 'imu', programmes: [{ id: 'biology', seats: 3 }] },
    { id: 'imau', programmes: [{ id: 'botany', seats: 1 }] },
  ],
  ...more,
})
const person = (id: string, rank: number, wishes: readonly string[], more: Partial<Person> = {}): Person => ({
  id,
  rank,
  wishes: [...wishes],
  classes: ['grassRoots'],
  ...more,
})

const listed = (head: Head, people: readonly Person[]) => {
  const list = openList(head)
  people.forEach(list.add)
  return list.close()
}
const placed = (head: Head, people: readonly Person[], tickets?: Tickets) => {
  const { list, faults } = listed(head, people)
  expect(faults).toEqual([])
  return place(list, tickets)
}
const told = (head: Head, people: readonly Person[], id: string, tickets?: Tickets) =>
  teller(placed(head, people, tickets).outcome)(people.findIndex(p => p.id === id))

const botany = ['imau/botany']
const biology = ['imu/biology']

test('4.3 a first wish that was not met is explained: 3 seats, the last went to rank 12, yours is 15', () => {
  const people = [4, 9, 12].map(rank => person(`p${rank}`, rank, biology))
  const found = told(headOf(), [...people, person('p15', 15, [...biology, ...botany])], 'p15')
  expect(found).toMatchObject({ seat: 'imau/botany', way: 'wish', wish: 2, missed: [{ why: 'behind', seats: 3, decidedBy: 'rank' }] })
  expect(placingReason(found)).toEqual({
    zh: '第1志愿 3 个名额，最后一名排序 12，本人 15；满足第2志愿',
    en: 'wish 1: 3 seats, the last went to rank 12, theirs is 15; wish 2 is met',
  })
})

test('1.2 the grass roots go first where the order says so, and only break ties where that comes later', () => {
  const people = [person('city', 1, botany, { classes: [] }), person('county', 2, botany)]
  expect(told(headOf(), people, 'county')).toMatchObject({ way: 'wish' })
  expect(told(headOf({ order: ['rank', 'class:grassRoots'] }), people, 'city')).toMatchObject({ way: 'wish' })
  const level = people.map(p => ({ ...p, rank: 1 }))
  const found = told(headOf({ order: ['rank', 'class:grassRoots'] }), level, 'city')
  expect(placingReason(found).zh).toBe('第1志愿 1 个名额，最后一名为基层人员，本人不是；不服从调剂')
})

test('4.3 people who stand alike draw lots, and without a lottery the tie is refused', () => {
  const people = [person('a', 1, botany), person('b', 1, botany)]
  expect(told(headOf(), people, 'b', ticketsOf(['f0', '0f']))).toMatchObject({ way: 'wish' })
  expect(told(headOf(), people, 'a', ticketsOf(['f0', '0f']))).toMatchObject({ missed: [{ decidedBy: 'lottery' }] })
  expect(placed(headOf(), people).faults).toMatchObject([{ path: 'lottery', why: expect.stringContaining('people[0] and people[1]') }])
})

test('4.3 a host with an order of its own takes by it, and only whom it ranked where it says so', () => {
  const ranking = ['c', 'b']
  const hosts = (onlyRanked: boolean) => [{ id: 'imau', programmes: [{ id: 'botany', seats: 1, ranking, onlyRanked }] }]
  const people = [person('a', 1, botany), person('b', 2, botany), person('c', 3, botany)]
  expect(told(headOf({ hosts: hosts(false) }), people, 'c')).toMatchObject({ way: 'wish' })
  expect(placingReason(told(headOf({ hosts: hosts(false) }), people, 'b')).en).toContain('went to place 1, theirs is 2')
  expect(placingReason(told(headOf({ hosts: hosts(false) }), people, 'a')).en).toContain('they are not in it')
  expect(told(headOf({ hosts: hosts(true) }), people, 'a')).toMatchObject({ missed: [{ why: 'notRanked' }] })
})

test('4.3 a host takes no more than its limit over all its programmes, and the reason names the limit', () => {
  const hosts = [
    { id: 'imu', seats: 2, programmes: ['x', 'y'].map(id => ({ id, seats: 2 })) },
    { id: 'imau', programmes: [{ id: 'botany', seats: 0 }] },
  ]
  const people = [person('a', 1, ['imu/x']), person('b', 3, ['imu/y']), person('c', 2, ['imu/x'])]
  const head = headOf({ hosts })
  expect(told(head, people, 'c')).toMatchObject({ seat: 'imu/x' })
  expect(placingReason(told(head, people, 'b')).zh).toBe('第1志愿 单位共 2 个名额，最后一名排序 2，本人 3；不服从调剂')
  expect(tellTotals(placed(head, people).outcome)).toMatchObject({
    placed: 2,
    unplaced: 1,
    byWish: [2],
    hosts: [{ seats: 2, free: 0 }, { free: 0 }],
  })
})

test('4.3 a pin takes its seat before anybody asks, and what is forbidden or does not take somebody is closed to them', () => {
  const hosts = [
    {
      id: 'imau',
      programmes: [
        { id: 'botany', seats: 1 },
        { id: 'soil', seats: 9, accepts: ['210'], tracks: ['inside'] },
      ],
    },
  ]
  const soil = { field: '210', track: 'inside' }
  const people = [
    person('a', 1, [...botany, 'imau/soil'], soil),
    person('b', 2, [], { pin: 'imau/botany' }),
    person('c', 3, ['imau/soil'], { ...soil, field: '180' }),
    person('d', 4, ['imau/soil'], { ...soil, track: 'outside' }),
    person('e', 5, ['imau/soil'], { ...soil, forbid: ['imau/soil'] }),
  ]
  const head = headOf({ hosts })
  expect(told(head, people, 'b')).toMatchObject({ seat: 'imau/botany', way: 'pin', missed: [] })
  expect(told(head, people, 'a')).toMatchObject({ seat: 'imau/soil', wish: 2, missed: [{ why: 'noSeat' }] })
  expect(['c', 'd', 'e'].map(id => told(head, people, id).missed[0]?.why)).toEqual(['field', 'track', 'forbidden'])
})

test('4.3 a programme tells whom it took and what one more seat would change', () => {
  const people = [person('a', 1, botany), person('b', 2, [...botany, ...biology]), ...[3, 4, 5].map(n => person(`p${n}`, n, biology))]
  const { outcome } = placed(headOf(), people)
  expect(tellProgrammes(outcome)(1)).toEqual({
    seat: 'imau/botany',
    seats: 1,
    free: 0,
    people: [{ id: 'a', way: 'wish', wish: 1 }],
    last: 'a',
    oneMore: { moves: 2, placed: 'p5' },
  })
})

describe('4.3 adjusting', () => {
  const hosts = [
    { id: 'imu', place: 'hohhot', programmes: [{ id: 'biology', seats: 1, field: '180' }] },
    { id: 'imau', place: 'hohhot', programmes: [{ id: 'botany', seats: 1, field: '180' }] },
    { id: 'nmu', place: 'tongliao', programmes: [{ id: 'law', seats: 1, field: '820' }] },
  ]
  const fit = { ownField: 10, nearField: 0, wishedField: 5, wishedHost: 0, hostAsks: 40, samePlace: 0 }
  const head = headOf({ hosts, fit })
  const first = person('first', 1, biology)

  test('goes as far as somebody agreed, and says what covers it', () => {
    const near = told(head, [first, person('a', 2, biology, { willing: true, scope: ['host'] })], 'a')
    expect(near).toMatchObject({ seat: 'imau/botany', way: 'adjustment', wish: null, consent: ['host'] })
    expect(placingReason(near).zh).toBe('第1志愿 1 个名额，最后一名排序 1，本人 2；按意愿调剂（另一单位）')
    const far = told(head, [first, person('a', 2, biology, { willing: true, askedBy: ['nmu'] })], 'a')
    expect(far).toMatchObject({ seat: 'nmu/law', consent: ['host', 'field', 'place'] })
  })

  test('names who fills what is open to them where there is no seat, and who has nothing open', () => {
    const willing = (id: string, rank: number, scope: Person['scope']) => person(id, rank, biology, { willing: true, scope })
    const people = [first, willing('a', 2, ['host']), willing('b', 3, ['host']), willing('c', 4, [])]
    expect(told(head, people, 'b')).toMatchObject({ seat: null, unplaced: 'filled', filled: { open: 1, programmes: 1, people: 1 } })
    expect(placingReason(told(head, people, 'b')).zh).toContain('可调剂的 1 个项目均已满，相关 1 个项目由次序在前的 1 人占用')
    expect(told(head, people, 'c')).toMatchObject({ unplaced: 'nothingOpen' })
    expect(told(head, [first, person('d', 2, biology)], 'd')).toMatchObject({ unplaced: 'notWilling' })
  })

  test('never comes to what is closed to somebody', () => {
    const people = [first, person('a', 2, biology, { willing: true, scope: ['host'], forbid: botany })]
    expect(told(head, people, 'a')).toMatchObject({ seat: null, unplaced: 'nothingOpen' })
  })
})

describe('4.3 the lottery', () => {
  const lottery = { commitment: digests.sha256('sealed'), secret: 'sealed', frozen: digests.sha256('list'), draw: '03 11 17' }
  test('is opened by the secret that was committed to, and by no other', () => {
    expect(opens(digests, lottery)).toBe(true)
    expect(opens(digests, { ...lottery, secret: 'another' })).toBe(false)
  })

  test('gives each person a ticket that others’ withdrawal leaves as it is, and that hangs on list, secret and draw', () => {
    const seed = seedOf(digests, lottery)
    const [all, fewer] = [draw(digests, seed, ['a', 'b', 'c']), draw(digests, seed, ['c', 'a'])]
    expect([fewer.high[1], fewer.low[1], fewer.high[0]]).toEqual([all.high[0], all.low[0], all.high[2]])
    for (const other of [{ draw: '03 11 18' }, { frozen: digests.sha256('another') }, { secret: 'other' }])
      expect(draw(digests, seedOf(digests, { ...lottery, ...other }), ['a']).high[0]).not.toBe(all.high[0])
  })
})

describe('4.3 bad input is refused with its path', () => {
  const head = headOf({
    hosts: [{ id: 'imu', seats: 1, programmes: [{ id: 'x', seats: 2, accepts: ['210'] }] }, ...headOf().hosts.slice(1)],
  })
  const cases: readonly (readonly [string, Partial<Person>, string])[] = [
    ['a programme that nobody offers', { wishes: ['imu/y'] }, 'people[1].wishes[0]'],
    ['a wish made twice', { wishes: [...botany, ...botany] }, 'people[1].wishes[1]'],
    ['a name twice', { id: 'first' }, 'people[1].id'],
    ['no rank where it is gone by', { rank: undefined }, 'people[1].rank'],
    ['a pin against a forbid', { pin: 'imau/botany', forbid: botany }, 'people[1].pin'],
    ['a pin to what does not take the field', { pin: 'imu/x', field: '180' }, 'people[1].pin'],
    ['a pin to nowhere', { pin: 'imu/y' }, 'people[1].pin'],
    ['a forbid of nothing', { forbid: ['imu/y'] }, 'people[1].forbid[0]'],
  ]
  test.each(cases)('%s', (_name, wrong, path) => {
    const { faults } = listed(head, [person('first', 1, []), person('second', 2, [], wrong)])
    expect(faults).toMatchObject([{ path, why: expect.stringMatching(/.{8}/) }])
  })

  test('more people pinned than a programme or a host takes', () => {
    const pinned = ['a', 'b', 'c'].map((id, i) => person(id, i + 1, [], { pin: 'imu/x', field: '210' }))
    expect(listed(head, pinned).faults.map(({ why }) => why)).toEqual([
      '3 people are pinned to imu/x, which has 2',
      '3 people are pinned to imu, which has 1',
    ])
  })

  test('hosts and programmes twice, rankings that say somebody twice or nobody, and limits that do not lie in each other', () => {
    const programmes = [
      { id: 'x', seats: 1, ranking: ['a', 'a', 'z'] },
      { id: 'x', seats: 1, onlyRanked: true },
    ]
    const hosts = [
      { id: 'imu', seats: 1, programmes },
      { id: 'imu', programmes: [] },
    ]
    expect(listed(headOf({ hosts }), [person('a', 1, [])]).faults.map(({ path }) => path)).toEqual([
      'hosts[1].id',
      'hosts[0].programmes[1].id',
      'hosts[0].programmes[0].ranking[1]',
      'hosts[0].programmes[0].order',
      'hosts[0].programmes[1].onlyRanked',
      'hosts[0].programmes[0].ranking[2]',
    ])
  })

  test('a negative capacity, by the shape', () => {
    const bad = Input.safeParse({ ...headOf(), hosts: [{ id: 'imu', programmes: [{ id: 'x', seats: -1 }] }], people: [] })
    expect(bad.error?.issues[0]?.path).toEqual(['hosts', 0, 'programmes', 0, 'seats'])
  })
})

const seat = fc.constantFrom('h/a', 'h/b', 'g/a')
const anyPeople = fc.array(
  fc.record({
    rank: fc.integer({ min: 1, max: 2 }),
    classes: fc.constantFrom<string[]>([], ['grassRoots']),
    wishes: fc.uniqueArray(seat),
    forbid: fc.uniqueArray(seat, { maxLength: 1 }),
  }),
  { minLength: 1, maxLength: 6 },
)
const anyHead = fc
  .record({ limit: fc.option(fc.nat({ max: 3 }), { nil: undefined }), seats: fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }) })
  .map(({ limit, seats }) =>
    headOf({
      order: ['rank', 'class:grassRoots'],
      hosts: [
        {
          id: 'h',
          seats: limit,
          programmes: [
            { id: 'a', seats: seats[0] ?? 0 },
            { id: 'b', seats: seats[1] ?? 0 },
          ],
        },
        { id: 'g', order: ['class:grassRoots'], programmes: [{ id: 'a', seats: seats[2] ?? 0 }] },
      ],
    }),
  )
const hexOf = (id: string) => digests.sha256(id)

test('4.3 the order of the file is of no effect', () => {
  fc.assert(
    fc.property(anyHead, anyPeople, (head, some) => {
      const people = some.map((p, i) => ({ ...p, id: `p${i}` }))
      const result = (its: readonly Person[]) => {
        const { outcome } = placed(head, its, ticketsOf(its.map(({ id }) => hexOf(id))))
        return new Map(its.map((p, i) => [p.id, teller(outcome)(i)]))
      }
      const [once, again] = [result(people), result(people.toReversed())]
      expect([...again].sort()).toEqual([...once].sort())
    }),
  )
})

test('4.3 one more seat places whom a new placement with that seat would place, and nobody else', () => {
  fc.assert(
    fc.property(anyHead, anyPeople, fc.constantFrom([0, 0], [0, 1], [1, 0]), (head, some, [h, j]) => {
      const people = some.map((p, i) => ({ ...p, id: `p${i}` }))
      const wider = {
        ...head,
        hosts: head.hosts.map((host, k) => ({
          ...host,
          seats: host.seats === undefined ? undefined : host.seats + Number(k === h),
          programmes: host.programmes.map((p, l) => ({ ...p, seats: p.seats + Number(k === h && l === j) })),
        })),
      }
      const tickets = ticketsOf(people.map(({ id }) => hexOf(id)))
      const [now, then] = [placed(head, people, tickets).outcome, placed(wider, people, tickets).outcome]
      const more = people.flatMap(({ id }, i) => (now.seat[i] === -1 && then.seat[i] !== -1 ? [id] : []))
      expect(tellProgrammes(now)((h ?? 0) * 2 + (j ?? 0)).oneMore.placed).toBe(more[0] ?? null)
      expect(more.length).toBeLessThanOrEqual(1)
    }),
  )
})

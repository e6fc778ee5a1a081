/** The proposal of hosts: against every stable placement of small markets, found by trying all; and what each person is told. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, type Candidate, type Programme, type Proposal } from './assign.ts'

const key = ({ host, programme }: { readonly host: string; readonly programme: string }) => `${host}/${programme}`
const person = (id: string, rank: number, wishes: readonly Programme[], more: Partial<Candidate> = {}): Candidate => ({
  id,
  rank,
  wishes: wishes.map(({ host, programme }) => ({ host, programme })),
  willing: false,
  grassRoots: true,
  ticket: id,
  ...more,
})
const biology: Programme = { host: 'imu', programme: 'biology', discipline: '180', seats: 3 }
const botany: Programme = { host: 'imau', programme: 'botany', discipline: '180', seats: 1 }
const law: Programme = { host: 'imu', programme: 'law', discipline: '820', seats: 1 }
const find = (proposals: readonly Proposal[], id: string) => proposals.find(p => p.id === id)
const seatOf = ({ to }: Proposal) => (to ? [key(to)] : [])

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
/** The order of the policy that ranks the grass roots first, in plain words. */
const before = (a: Candidate, b: Candidate) =>
  Number(b.grassRoots) - Number(a.grassRoots) || (a.rank ?? 0) - (b.rank ?? 0) || text(a.ticket, b.ticket) || text(a.id, b.id)

test('4.3 a first wish that was not met is explained: 3 seats, the last went to rank 12, yours is 15', () => {
  const people = [
    person('p4', 4, [biology]),
    person('p9', 9, [biology]),
    person('p12', 12, [biology]),
    person('p15', 15, [biology, botany]),
  ]
  expect(find(assign(people, [biology, botany], 'rankedFirst'), 'p15')).toMatchObject({
    way: 'wish',
    wish: 2,
    to: { host: 'imau', programme: 'botany' },
    missed: [{ wish: 1, seat: 'imu/biology', seats: 3, why: 'behind', decidedBy: 'rank', last: { rank: 12 }, yours: { rank: 15 } }],
  })
})

test('4.3 who has no rank comes after all who have one', () => {
  const people = [person('a', 1, [botany], { rank: undefined, ticket: '0' }), person('b', 99, [botany], { ticket: 'f' })]
  expect(find(assign(people, [botany], 'rankedFirst'), 'b')).toMatchObject({ way: 'wish' })
})

test('1.2 the grass roots go first where the policy ranks them first, and only break ties where it says so', () => {
  const people = [person('city', 1, [botany], { grassRoots: false }), person('county', 2, [botany])]
  expect(find(assign(people, [botany], 'rankedFirst'), 'county')).toMatchObject({ way: 'wish' })
  expect(find(assign(people, [botany], 'tieBreak'), 'city')).toMatchObject({ way: 'wish' })
  const level = [person('city', 1, [botany], { grassRoots: false, ticket: '0' }), person('county', 1, [botany], { ticket: '9' })]
  expect(find(assign(level, [botany], 'tieBreak'), 'city')).toMatchObject({ missed: [{ decidedBy: 'class:grassRoots' }] })
})

test('4.3 people of the same rank draw lots, and the reason says that it was the lot', () => {
  const people = [person('a', 1, [botany], { ticket: 'f0' }), person('b', 1, [botany], { ticket: '0f' })]
  const proposals = assign(people, [botany], 'rankedFirst')
  expect(find(proposals, 'b')).toMatchObject({ way: 'wish', wish: 1 })
  expect(find(proposals, 'a')).toMatchObject({ way: 'none', missed: [{ decidedBy: 'lottery' }] })
})

test('4.3 the willing are adjusted within their disciplines, and only they', () => {
  const people = [person('a', 1, [botany]), person('b', 2, [botany], { willing: true }), person('c', 3, [botany])]
  const proposals = assign(people, [botany, biology, law], 'rankedFirst')
  expect(find(proposals, 'b')).toMatchObject({ way: 'adjustment', to: { host: 'imu', programme: 'biology' }, consent: ['host'] })
  expect(find(proposals, 'c')).toMatchObject({ way: 'none', unplaced: 'notWilling' })
  const full = assign(people, [botany, law], 'rankedFirst')
  expect(find(full, 'b')).toMatchObject({ way: 'none', unplaced: 'nothingOpen' })
})

test('4.3 a seat that the person refused or the host denied is not proposed again', () => {
  const closed = [{ host: 'imau', programme: 'botany' }]
  const [proposal] = assign([person('a', 1, [botany], { willing: true, closed })], [botany, law], 'rankedFirst')
  expect(proposal).toMatchObject({ way: 'none', missed: [{ why: 'forbidden' }] })
})

test('4.3 a wish for a programme that nobody offers, or that has no seat, says so', () => {
  const proposals = assign([person('a', 1, [law, botany])], [{ ...botany, seats: 0 }], 'rankedFirst')
  expect(proposals[0]).toMatchObject({
    missed: [
      { wish: 1, why: 'notOffered' },
      { wish: 2, why: 'noSeat' },
    ],
  })
})

const small = fc
  .record({
    seats: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
    disciplines: fc.array(fc.constantFrom('180', '820'), { minLength: 3, maxLength: 3 }),
    people: fc.array(
      fc.record({
        wishes: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 }),
        willing: fc.boolean(),
        grassRoots: fc.boolean(),
        rank: fc.integer({ min: 1, max: 3 }),
        ticket: fc.constantFrom('0a', '1b', '2c', '3d'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ seats, disciplines, people }) => {
    const programmes = seats.map((n, i): Programme => ({ host: `h${i}`, programme: 'p', discipline: disciplines[i] ?? '180', seats: n }))
    return {
      programmes,
      people: people.map(
        ({ wishes, ...p }, i): Candidate => ({ ...p, id: `p${i}`, wishes: wishes.map(w => ({ host: `h${w}`, programme: 'p' })) }),
      ),
    }
  })

/** Every way to give each person one of their wishes or nothing, within the seats. */
const allPlacements = (people: readonly Candidate[], programmes: readonly Programme[]): readonly (readonly (string | undefined)[])[] => {
  const [first, ...rest] = people
  if (!first) return [[]]
  const choices = [undefined, ...first.wishes.map(key).filter(k => programmes.some(p => key(p) === k && p.seats > 0))]
  return choices.flatMap(choice => {
    const left = programmes.map(p => (key(p) === choice ? { ...p, seats: p.seats - 1 } : p))
    return allPlacements(rest, left).map(others => [choice, ...others])
  })
}

/** Nobody would rather be where a seat is free, or is held by somebody who stands behind them. */
const isStable = (people: readonly Candidate[], programmes: readonly Programme[], placed: readonly (string | undefined)[]) =>
  people.every((p, i) => {
    const liked = p.wishes.map(key)
    const better = placed[i] === undefined ? liked : liked.slice(0, liked.indexOf(placed[i] ?? ''))
    return better.every(k => {
      const seats = programmes.find(x => key(x) === k)?.seats ?? 0
      const holders = people.filter((_, j) => placed[j] === k)
      return holders.length >= seats && holders.every(h => before(h, p) < 0)
    })
  })

test('4.3 the wishes are met as in the one stable placement that trying all of them finds', () => {
  fc.assert(
    fc.property(small, ({ people, programmes }) => {
      const stable = allPlacements(people, programmes).filter(placed => isStable(people, programmes, placed))
      const proposals = assign(people, programmes, 'rankedFirst')
      const ours = people.map(p => {
        const proposal = find(proposals, p.id)
        return proposal?.way === 'wish' ? seatOf(proposal)[0] : undefined
      })
      expect(stable).toEqual([ours])
    }),
    { numRuns: 300 },
  )
})

test('4.3 no programme gets more people than it has seats, and nobody unwilling goes outside their wishes', () => {
  fc.assert(
    fc.property(small, ({ people, programmes }) => {
      const proposals = assign(people, programmes, 'rankedFirst')
      const seated = proposals.flatMap(seatOf)
      for (const p of programmes) expect(seated.filter(k => k === key(p)).length).toBeLessThanOrEqual(p.seats)
      for (const p of people.filter(x => !x.willing)) {
        const proposal = find(proposals, p.id)
        for (const seat of proposal ? seatOf(proposal) : []) expect(p.wishes.map(key)).toContain(seat)
      }
    }),
    { numRuns: 300 },
  )
})

test('4.3 no willing person is left without a seat while one of their disciplines has one free', () => {
  fc.assert(
    fc.property(small, ({ people, programmes }) => {
      const proposals = assign(people, programmes, 'rankedFirst')
      const seated = proposals.flatMap(seatOf)
      const free = programmes.filter(p => seated.filter(k => k === key(p)).length < p.seats).map(p => p.discipline)
      for (const p of people.filter(x => x.willing && find(proposals, x.id)?.way === 'none')) {
        const wished = programmes.filter(x => p.wishes.some(w => key(w) === key(x))).map(x => x.discipline)
        expect(free.filter(d => wished.includes(d))).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})

test('4.3 the same people and programmes in any order get the same proposals', () => {
  fc.assert(
    fc.property(small, fc.nat(), ({ people, programmes }, by) => {
      const turned = <T>(list: readonly T[]) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)].toReversed()
      expect(assign(turned(people), turned(programmes), 'rankedFirst')).toEqual(assign(people, programmes, 'rankedFirst'))
    }),
    { numRuns: 300 },
  )
})

test('4.3 nobody gets a better seat by hiding or reordering wishes', () => {
  const orders = (n: number): readonly (readonly number[])[] =>
    n === 0 ? [[]] : orders(n - 1).flatMap(o => [o, ...Array.from({ length: o.length + 1 }, (_, i) => o.toSpliced(i, 0, n - 1))])
  fc.assert(
    fc.property(small, ({ people, programmes }) => {
      const [liar, ...others] = people
      if (!liar) return
      const worth = (wishes: Candidate['wishes']) => {
        const proposal = find(assign([{ ...liar, wishes, willing: false }, ...others], programmes, 'rankedFirst'), liar.id)
        const at = proposal?.way === 'wish' ? liar.wishes.map(key).indexOf(seatOf(proposal)[0] ?? '') : -1
        return at === -1 ? liar.wishes.length : at
      }
      const honest = worth(liar.wishes)
      for (const order of orders(liar.wishes.length)) expect(worth(order.flatMap(i => liar.wishes[i] ?? []))).toBeGreaterThanOrEqual(honest)
    }),
    { numRuns: 100 },
  )
})

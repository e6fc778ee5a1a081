// The checker itself: each kind of fault that a crash could leave is found in a history that has it, and none in one that is whole.
import { expect, test } from 'vitest'
import { type Entry, judge, type Told } from './history.ts'

const entry = (n: number): Entry => ({
  request: `k${n}`,
  id: 'a',
  n,
  prev: n === 1 ? '' : `h${n - 1}`,
  hash: `h${n}`,
  kept: 'd',
  sealed: true,
})
const told = (n: number): Told => ({ key: `k${n}`, id: 'a', kind: 'ok', n, hash: `h${n}` })
const entries = [entry(1), entry(2), entry(3)]
const records = [1, 2, 3].map(n => ({ id: 'a', n }))
const head = [{ id: 'a', n: 3, hash: 'h3' }]
const nothing = { lost: [], twice: [], half: [], wrong: [] }

test('a whole history has no fault', () => {
  expect(judge([told(1), told(2), told(3)], entries, head, records)).toEqual(nothing)
})

test.each<readonly [string, ReturnType<typeof judge>, Partial<ReturnType<typeof judge>>]>([
  [
    'an acknowledged request that is gone',
    judge([told(1), told(2), { ...told(4), n: 4 }, told(3)], entries, head, records),
    { lost: ['k4'] },
  ],
  ['one that is there otherwise', judge([told(1), { ...told(2), hash: 'other' }, told(3)], entries, head, records), { lost: ['k2'] }],
  [
    'one that is there twice',
    judge(
      [told(1), told(2), told(3)],
      [...entries, { ...entry(4), request: 'k3' }],
      [{ id: 'a', n: 4, hash: 'h4' }],
      [...records, { id: 'a', n: 4 }],
    ),
    { twice: ['k3'] },
  ],
  [
    'an entry without its content',
    judge([told(1), told(2), told(3)], [entry(1), { ...entry(2), sealed: false }, entry(3)], head, records),
    { half: ['a entry 2 has no content'] },
  ],
  [
    'content without its entry',
    judge([told(1), told(2), told(3)], entries, head, [...records, { id: 'a', n: 4 }]),
    { half: ['a record 4 has no entry'] },
  ],
  [
    'a row behind its chain',
    judge([told(1), told(2), told(3)], entries, [{ id: 'a', n: 2, hash: 'h2' }], records),
    { half: ['a stands at 2, its entries at 3'] },
  ],
  [
    'a gap',
    judge([told(1), told(3)], [entry(1), entry(3)], head, [
      { id: 'a', n: 1 },
      { id: 'a', n: 3 },
    ]),
    { half: ['a entry 3 does not follow'] },
  ],
  [
    'a refused one that is there',
    judge([told(1), { ...told(2), kind: 'refused' }, told(3)], entries, head, records),
    { wrong: ['k2 was refused and is there'] },
  ],
  ['one that nobody asked for', judge([told(1), told(3)], entries, head, records), { wrong: ['k2 was asked for by nobody'] }],
])('F01 %s is found', (_what, found, wanted) => {
  expect(found).toMatchObject(wanted)
})

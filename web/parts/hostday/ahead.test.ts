/** A host's people with what waits on the device, and who is found by a code, a name or a part of one. */
import { describe, expect, test } from 'vitest'
import { type DayList, inList, type Present } from '../../../core/hosting/day.ts'
import { arrivalText, findArrivalCode } from '../../../core/training/enrolment/arrival.ts'
import type { Queued } from '../../device/acts.ts'
import { aheadOf, findAmong, standingOf } from './ahead.ts'

const someone = (id: string, name: string, more: Partial<Present> = {}): Present => ({
  ...{ id, name, round: 'r', employer: null, programme: null, status: 'notified', from: '2022-09-01', until: '2022-09-07' },
  ...{ code: null, studyStart: null, studyEnd: null, asked: null, away: null, unread: 0, dues: [] },
  ...more,
})
const act = (id: string, action: string, input: unknown = {}, more: Partial<Queued> = {}): Queued => ({
  ...{
    subject: 'training',
    id,
    action,
    input,
    about: '',
    round: 'r',
    key: `${id} ${action}`,
    at: 1,
    notBefore: 1,
    sent: false,
    where: 'device',
  },
  ...more,
})
const people = [
  someone('a', '张伟', { code: 'XK4M-9Q2T' }),
  someone('b', '张伟民'),
  someone('c', '其其格'),
  someone('d', '巴特尔', { status: 'enrolled', asked: { nth: 1, from: '2022-10-01', to: '2022-10-02', ours: true } }),
]
const namesIn = (list: DayList, queue: readonly Queued[], today = '2022-09-01') =>
  inList(aheadOf(people, queue), list, today).map(({ id }) => id)

test('4.3 whoever was enrolled on this device is not asked for again, and stands where they will stand', () => {
  const queue = [act('a', 'enrol', { on: '2022-09-01' })]
  expect(namesIn('toEnrol', queue)).toEqual(['b', 'c'])
  expect(namesIn('here', queue)).toEqual(['a', 'd'])
  expect(aheadOf(people, queue)[0]).toMatchObject({ studyStart: '2022-09-01', waiting: { action: 'enrol' } })
})

test('4.3 what the server refused has changed nobody, and is marked', () => {
  const queue = [act('a', 'enrol', {}, { refused: { kind: 'failed', status: 404 } })]
  expect(namesIn('toEnrol', queue)).toEqual(['a', 'b', 'c'])
  expect(aheadOf(people, queue)[0]?.waiting?.refused).toBeDefined()
})

test('6.4 a leave that was answered here waits for no answer', () => {
  expect(namesIn('leave', [])).toEqual(['d'])
  for (const action of ['grantLeave', 'refuseLeave']) expect(namesIn('leave', [act('d', action)])).toEqual([])
})

test('4.3 on the day after the last one the same list, without a line, says who did not come', () => {
  expect(namesIn('notCome', [], '2022-09-07')).toEqual([])
  expect(namesIn('notCome', [], '2022-09-08')).toEqual(['a', 'b', 'c'])
  expect(namesIn('notCome', [act('a', 'reportNoShow')], '2022-09-08')).toEqual(['a', 'b', 'c'])
})

describe('4.3 at the desk', () => {
  const find = (text: string) => findAmong(people, text, findArrivalCode)
  test('a code is found as scanned or typed', () => {
    for (const text of [arrivalText('XK4M-9Q2T'), 'xk4m 9q2t', 'ＸＫ４Ｍ９Ｑ２Ｔ']) expect(find(text)).toEqual({ kind: 'one', id: 'a' })
  })
  test('a whole name goes before a part of another, and a part of several asks which', () => {
    expect(find('张伟')).toEqual({ kind: 'one', id: 'a' })
    expect(find('其其')).toEqual({ kind: 'one', id: 'c' })
    expect(find('张')).toEqual({ kind: 'several', ids: ['a', 'b'] })
  })
  test('what is neither is said; a code that is not on the list is asked about', () => {
    expect(find('王五')).toEqual({ kind: 'nobody' })
    expect(find('XK4M-9Q2V')).toEqual({ kind: 'code', code: 'XK4M-9Q2V' })
  })
  test('who can’t be enrolled, and why', () => {
    const [a, , , d] = aheadOf(people, [])
    if (!a || !d) throw new Error('nobody is there')
    expect(standingOf(a, '2022-09-01', '2022-09-01')).toBe('canEnrol')
    expect(standingOf(a, '2022-08-31', '2022-08-31')).toBe('tooEarly')
    expect(standingOf(a, '2022-09-02', '2022-09-01')).toBe('notThatDay')
    expect(standingOf(a, '2022-09-08', '2022-09-08')).toBe('notThatDay')
    expect(standingOf(a, '2022-09-07', '2022-09-09')).toBe('canEnrol')
    expect(standingOf(d, '2022-09-01', '2022-09-01')).toBe('already')
    expect(standingOf({ ...a, status: 'missed' }, '2022-09-01', '2022-09-01')).toBe('isMissed')
  })
})

/** What of the rosters of all bodies has come in: who is late, since when, and who needs somebody first. */
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { type Arrival, compareNeed, lateDays, standingsOf } from './arrivals.ts'
import { lackingOf, paperOf } from './paper.ts'

const arrival = (given: Partial<Arrival>): Arrival => ({
  status: 'compiled',
  sealRequired: true,
  due: '2022-04-01',
  today: '2022-04-01',
  lacking: 0,
  ...given,
})

test('5 on its last day a roster that has not come in is missing and not late; a day after it is late by one', () => {
  expect(standingsOf(arrival({}))).toEqual(['missing'])
  expect(standingsOf(arrival({ today: '2022-04-02' }))).toEqual(['missing', 'late'])
  expect(lateDays(arrival({ today: '2022-04-11' }))).toBe(10)
  expect(lateDays(arrival({ today: '2022-03-20' }))).toBe(0)
})

test('4.2 a sealed roster has arrived and is late no more; one that is only frozen has not, unless no seal is asked for', () => {
  expect(standingsOf(arrival({ status: 'sealed', today: '2022-04-09' }))).toEqual(['arrived'])
  expect(lateDays(arrival({ status: 'sealed', today: '2022-04-09' }))).toBe(0)
  expect(standingsOf(arrival({ status: 'finalised' }))).toEqual(['missing'])
  expect(standingsOf(arrival({ status: 'finalised', sealRequired: false }))).toEqual(['arrived'])
})

test('4.2 a returned roster is missing again, and one that arrived without its paper says so', () => {
  expect(standingsOf(arrival({ status: 'returned' }))).toEqual(['missing', 'returned'])
  expect(standingsOf(arrival({ status: 'returned', today: '2022-04-02' }))).toEqual(['missing', 'late', 'returned'])
  expect(standingsOf(arrival({ status: 'received', lacking: 3 }))).toEqual(['arrived', 'paperLacking'])
})

test('5 first come the latest, then the returned, then those that may still be in time, those to be received, those without paper, the rest', () => {
  const rows = {
    done: arrival({ status: 'received' }),
    paper: arrival({ status: 'received', lacking: 1 }),
    sealed: arrival({ status: 'sealed' }),
    later: arrival({ due: '2022-04-08' }),
    soon: arrival({ due: '2022-04-02' }),
    returned: arrival({ status: 'returned', due: '2022-04-03' }),
    late: arrival({ due: '2022-03-31' }),
    latest: arrival({ due: '2022-03-20', status: 'none' }),
  }
  const order = Object.entries(rows).toSorted(([, a], [, b]) => compareNeed(a, b))
  expect(order.map(([name]) => name)).toEqual(['latest', 'late', 'returned', 'soon', 'later', 'sealed', 'paper', 'done'])
})

test('4.2 sealed sheets of an earlier version do not count for the one that is frozen now, the forms do', () => {
  const came = { rosters: 1, forms: 4 }
  expect(paperOf({ version: 2 })).toEqual({ rosters: 0, forms: 0 })
  expect(paperOf({ version: 2, paper: { ...came, version: 1 } })).toEqual({ rosters: 0, forms: 4 })
  expect(paperOf({ version: 2, paper: { ...came, version: 2 } })).toEqual(came)
  expect(paperOf({ version: 2, paper: came })).toEqual(came)
  expect(lackingOf(law.policy, 3, { rosters: 0, forms: 4 })).toEqual({ rosters: 1, forms: 2 })
  expect(lackingOf(law.policy, 1, { rosters: 2, forms: 4 })).toEqual({ rosters: 0, forms: 0 })
})

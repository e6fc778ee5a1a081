/** A person's past: what bars whom, for how long. */
// Awards held, places given up, reviews failed, and the years after which they no longer count.
import { expect, test } from 'vitest'
import type { Criterion, FactDefinition, Policy } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { problemsIn, verdictOf } from './index.ts'
import type { Happened } from './past.ts'
import { getTrack } from './tree.ts'

const on = { value: '2022-03-03', clause: '3' }
const years = (value: number) => ({ value, clause: '3' })
const past: FactDefinition = { type: 'events', label: { zh: '以往经历', en: 'Past' }, attestedBy: 'register', changes: 'withTime' }
const barred = (derived: Omit<Happened, 'way' | 'from' | 'on'>): Policy => {
  const bar: FactDefinition = {
    type: 'boolean',
    label: { zh: '不得申报', en: 'Barred' },
    attestedBy: 'register',
    changes: 'withTime',
    derived: { way: 'happened', from: 'past', on, ...derived },
  }
  const criteria: Criterion = { fact: 'bar', is: false, clause: '3' }
  return { ...policy, facts: { ...policy.facts, past, bar }, tracks: { t: { ...getTrack(policy, 'inside'), criteria } } }
}
const verdict = (bar: Policy, ...events: readonly object[]) => verdictOf(bar, 't', { past: events }).verdict

test('9 whoever held the award never gets it again; whoever has no past may; an untold past is open', () => {
  const bar = barred({ events: ['held', 'completed'], programmes: 'this' })
  expect(verdict(bar, { event: 'held', on: '1999-01-01', until: '1999-12-31' })).toBe('ineligible')
  expect(verdict(bar)).toBe('eligible')
  expect(verdictOf(bar, 't', {}).verdict).toBe('undetermined')
  expect(verdictOf(bar, 't', { past: [{ event: 'held', on: '1999-01-01' }] }).nearest).toEqual([])
})

test('9 who holds another award now may not, and may again when it has ended', () => {
  const bar = barred({ events: ['held'], programmes: 'any', current: true })
  expect(verdict(bar, { event: 'held', programme: 'other', on: '2021-09-01' })).toBe('ineligible')
  expect(verdict(bar, { event: 'held', programme: 'other', on: '2021-09-01', until: '2022-03-03' })).toBe('ineligible')
  expect(verdict(bar, { event: 'held', programme: 'other', on: '2021-09-01', until: '2022-03-02' })).toBe('eligible')
  expect(verdict(bar, { event: 'held', programme: 'other', on: '2022-03-04' })).toBe('eligible')
})

test('10 who gave up within five years waits until they are full: on that day it is over', () => {
  const bar = barred({ events: ['gaveUp'], programmes: 'this', withinYears: years(5) })
  expect(verdict(bar, { event: 'gaveUp', on: '2017-03-03' })).toBe('eligible')
  expect(verdict(bar, { event: 'gaveUp', on: '2017-03-04' })).toBe('ineligible')
  expect(verdictOf(bar, 't', { past: [{ event: 'gaveUp', on: '2019-06-01' }] }).nearest).toEqual([{ waitYears: 3, set: [] }])
})

test('10 barred for the next year: by calendar years a failure of 2021 bars 2022 and not 2023', () => {
  const bar = barred({ events: ['failed'], programmes: 'this', withinYears: years(1), counting: { value: 'calendarYears', clause: '3' } })
  expect(verdict(bar, { event: 'failed', on: '2021-01-15' })).toBe('ineligible')
  expect(verdict(bar, { event: 'failed', on: '2020-12-31' })).toBe('eligible')
})

test('9 only the events, and only the programmes, that the policy names count', () => {
  const bar = barred({ events: ['failed', 'sanctioned'], programmes: ['west-light'], withinYears: years(3) })
  expect(verdict(bar, { event: 'failed', programme: 'west-light', on: '2021-01-01' })).toBe('ineligible')
  expect(verdict(bar, { event: 'failed', on: '2021-01-01' })).toBe('eligible')
  expect(verdict(bar, { event: 'withdrew', programme: 'west-light', on: '2021-01-01' })).toBe('eligible')
  expect(verdict(bar, { event: 'sanctioned', programme: 'west-light', on: '2023-01-01' })).toBe('eligible')
  const here = barred({ events: ['failed'], programmes: 'this' })
  expect(verdict(here, { event: 'failed', programme: policy.programme.id, on: '2021-01-01' })).toBe('ineligible')
  expect(verdict(here, { event: 'failed', programme: 'west-light', on: '2021-01-01' })).toBe('eligible')
})

test('9 a past with an impossible day or an unknown event is told, and counts as not known', () => {
  const bar = barred({ events: ['held'], programmes: 'any' })
  const wrong = [{ event: 'held', on: '2021-02-30' }]
  expect(verdictOf(bar, 't', { past: wrong }).verdict).toBe('undetermined')
  expect(problemsIn(bar, { past: wrong })).toEqual([{ path: '$.past[0].on', reason: 'impossible day "2021-02-30"' }])
  expect(problemsIn(bar, { past: [{ event: 'won', on: '2021-02-01' }] })).toEqual([
    { path: '$.past[0].event', reason: 'unknown code "won"' },
  ])
  expect(problemsIn(bar, { past: [{ event: 'held', on: '2021-02-01', until: '2020-01-01' }] })).toHaveLength(1)
})

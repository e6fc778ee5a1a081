// A guard of what hosts offer that is taken away turns its check red.
import { expect, test } from 'vitest'
import { hostingOf } from '../../core/hosting/dossier.ts'
import { admittedOn, clock, department, hostOf, imuBiology, openRound, round } from '../given.ts'
import { statement } from '../hosting.ts'
import type { World } from '../world.ts'
import { isAllThatStands, isRefusedBy, withoutRule } from './checks.ts'

const { host, programme } = imuBiology
const id = hostingOf(round, host)
const does = (w: World, action: string, by: Parameters<World['perform']>[0]['by'], on: string, input: unknown = {}) => ({
  try: () => w.perform({ subject: 'hosting', id, action, by, on, input }),
  must: () => w.must({ subject: 'hosting', id, action, by, on, input }),
})
const invited = (w = openRound()) => {
  does(w, 'invite', department, '2022-04-12', { round, host }).must()
  return w
}
const submits = (w: World, said = statement(host), on = '2022-04-20') => does(w, 'submit', hostOf(host), on, { statement: said })

test('4.3 without withinAgreedSeats a host is counted for more than the department agreed to', () => {
  const given = () => submits(invited(), statement(host, { [programme]: 6 })).try
  expect(isAllThatStands('hosting', 'submit', 'withinAgreedSeats', given)).toEqual([true, true])
})

test('4.3 without programmesAreTheHosts a programme is left without an answer', () => {
  const whole = statement(host)
  const given = () => submits(invited(), { ...whole, programmes: whole.programmes.slice(1) }).try
  expect(isAllThatStands('hosting', 'submit', 'programmesAreTheHosts', given)).toEqual([true, true])
})

test('4.3 without notBelowTaken only the ledger stops a figure below what is taken, and nobody is told why', () => {
  const accepts = () => {
    const w = invited(admittedOn('a1'))
    submits(w, statement(host, { [programme]: 0 }), '2022-06-01').must()
    w.must({ subject: 'placement', id: 'a1', action: 'propose', by: department, on: '2022-06-02', input: imuBiology })
    return does(w, 'accept', department, '2022-06-03', { version: 1 }).try
  }
  expect(isRefusedBy(accepts(), 'notBelowTaken')).toBe(true)
  const attempt = accepts()
  expect(withoutRule('hosting', 'accept', 'notBelowTaken', () => isRefusedBy(attempt, 'notBelowTaken'))).toBe(false)
})

test('4.3 without versionIsNewest the department accepts what it has not read', () => {
  const given = () => {
    const w = invited()
    submits(w).must()
    submits(w).must()
    return does(w, 'accept', department, '2022-04-22', { version: 1 }).try
  }
  expect(isAllThatStands('hosting', 'accept', 'versionIsNewest', given)).toEqual([true, true])
})

test('4.3 without arrivesAfterNotice people are called before they are told', () => {
  const given = () => submits(invited(), { ...statement(host), arrival: { from: '2022-07-01', to: '2022-07-03' } }).try
  expect(isAllThatStands('hosting', 'submit', 'arrivesAfterNotice', given)).toEqual([true, true])
})

test('4.3 without hostIsAsked the ministry’s hosts are asked too', () => {
  const input = { round, host: 'pku' }
  const asked = { subject: 'hosting', id: hostingOf(round, 'pku'), action: 'invite', by: department, on: '2022-04-12', input } as const
  const given = () => {
    const w = openRound()
    return () => w.perform(asked)
  }
  expect(isAllThatStands('hosting', 'invite', 'hostIsAsked', given)).toEqual([true, true])
})

test('4.3 without builtOnNewest the page of yesterday overwrites the draft of today', () => {
  const given = () => {
    const w = invited()
    const save = does(w, 'save', hostOf(host), '2022-04-20', { draft: { programmes: [] }, base: 0 })
    save.must()
    return save.try
  }
  expect(isAllThatStands('hosting', 'save', 'builtOnNewest', given)).toEqual([true, true])
})

test('4.3 without remindersAreUsedUp a host lapses unreminded, without remindersAreLeft it is reminded for ever', () => {
  const late = () => does(invited(), 'lapse', clock, '2022-05-06').try
  expect(isAllThatStands('hosting', 'lapse', 'remindersAreUsedUp', late)).toEqual([true, true])
  const again = () => {
    const w = invited()
    does(w, 'remind', clock, '2022-05-06').must()
    return does(w, 'remind', clock, '2022-05-13').try
  }
  expect(isAllThatStands('hosting', 'remind', 'remindersAreLeft', again)).toEqual([true, true])
})

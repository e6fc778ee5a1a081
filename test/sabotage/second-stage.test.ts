// A result of the second stage with one thing wrong in it is refused with the reason; the result as it is passes.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Solve } from '../../core/placement/engine/adjusting/program.ts'
import { type Head, inputFormat, type Person } from '../../core/placement/engine/shape.ts'
import { type Result, verify } from '../../core/placement/verify/index.ts'
import { findDiscipline } from '../../core/standards/disciplines.ts'
import { loadReader, loadSolver } from '../../server/solver.ts'
import { givenOf, hashes, resultOf, satIn } from '../small-results.ts'

let solve: Solve
let best: Awaited<ReturnType<typeof loadReader>>
beforeAll(async () => {
  solve = await loadSolver()
  best = await loadReader()
})

const head: Head = {
  format: inputFormat,
  name: 'a year',
  order: ['rank'],
  fit: { ownField: 5, nearField: 2, wishedField: 0, wishedHost: 0, hostAsks: 3, samePlace: 0 },
  hosts: [
    {
      id: 'h',
      programmes: [
        { id: 'a', seats: 2, field: '180' },
        { id: 'b', seats: 2, field: '820' },
      ],
    },
    { id: 'g', programmes: [{ id: 'c', seats: 1, field: '820' }] },
  ],
}
const people: readonly Person[] = Array.from({ length: 7 }, (_, i) => ({
  id: `p${i}`,
  rank: i + 1,
  body: i < 4 ? 'city' : 'banner',
  field: i % 2 ? '180' : '820',
  wishes: [],
  willing: true,
  ...(i === 0 && { askedBy: ['g'] }),
}))
const bounded: Head = { ...head, quotas: [{ name: '旗县', clause: '4.3', people: { bodies: ['banner'] }, least: 2 }] }

type Seats = Readonly<Record<string, string | null>>
/** The result with some people elsewhere, and right in all else that is counted. */
const changed = (its: Head, right: Result, seats: Seats): Result => {
  const told = people.map(({ id }) => {
    const seat = seats[id] === undefined ? (right.people.get(id)?.seat ?? null) : (seats[id] ?? null)
    return { id, seat, way: seat === null ? 'none' : 'adjustment', wish: null }
  })
  const placed = told.filter(({ seat }) => seat !== null)
  const found = placed.filter(({ id }) => Number(id.slice(1)) >= 4).length
  return {
    whole: {
      ...right.whole,
      quotas: (its.quotas ?? []).map(({ name }) => ({ name, found, of: placed.length })),
      totals: { people: 7, placed: placed.length, adjusted: placed.length, unplaced: 7 - placed.length, pinned: 0, byWish: [] },
    },
    programmes: right.programmes.map(programme => {
      const there = told.filter(({ seat }) => seat === programme.seat)
      return { ...programme, free: programme.seats - there.length, people: there }
    }),
    people: new Map(told.map(one => [one.id, one])),
  }
}
const faultIn = (its: Head, result: Result) => {
  const fault = verify(hashes, givenOf(its, people), result, { fieldOf: findDiscipline, best })
  return fault && `${fault.path}: ${fault.why}`
}
const seatOf = (result: Result, id: string) => result.people.get(id)?.seat ?? null

describe('4.3 without quotas', () => {
  const right = () => resultOf(head, people)
  test('the result as it is passes', () => {
    expect(faultIn(head, right())).toBeUndefined()
    expect(faultIn(head, changed(head, right(), {}))).toBeUndefined()
  })
  test('one person short', () => {
    expect(faultIn(head, changed(head, right(), { p4: null }))).toMatch(/^people p4: a seat at .* is free, and one more could be placed/)
  })
  test('somebody placed before a person of higher priority', () => {
    const seats = { p4: null, p5: seatOf(right(), 'p4') }
    expect(faultIn(head, changed(head, right(), seats))).toMatch(/^people p4: p5, who stands behind them, holds a seat/)
  })
  test('a worse fit', () => {
    const seats = { p0: seatOf(right(), 'p1'), p1: seatOf(right(), 'p0') }
    expect(faultIn(head, changed(head, right(), seats))).toMatch(/^proof.adjusted: the fit is \d+, and by these prices \d+ might be had/)
  })
  test('no proof, or one of another placement', () => {
    const { whole, ...rest } = right()
    expect(faultIn(head, { ...rest, whole: { ...whole, proof: undefined } })).toMatch(/^proof.adjusted: nothing proves/)
    const dear = { adjusted: { programmes: { 'h/a': 9 }, hosts: {} } }
    expect(faultIn(head, { ...rest, whole: { ...whole, proof: dear } })).toMatch(/^proof.adjusted: the fit is/)
    const negative = { adjusted: { programmes: { 'h/a': -1 }, hosts: {} } }
    expect(faultIn(head, { ...rest, whole: { ...whole, proof: negative } })).toMatch(/^proof.adjusted: a price is/)
  })
})

describe('4.3 under a quota that binds', () => {
  const right = () => resultOf(bounded, people, { solve })
  test('the result as it is passes', () => {
    expect(faultIn(bounded, right())).toBeUndefined()
    expect([...right().people.values()].map(({ seat }) => (seat === null ? 0 : 1)).join('')).toBe('1110110')
  })
  test('the quota is broken', () => {
    expect(faultIn(bounded, resultOfFree())).toBe('quotas 旗县: it counts 1, and 2 are the least')
  })
  const resultOfFree = () => changed(bounded, { ...right(), ...{ people: resultOf(head, people).people } }, {})
  test('one person short', () => {
    expect(faultIn(bounded, changed(bounded, right(), { p2: null }))).toBe('totals.adjusted: the quotas let 5 be adjusted, and 4 are')
  })
  test('somebody of higher priority is left out though the quotas leave room for them', () => {
    const seats = { p2: null, p3: seatOf(right(), 'p2') }
    expect(faultIn(bounded, changed(bounded, right(), seats))).toBe(
      'people p2: the quotas leave room for them beside all who stand before them',
    )
  })
  test('a worse fit', () => {
    const seats = { p0: seatOf(right(), 'p1'), p1: seatOf(right(), 'p0') }
    expect(faultIn(bounded, changed(bounded, right(), seats))).toMatch(/the fit is \d+, and/)
  })
})

describe('4.3 a re-run', () => {
  const rest = people.filter(({ id }) => id !== 'p0')
  const result = () => resultOf(head, people)
  const again = () => resultOf(head, rest, { before: result() })
  const faultOf = (told: Result) => {
    const was = { input: result().whole.input, sat: satIn(result()) }
    const fault = verify(hashes, givenOf(head, rest), told, { fieldOf: findDiscipline, before: was })
    return fault && `${fault.path}: ${fault.why}`
  }
  test('as it is passes', () => expect(faultOf(again())).toBeUndefined())
  test('that moves somebody without need', () => {
    const right = again()
    const [a, b] = [right.people.get('p1'), right.people.get('p2')]
    if (!a || !b) throw new Error('nobody is there')
    const moved = new Map([...right.people, ['p1', { ...a, seat: b.seat, way: 'moved' }], ['p2', { ...b, seat: a.seat, way: 'moved' }]])
    expect(faultOf({ ...right, people: moved })).toMatch(/^proof.kept: /)
  })
  test('that takes a seat from somebody, or names nobody who left', () => {
    const right = again()
    const lost = new Map([...right.people, ['p1', { id: 'p1', seat: null, way: 'none', wish: null }]])
    expect(faultOf({ ...right, people: lost })).toMatch(/^people p1: they had a seat, and could have kept one/)
    const { whole } = right
    expect(faultOf({ ...right, whole: { ...whole, again: whole.again && { ...whole.again, gone: [] } } })).toMatch(/^again.gone: p0/)
  })
})

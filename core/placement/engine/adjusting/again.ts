/**
 * Adjusts again after somebody dropped out or a host changed its mind, on the market as it is now. Whoever had a seat goes first: as many of them as can be
 * keep one, by priority; of all ways to do that those with the fewest moves, and of these one with the best fit. Then the undecided get what is free;
 * nobody is moved for their sake. Run on its own result it changes nothing.
 */
import { fitBest, totalOf } from './adjust.ts'
import { admit } from './admit.ts'
import { type Adjustment, type Market, nowhere, type Placed, type Prices } from './market.ts'

/** Of each person: the programme where they sat, `nowhere`, or `gone` if that programme is no longer in the market. */
export type Before = Int32Array
export const gone = -2

/** Why somebody no longer sits where they sat: it isn't open to them any more, it takes fewer now, or others came there for whom there was no other way. */
export type Why = 'shut' | 'fewerSeats' | 'madeRoom'
export type Move = {
  readonly person: number
  readonly from: number
  /** The programme where they sit now, or `nowhere`. */
  readonly to: number
  readonly why: Why
  /** Who sits there now and did not before. */
  readonly instead: readonly number[]
}

/** `stayed` proves that no way of keeping the same people has fewer moves, or as few and a better fit; `filled` proves the rest like any adjustment. */
export type Again = Placed & {
  readonly placed: number
  readonly fit: number
  readonly moves: readonly Move[]
  readonly stayed: Placed & Prices
  readonly filled: Adjustment
}

/** The market with the edges of some people only, and so many seats; `back` turns its edges into those of the whole. */
export const marketFor = (market: Market, wanted: (person: number) => boolean, left: Pick<Market, 'seats' | 'hostSeats'>) => {
  const { people, first, programme, fit, consent } = market
  const old: number[] = []
  const starts = new Int32Array(people + 1)
  for (let i = 0; i < people; i++) {
    const to = wanted(i) ? (first[i + 1] ?? 0) : (first[i] ?? 0)
    for (let e = first[i] ?? 0; e < to; e++) old.push(e)
    starts[i + 1] = old.length
  }
  const pick = (of: Int32Array) => Int32Array.from(old, e => of[e] ?? 0)
  const part: Market = {
    ...market,
    ...left,
    first: starts,
    programme: pick(programme),
    fit: pick(fit),
    consent: Uint8Array.from(old, e => consent[e] ?? 0),
  }
  const back = (edge: Int32Array) => edge.map(e => (e === nowhere ? nowhere : (old[e] ?? nowhere)))
  return { part, back }
}

const personOf = ({ people, first }: Market): Int32Array => {
  const of = new Int32Array(first[people] ?? 0)
  for (let i = 0; i < people; i++) of.fill(i, first[i] ?? 0, first[i + 1] ?? 0)
  return of
}

/** More than all fits together can differ by, so that no fit outweighs a move. */
const oneMove = ({ people, fit }: Market) => {
  let most = 0
  for (const f of fit) most = Math.max(most, Math.abs(f))
  return 2 * people * most + 1
}

/** What an edge is worth to somebody who had a seat: staying first, then how well they fit. */
export const worthOfStaying = (market: Market, before: Before) => {
  const of = personOf(market)
  const stay = oneMove(market)
  return (e: number) => (market.fit[e] ?? 0) + (market.programme[e] === before[of[e] ?? 0] ? stay : 0)
}

const leftAfter = ({ seats, hostSeats, programme, host }: Market, { edge }: Placed) => {
  const left = { seats: seats.slice(), hostSeats: hostSeats.slice() }
  for (const e of edge) {
    if (e === nowhere) continue
    const j = programme[e] ?? 0
    const h = host[j] ?? 0
    left.seats[j] = (left.seats[j] ?? 0) - 1
    left.hostSeats[h] = (left.hostSeats[h] ?? 0) - 1
  }
  return left
}

const placesOf = ({ programme }: Market, { edge }: Placed) => edge.map(e => (e === nowhere ? nowhere : (programme[e] ?? nowhere)))

/** Who moved, and why. */
const movesOf = (market: Market, before: Before, now: Int32Array): readonly Move[] => {
  const { first, programme, seats, host, hostSeats } = market
  const mayStay = (i: number) => programme.subarray(first[i], first[i + 1]).includes(before[i] ?? nowhere)
  const could = new Int32Array(seats.length)
  const couldHost = new Int32Array(hostSeats.length)
  const came: number[][] = Array.from({ length: seats.length }, () => [])
  before.forEach((j, i) => {
    const to = now[i] ?? nowhere
    if (to !== nowhere && to !== j) came[to]?.push(i)
    if (j < 0 || !mayStay(i)) return
    could[j] = (could[j] ?? 0) + 1
    couldHost[host[j] ?? 0] = (couldHost[host[j] ?? 0] ?? 0) + 1
  })
  const takesFewer = (j: number) => (could[j] ?? 0) > (seats[j] ?? 0) || (couldHost[host[j] ?? 0] ?? 0) > (hostSeats[host[j] ?? 0] ?? 0)
  const why = (i: number, from: number): Why => (from === gone || !mayStay(i) ? 'shut' : takesFewer(from) ? 'fewerSeats' : 'madeRoom')
  return [...before.keys()].flatMap(person => {
    const from = before[person] ?? nowhere
    const to = now[person] ?? nowhere
    return from === nowhere || from === to ? [] : [{ person, from, to, why: why(person, from), instead: came[from] ?? [] }]
  })
}

export const adjustAgain = (market: Market, before: Before): Again => {
  const first = marketFor(market, i => before[i] !== nowhere, market)
  const stayed = fitBest(first.part, admit(first.part), worthOfStaying(first.part, before))
  const settled = { ...stayed, edge: first.back(stayed.edge) }
  const then = marketFor(market, i => before[i] === nowhere, leftAfter(market, settled))
  const found = fitBest(then.part, admit(then.part), e => then.part.fit[e] ?? 0)
  const filled = { ...found, ...totalOf(then.part, found), edge: then.back(found.edge) }
  const edge = settled.edge.map((e, i) => (e === nowhere ? (filled.edge[i] ?? nowhere) : e))
  const moves = movesOf(market, before, placesOf(market, { edge }))
  return { edge, ...totalOf(market, { edge }), moves, stayed: settled, filled }
}

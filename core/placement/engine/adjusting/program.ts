/** The market with quotas as a linear program: a column for each edge, a row for each person, programme, host and quota. The core solves none: a solver is given in. */
import type { Market } from './market.ts'
import type { Quota } from './quotas.ts'

/** Find the columns that are worth most together, each between `lower` and `upper`, with each row between `least` and `most`; whole numbers if `whole`. */
export type Program = {
  readonly worth: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly least: Float64Array
  readonly most: Float64Array
  /** The entries of row r are those from `starts[r]` to before `starts[r + 1]`. */
  readonly starts: Int32Array
  readonly index: Int32Array
  readonly times: Float64Array
  readonly whole: boolean
}

/** `stopped` has reached a limit of time or size; `value` is then the best that was found, if anything was. */
export type Answer = { readonly status: 'best' | 'none' | 'stopped'; readonly value?: Float64Array | undefined }
export type Solve = (program: Program) => Answer

type Row = { readonly index: readonly number[]; readonly times: (edge: number) => number; readonly least: number; readonly most: number }

const once = () => 1
const never = Number.NEGATIVE_INFINITY
const ever = Number.POSITIVE_INFINITY

const rowsOfMarket = ({ people, first, programme, seats, host, hostSeats }: Market): readonly Row[] => {
  const ofSeat: number[][] = Array.from({ length: seats.length }, () => [])
  const ofHost: number[][] = Array.from({ length: hostSeats.length }, () => [])
  programme.forEach((j, e) => {
    ofSeat[j]?.push(e)
    ofHost[host[j] ?? 0]?.push(e)
  })
  const ofPeople = Array.from({ length: people }, (_, i): Row => {
    const from = first[i] ?? 0
    return { index: Array.from({ length: (first[i + 1] ?? 0) - from }, (_, x) => from + x), times: once, least: 0, most: 1 }
  })
  const limit = (limits: Int32Array) => (index: readonly number[], x: number) => ({
    index,
    times: once,
    least: never,
    most: limits[x] ?? 0,
  })
  return [...ofPeople, ...ofSeat.map(limit(seats)), ...ofHost.map(limit(hostSeats))]
}

/** The edges that a quota counts, as a mark for each edge. */
export const countedBy = ({ people, first, programme }: Market, { who, where }: Quota): Uint8Array => {
  const counted = new Uint8Array(programme.length)
  for (let i = 0; i < people; i++) {
    const to = who[i] === 1 ? (first[i + 1] ?? 0) : 0
    for (let e = first[i] ?? 0; e < to; e++) counted[e] = where === undefined || where[programme[e] ?? 0] === 1 ? 1 : 0
  }
  return counted
}

/** A share is a row too: what is counted `per` times, less `of` times everybody placed, is nothing at most. */
const rowsOfQuota = (market: Market, quota: Quota): readonly Row[] => {
  const counted = countedBy(market, quota)
  const all = [...counted.keys()]
  const { least = never, most = ever, share, already = { counted: 0, placed: 0 } } = quota
  const count: Row = { index: all.filter(e => counted[e] === 1), times: once, least: least - already.counted, most: most - already.counted }
  if (!share) return [count]
  const owed = share.of * already.placed - share.per * already.counted
  return [count, { index: all, times: e => (counted[e] === 1 ? share.per : 0) - share.of, least: never, most: owed }]
}

/** The rows of people come first, by their numbers; the last row counts everybody. */
export const programOf = (market: Market, quotas: readonly Quota[]): Program => {
  const everybody: Row = { index: [...market.programme.keys()], times: once, least: 0, most: market.people }
  const rows = [...rowsOfMarket(market), ...quotas.flatMap(q => rowsOfQuota(market, q)), everybody]
  const columns = market.programme.length
  const starts = new Int32Array(rows.length + 1)
  rows.forEach(({ index }, r) => {
    starts[r + 1] = (starts[r] ?? 0) + index.length
  })
  return {
    worth: new Float64Array(columns),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    least: Float64Array.from(rows, r => r.least),
    most: Float64Array.from(rows, r => r.most),
    starts,
    index: Int32Array.from(rows.flatMap(r => r.index)),
    times: Float64Array.from(rows.flatMap(r => r.index.map(r.times))),
    whole: false,
  }
}

const near = 1e-6
const isWhole = (x: number) => Math.abs(x - Math.round(x)) < near
const worthOf = ({ worth }: Program, value: Float64Array) => value.reduce((sum, x, c) => sum + x * (worth[c] ?? 0), 0)

/** `proved`: nothing is worth more, as the relaxed program shows or the solver says. */
export type Whole = { readonly status: Answer['status']; readonly value: Float64Array; readonly proved: boolean }

const rounded = (value: Float64Array) => value.map(Math.round)

/** How far a sum of the solver's may lie from the true one: by its tolerance for each number, the more the greater the worths. */
const blur = ({ worth }: Program, sum: number) =>
  near + worth.reduce((most, w) => Math.max(most, Math.abs(w)), 0) * near + Math.abs(sum) * 1e-9

/** The most that anything could be worth, as the relaxation says. */
export const mostBy = (program: Program, solve: Solve): number => {
  const { status, value } = solve({ ...program, whole: false })
  if (status !== 'best' || !value) return Number.POSITIVE_INFINITY
  const sum = worthOf(program, value)
  return Math.floor(sum + blur(program, sum))
}

/**
 * Whole numbers for a program whose relaxation is nearly whole: what is whole there is fixed, and only the rest is searched. Where that gives less than the
 * relaxation promises, everything is searched. Whatever is at hand already stands if nothing can be worth more.
 */
export const solveWhole = (program: Program, solve: Solve, atHand?: Float64Array): Whole => {
  const none = new Float64Array(0)
  const relaxed = solve({ ...program, whole: false })
  if (relaxed.status === 'none') return { status: 'none', value: none, proved: true }
  if (relaxed.status === 'stopped' || !relaxed.value) return { status: 'stopped', value: none, proved: false }
  const { value } = relaxed
  const sum = worthOf(program, value)
  const bound = Math.floor(sum + blur(program, sum))
  if (atHand && worthOf(program, atHand) >= bound) return { status: 'best', value: atHand, proved: true }
  if (value.every(isWhole)) return { status: 'best', value: rounded(value), proved: true }
  const fixed = (limit: Float64Array) => limit.map((b, c) => (isWhole(value[c] ?? 0) ? Math.round(value[c] ?? 0) : b))
  const rest = solve({ ...program, lower: fixed(program.lower), upper: fixed(program.upper), whole: true })
  const found = rest.value && rest.status === 'best' ? rounded(rest.value) : undefined
  if (found && worthOf(program, found) >= bound) return { status: 'best', value: found, proved: true }
  return searched(program, found, solve({ ...program, whole: true }))
}

/** What searching everything gives, beside what was found in the rest. */
const searched = (program: Program, found: Float64Array | undefined, all: Answer): Whole => {
  if (all.status === 'best' && all.value) return { status: 'best', value: rounded(all.value), proved: true }
  if (all.status === 'none') return { status: 'none', value: new Float64Array(0), proved: true }
  const second = all.value && rounded(all.value)
  const best = second && (!found || worthOf(program, second) > worthOf(program, found)) ? second : found
  return best ? { status: 'best', value: best, proved: false } : { status: 'stopped', value: new Float64Array(0), proved: false }
}

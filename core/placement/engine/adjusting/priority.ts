/** Who is placed under quotas, strictly by priority: nobody is left out who could be in beside all those before them. */
import { sittingOf } from './hall.ts'
import { type Market, nowhere } from './market.ts'
import { mostBy, type Program, type Solve, solveWhole } from './program.ts'

/** A program with all that is settled already, and the best placement so far. */
export type Levels = { readonly program: Program; readonly value: Float64Array; readonly proved: boolean }

export const edgesOf = ({ people, first }: Market, value: Float64Array): Int32Array => {
  const edge = new Int32Array(people).fill(nowhere)
  for (let i = 0; i < people; i++) for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e++) if (value[e] === 1) edge[i] = e
  return edge
}

export const better = (levels: Levels, worth: Float64Array, solve: Solve): Levels => {
  const found = solveWhole({ ...levels.program, worth }, solve, levels.value)
  return found.status === 'best' ? { ...levels, value: found.value, proved: levels.proved && found.proved } : { ...levels, proved: false }
}

/** Who of these is placed now, stays so, and who is not, stays out: their rows are held to that. */
const hold = ({ program, value, proved }: Levels, market: Market, from: number, to: number): Levels => {
  const edge = edgesOf(market, value)
  const [least, most] = [program.least.slice(), program.most.slice()]
  for (let i = from; i < to; i++) {
    least[i] = edge[i] === nowhere ? 0 : 1
    most[i] = least[i] ?? 0
  }
  return { program: { ...program, least, most }, value, proved }
}

const worthBy = ({ people, first, programme }: Market, worth: (person: number) => number): Float64Array => {
  const of = new Float64Array(programme.length)
  for (let i = 0; i < people; i++) of.fill(worth(i), first[i] ?? 0, first[i + 1] ?? 0)
  return of
}

/**
 * Marks of those left out whom people before them alone shut out: all that they could reach is full of people who go before them. No quota needs to be
 * asked about them, since quotas only ever take away.
 */
const shutOut = (market: Market, edge: Int32Array): Uint8Array => {
  const { first, programme, seats, host, hostSeats } = market
  const sitting = sittingOf(market, { edge })
  const taken = hostSeats.map((_, h) => (sitting.of[h] ?? []).reduce((sum, j) => sum + (sitting.in[j]?.length ?? 0), 0))
  const closed = new Set<number>()
  const isShut = (i: number): boolean => {
    const reached = new Set<number>()
    const reach = (j: number) => !closed.has(j) && reached.add(j)
    const reachAll = (b: number) => programme.subarray(first[b], first[b + 1]).forEach(reach)
    reachAll(i)
    for (const j of reached) {
      const [holders, h] = [sitting.in[j] ?? [], host[j] ?? 0]
      const hasSeat = holders.length < (seats[j] ?? 0)
      if (holders.some(b => b > i) || (hasSeat && (taken[h] ?? 0) < (hostSeats[h] ?? 0))) return false
      if (hasSeat) sitting.of[h]?.forEach(reach)
      holders.forEach(reachAll)
    }
    for (const j of reached) closed.add(j)
    return true
  }
  return Uint8Array.from(edge, (e, i) => (e === nowhere && isShut(i) ? 1 : 0))
}

/** Those left out, from a person on, who could come in for all that is known. */
const inQuestion = (market: Market, { value }: Levels, from: number): readonly number[] => {
  const edge = edgesOf(market, value)
  const shut = shutOut(market, edge)
  return [...edge.keys()].filter(i => i >= from && edge[i] === nowhere && shut[i] === 0)
}

type Asked = {
  readonly levels: Levels /** All who were asked about stay out. */
  readonly none: boolean /** The first of them came in. */
  readonly came: boolean
}

/** Asks whether any of these can come in beside everybody placed before the first of them; about one alone until it is known for certain. */
const ask = (market: Market, levels: Levels, asked: readonly number[], solve: Solve): Asked => {
  const wanted = new Set(asked)
  const worth = worthBy(market, i => (wanted.has(i) ? 1 : 0))
  const program = { ...levels.program, worth }
  if (mostBy(program, solve) < 1) return { levels, none: true, came: false }
  if (asked.length > 1) return { levels, none: false, came: false }
  const found = better(levels, worth, solve)
  const came = edgesOf(market, found.value)[asked[0] ?? 0] !== nowhere
  return { levels: came ? found : { ...levels, proved: found.proved }, none: !came, came }
}

/** So many are asked about at once to begin with: twice as many after none could come in, half as many when some might. */
const few = 8

/** It begins with the greatest sum of places, which is nearly there. */
export const byPriority = (market: Market, begun: Levels, solve: Solve): Levels => {
  let levels = better(
    begun,
    worthBy(market, i => market.people - i),
    solve,
  )
  let [from, size] = [0, few]
  let left = inQuestion(market, levels, 0)
  for (;;) {
    const asked = left.filter(i => i >= from).slice(0, size)
    const [one, last] = [asked[0], asked.at(-1)]
    if (one === undefined || last === undefined) return hold(levels, market, from, market.people)
    const found = ask(market, hold(levels, market, from, one), asked, solve)
    const until = found.none ? last + 1 : found.came ? one + 1 : one
    levels = hold(found.levels, market, one, until)
    if (found.came) left = inQuestion(market, levels, until)
    size = found.none ? size * 2 : Math.max(1, asked.length >> 1)
    from = until
  }
}

/**
 * Who can be placed, strictly by priority: each in turn asks for a seat, and those who are in already move over as far as it takes, but none is put out.
 * The sets of people that can be placed together are those of a matroid (a gammoid, Perfect 1968), so this greedy choice places the most people, and no other
 * placement of any number of people puts a person of higher priority in the place of one of lower (Gale 1968).
 */
import { byHost, type Holdings, holdingsOf, isFree, isFull, moveAlong, type Ways, waysOf } from './holdings.ts'
import { type Market, nowhere } from './market.ts'

/**
 * Where the admitted could sit, and which programmes and hosts were shut, each with the first person for whom it was, or `nowhere`. Those who sit in a set
 * that was shut at once can go nowhere but to that set and those shut before it, and fill it in every placement of the admitted.
 */
export type Admitted = { readonly edge: Int32Array; readonly closed: Int32Array; readonly closedHost: Int32Array }

type Search = {
  readonly holdings: Holdings
  readonly ways: Ways
  readonly closed: Int32Array
  readonly closedHost: Int32Array
  /** Who saw each programme and host last. */
  readonly seen: Int32Array
  readonly seenHost: Int32Array
  readonly queue: Int32Array
  end: number
}

const see = (search: Search, j: number, asker: number, person: number, by: number) => {
  search.seen[j] = asker
  search.ways.cameFrom[j] = person
  search.ways.cameBy[j] = by
  search.queue[search.end++] = j
}

/** Puts whatever one person could have on the queue; gives back a free seat, which ends the search. */
const seeAll = (search: Search, person: number, asker: number): number => {
  const { holdings, seen, closed } = search
  const { first, programme } = holdings.market
  const to = first[person + 1] ?? 0
  for (let e = first[person] ?? 0; e < to; e++) {
    const j = programme[e] ?? 0
    if (seen[j] === asker || closed[j] !== nowhere) continue
    see(search, j, asker, person, e)
    if (isFree(holdings, j)) return j
  }
  return nowhere
}

/** A programme has a seat but its host takes nobody more: somebody must leave the host's other programmes. */
const seeHost = (search: Search, j: number, asker: number) => {
  const { holdings, ways, seen, seenHost, closed } = search
  const h = holdings.market.host[j] ?? 0
  if (seenHost[h] === asker) return
  seenHost[h] = asker
  ways.enteredBy[h] = j
  const to = holdings.from[h + 1] ?? 0
  for (let x = holdings.from[h] ?? 0; x < to; x++) {
    const other = holdings.list[x] ?? 0
    if (seen[other] !== asker && closed[other] === nowhere) see(search, other, asker, byHost, nowhere)
  }
}

const find = (search: Search, asker: number): number => {
  const { holdings, queue } = search
  search.end = 0
  let free = seeAll(search, asker, asker)
  for (let at = 0; free === nowhere && at < search.end; at++) {
    const j = queue[at] ?? 0
    if (!isFull(holdings, j)) seeHost(search, j, asker)
    for (let b = holdings.head[j] ?? nowhere; free === nowhere && b !== nowhere; b = holdings.next[b] ?? nowhere)
      free = seeAll(search, b, asker)
  }
  return free
}

const close = ({ holdings, queue, end, seenHost, closed, closedHost }: Search, asker: number) => {
  for (let at = 0; at < end; at++) {
    const j = queue[at] ?? 0
    const h = holdings.market.host[j] ?? 0
    closed[j] = asker
    if (seenHost[h] === asker) closedHost[h] = asker
  }
}

/** Looks for a way to a free seat, breadth first. A search that finds none shuts whatever it saw for all who come after. */
const ask = (search: Search, asker: number) => {
  const free = find(search, asker)
  if (free === nowhere) close(search, asker)
  else moveAlong(search.holdings, search.ways, free, asker)
}

/** One placement of those who can be placed; which seat each gets is not yet decided by how well they fit. */
export const admit = (market: Market): Admitted => {
  const search: Search = {
    holdings: holdingsOf(market),
    ways: waysOf(market),
    closed: new Int32Array(market.seats.length).fill(nowhere),
    closedHost: new Int32Array(market.hostSeats.length).fill(nowhere),
    seen: new Int32Array(market.seats.length).fill(nowhere),
    seenHost: new Int32Array(market.hostSeats.length).fill(nowhere),
    queue: new Int32Array(market.seats.length),
    end: 0,
  }
  for (let i = 0; i < market.people; i++) ask(search, i)
  return { edge: search.holdings.edge, closed: search.closed, closedHost: search.closedHost }
}

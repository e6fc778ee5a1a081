/** Who holds which seats while a placement is being made: an edge for each person, and for each programme the list of its people. */
import { type Market, nowhere } from './market.ts'

export type Holdings = {
  readonly market: Market
  /** Of each person: the edge that they hold, or `nowhere`. */
  readonly edge: Int32Array
  /** Of each programme the first of its people, and of each person who comes next and before. */
  readonly head: Int32Array
  readonly next: Int32Array
  readonly before: Int32Array
  readonly taken: Int32Array
  readonly hostTaken: Int32Array
  /** The programmes of host h are `list[from[h]]` to before `list[from[h + 1]]`. */
  readonly from: Int32Array
  readonly list: Int32Array
}

const programmesOf = ({ host, hostSeats }: Market): Pick<Holdings, 'from' | 'list'> => {
  const from = new Int32Array(hostSeats.length + 1)
  for (const h of host) from[h + 1] = (from[h + 1] ?? 0) + 1
  for (let h = 0; h < hostSeats.length; h++) from[h + 1] = (from[h + 1] ?? 0) + (from[h] ?? 0)
  const at = from.slice()
  const list = new Int32Array(host.length)
  host.forEach((h, j) => {
    const place = at[h] ?? 0
    list[place] = j
    at[h] = place + 1
  })
  return { from, list }
}

/** Nobody holds anything yet. */
export const holdingsOf = (market: Market): Holdings => ({
  market,
  edge: new Int32Array(market.people).fill(nowhere),
  next: new Int32Array(market.people).fill(nowhere),
  before: new Int32Array(market.people).fill(nowhere),
  head: new Int32Array(market.seats.length).fill(nowhere),
  taken: new Int32Array(market.seats.length),
  hostTaken: new Int32Array(market.hostSeats.length),
  ...programmesOf(market),
})

export const isFull = ({ market, taken }: Holdings, j: number) => (taken[j] ?? 0) >= (market.seats[j] ?? 0)
export const hostIsFull = ({ market, hostTaken }: Holdings, h: number) => (hostTaken[h] ?? 0) >= (market.hostSeats[h] ?? 0)
export const isFree = (holdings: Holdings, j: number) => !isFull(holdings, j) && !hostIsFull(holdings, holdings.market.host[j] ?? 0)

/** Where a person sits, or `nowhere`. */
export const seatOf = ({ market, edge }: Holdings, person: number) => {
  const e = edge[person] ?? nowhere
  return e === nowhere ? nowhere : (market.programme[e] ?? nowhere)
}

const count = ({ market, taken, hostTaken }: Holdings, j: number, by: number) => {
  const h = market.host[j] ?? 0
  taken[j] = (taken[j] ?? 0) + by
  hostTaken[h] = (hostTaken[h] ?? 0) + by
}

/** Takes a person's edge away. */
export const take = (holdings: Holdings, person: number) => {
  const { edge, head, next, before } = holdings
  const j = seatOf(holdings, person)
  const a = before[person] ?? nowhere
  const b = next[person] ?? nowhere
  if (a === nowhere) head[j] = b
  else next[a] = b
  if (b !== nowhere) before[b] = a
  edge[person] = nowhere
  count(holdings, j, -1)
}

/** Moves a person to another edge, or from nowhere to their first. */
export const put = (holdings: Holdings, person: number, to: number) => {
  const { market, edge, head, next, before } = holdings
  if ((edge[person] ?? nowhere) !== nowhere) take(holdings, person)
  const j = market.programme[to] ?? 0
  const old = head[j] ?? nowhere
  next[person] = old
  before[person] = nowhere
  if (old !== nowhere) before[old] = person
  head[j] = person
  edge[person] = to
  count(holdings, j, 1)
}

/** How somebody can get somewhere: by an edge of a person who is elsewhere now, or since somebody leaves another programme of the same host. */
export type Ways = {
  /** Of each programme: who would come, or `byHost`, and by which edge. */
  readonly cameFrom: Int32Array
  readonly cameBy: Int32Array
  /** Of each host: the programme that has a seat which the host's limit keeps shut. */
  readonly enteredBy: Int32Array
}
export const byHost = -2

export const waysOf = ({ seats, hostSeats }: Market): Ways => ({
  cameFrom: new Int32Array(seats.length),
  cameBy: new Int32Array(seats.length),
  enteredBy: new Int32Array(hostSeats.length),
})

/** Everybody on the way to a free seat moves one on, back to the asker, who had none. */
export const moveAlong = (holdings: Holdings, { cameFrom, cameBy, enteredBy }: Ways, free: number, asker: number) => {
  let j = free
  for (;;) {
    const person = cameFrom[j] ?? nowhere
    if (person === byHost) {
      j = enteredBy[holdings.market.host[j] ?? 0] ?? 0
      continue
    }
    const left = seatOf(holdings, person)
    put(holdings, person, cameBy[j] ?? 0)
    if (person === asker) return
    j = left
  }
}

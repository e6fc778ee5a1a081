/** What is left after the wishes, as numbers: who agreed to be adjusted, in order of priority, and the free programmes that a consent of theirs covers. */

/**
 * People are numbered in order of priority, 0 first; programmes and hosts in an order that doesn't depend on how they came in, since that order breaks ties.
 * The edges of person i are those from `first[i]` to before `first[i + 1]`, by rising programme, each programme once. Edges stand only for what is allowed:
 * whoever may not go somewhere, or agreed to nothing that covers it, has no edge there.
 */
export type Market = {
  readonly people: number
  /** people + 1 numbers of edges. */
  readonly first: Int32Array
  /** Of each edge: where it leads. */
  readonly programme: Int32Array
  /** Of each edge: how well the person fits there, the higher the better. */
  readonly fit: Int32Array
  /** Of each edge: the consent that covers it, by a number of the caller's; the engine only hands it back. */
  readonly consent: Uint8Array
  /** Of each programme: seats that are free, and whose it is. */
  readonly seats: Int32Array
  readonly host: Int32Array
  /** Of each host: how many it takes over all its programmes. */
  readonly hostSeats: Int32Array
}

export const nowhere = -1

/** Who is placed where. `edge[i]` is an edge of person i, or `nowhere`. */
export type Placed = { readonly edge: Int32Array }

/** What a seat costs: the programme's own price and its host's on top, whole numbers from 0, and 0 wherever something is left. */
export type Prices = { readonly price: Float64Array; readonly hostPrice: Float64Array }

/** The placement with its proof: by the prices, separate code shows in one pass that no other placement of the same people fits better (`proof.ts`). */
export type Adjustment = Placed & Prices & { readonly placed: number; readonly fit: number }

/**
 * Why person i is not placed, in numbers of the market: the programmes open to them, and the closed set that these belong to. All of its seats are taken by
 * `people`, each of whom goes before i and could go nowhere but within the set. Where a host's own limit stands in the way, it is among `hosts`.
 */
export type HallSet = {
  readonly open: readonly number[]
  readonly programmes: readonly number[]
  readonly hosts: readonly number[]
  readonly people: readonly number[]
}

export type Fault = { readonly path: string; readonly why: 'length' | 'negative' | 'unknown' | 'order' | 'twice' | 'tooGreat' }

/** Totals of fit and prices stay exact integers below this; of a million people, the greatest fit is about a thousand. */
const exact = Number.MAX_SAFE_INTEGER

const faultsOfSizes = ({ people, first, programme, fit, consent, seats, host }: Market): readonly Fault[] => {
  const wrong = (path: string, is: number, should: number): readonly Fault[] => (is === should ? [] : [{ path, why: 'length' }])
  const edges = first.at(-1) ?? 0
  return [
    ...wrong('first', first.length, people + 1),
    ...wrong('programme', programme.length, edges),
    ...wrong('fit', fit.length, edges),
    ...wrong('consent', consent.length, edges),
    ...wrong('host', host.length, seats.length),
  ]
}

const faultsOfSeats = ({ seats, host, hostSeats }: Market): readonly Fault[] => {
  const faults: Fault[] = []
  seats.forEach((n, j) => {
    if (n < 0) faults.push({ path: `seats[${j}]`, why: 'negative' })
  })
  hostSeats.forEach((n, h) => {
    if (n < 0) faults.push({ path: `hostSeats[${h}]`, why: 'negative' })
  })
  host.forEach((h, j) => {
    if (h < 0 || h >= hostSeats.length) faults.push({ path: `host[${j}]`, why: 'unknown' })
  })
  return faults
}

const faultsOfEdges = ({ people, first, programme, fit, seats }: Market): readonly Fault[] => {
  const faults: Fault[] = []
  const greatest = Math.floor(exact / (8 * (people + 1) ** 2))
  for (let i = 0; i < people; i++) {
    const from = first[i] ?? 0
    const to = first[i + 1] ?? 0
    if (to < from) faults.push({ path: `first[${i + 1}]`, why: 'order' })
    for (let e = from; e < to; e++) {
      const j = programme[e] ?? nowhere
      const before = e === from ? nowhere : (programme[e - 1] ?? nowhere)
      if (j < 0 || j >= seats.length) faults.push({ path: `programme[${e}]`, why: 'unknown' })
      else if (j === before) faults.push({ path: `programme[${e}]`, why: 'twice' })
      else if (j < before) faults.push({ path: `programme[${e}]`, why: 'order' })
      if (Math.abs(fit[e] ?? 0) > greatest) faults.push({ path: `fit[${e}]`, why: 'tooGreat' })
    }
  }
  return faults
}

/** Everything that is wrong with a market, each with its place. The engine relies on there being nothing. */
export const faultsOf = (market: Market): readonly Fault[] => {
  const ofSizes = faultsOfSizes(market)
  return ofSizes.length > 0 ? ofSizes : [...faultsOfSeats(market), ...faultsOfEdges(market)]
}

export type Offer = { readonly programme: number; readonly fit: number; readonly consent: number }

/** The market of a few people; a caller with a million fills the arrays itself. */
export const marketOf = (
  people: readonly (readonly Offer[])[],
  programmes: readonly { readonly host: number; readonly seats: number }[],
  hostSeats: readonly number[],
): Market => {
  const sorted = people.map(offers => offers.toSorted((a, b) => a.programme - b.programme))
  const edges = sorted.flat()
  const first = new Int32Array(people.length + 1)
  sorted.forEach((offers, i) => {
    first[i + 1] = (first[i] ?? 0) + offers.length
  })
  return {
    people: people.length,
    first,
    programme: Int32Array.from(edges, e => e.programme),
    fit: Int32Array.from(edges, e => e.fit),
    consent: Uint8Array.from(edges, e => e.consent),
    seats: Int32Array.from(programmes, p => p.seats),
    host: Int32Array.from(programmes, p => p.host),
    hostSeats: Int32Array.from(hostSeats),
  }
}

/**
 * Checks a placement without knowing how it was found; it shares nothing with the engine but the shape of a market. One pass over the edges shows that
 * nothing is exceeded, that nobody has been passed over for a person of lower priority or for an empty seat, and, by the prices, that no other placement of
 * the same people fits better (weak duality, in whole numbers of any size).
 */
import { type Adjustment, type Market, nowhere, type Placed, type Prices } from './market.ts'

export type ProofFault = {
  readonly what: 'edge' | 'seats' | 'hostSeats' | 'placed' | 'fit' | 'passedOver' | 'emptySeat' | 'price' | 'bound'
  /** The number of the person, programme or host, where there is one. */
  readonly at?: number
}

const faultsOfEdges = ({ people, first }: Market, edge: Int32Array): readonly ProofFault[] => {
  if (edge.length !== people) return [{ what: 'edge' }]
  const faults: ProofFault[] = []
  edge.forEach((e, i) => {
    if (e !== nowhere && (e < (first[i] ?? 0) || e >= (first[i + 1] ?? 0))) faults.push({ what: 'edge', at: i })
  })
  return faults
}

type Counts = { readonly bySeat: Int32Array; readonly byHost: Int32Array; readonly of: readonly (readonly number[])[] }

const countsOf = ({ programme, seats, host, hostSeats }: Market, edge: Int32Array): Counts => {
  const bySeat = new Int32Array(seats.length)
  const byHost = new Int32Array(hostSeats.length)
  const of: number[][] = Array.from({ length: seats.length }, () => [])
  edge.forEach((e, i) => {
    if (e === nowhere) return
    const j = programme[e] ?? 0
    const h = host[j] ?? 0
    bySeat[j] = (bySeat[j] ?? 0) + 1
    byHost[h] = (byHost[h] ?? 0) + 1
    of[j]?.push(i)
  })
  return { bySeat, byHost, of }
}

const faultsOfLimits = ({ seats, hostSeats }: Market, { bySeat, byHost }: Counts): readonly ProofFault[] => [
  ...[...bySeat.keys()].filter(j => (bySeat[j] ?? 0) > (seats[j] ?? 0)).map((at): ProofFault => ({ what: 'seats', at })),
  ...[...byHost.keys()].filter(h => (byHost[h] ?? 0) > (hostSeats[h] ?? 0)).map((at): ProofFault => ({ what: 'hostSeats', at })),
]

/** What can be reached from those who were left out, in order of priority; what an earlier one has reached needs no second look. */
const reachOf = (market: Market, counts: Counts) => {
  const reached = new Uint8Array(market.seats.length)
  const hosts = new Uint8Array(market.hostSeats.length)
  const inHost: number[][] = Array.from({ length: market.hostSeats.length }, () => [])
  market.host.forEach((h, j) => {
    inHost[h]?.push(j)
  })
  const open = (j: number, to: number[]) => {
    if (reached[j] === 1) return
    reached[j] = 1
    to.push(j)
  }
  const openAll = (person: number, to: number[]) => {
    const end = market.first[person + 1] ?? 0
    for (let e = market.first[person] ?? 0; e < end; e++) open(market.programme[e] ?? 0, to)
  }
  /** A host that has a programme with a seat left, if it is only now that it is reached. */
  const newHost = (j: number) => {
    const h = market.host[j] ?? 0
    if ((counts.bySeat[j] ?? 0) >= (market.seats[j] ?? 0) || hosts[h] === 1) return nowhere
    hosts[h] = 1
    return h
  }
  return { openAll, open, newHost, inHost }
}

/** What stands against leaving out person i: an empty seat within reach, or somebody of lower priority who holds one. */
const against = (market: Market, counts: Counts, { openAll, open, newHost, inHost }: ReturnType<typeof reachOf>, i: number) => {
  const faults = new Set<ProofFault['what']>()
  const found: number[] = []
  openAll(i, found)
  for (const j of found) {
    const h = newHost(j)
    if (h !== nowhere && (counts.byHost[h] ?? 0) < (market.hostSeats[h] ?? 0)) faults.add('emptySeat')
    if (h !== nowhere) for (const other of inHost[h] ?? []) open(other, found)
    const holders = counts.of[j] ?? []
    if (holders.some(b => b > i)) faults.add('passedOver')
    for (const b of holders) openAll(b, found)
  }
  return faults
}

const faultsOfPriority = (market: Market, edge: Int32Array, counts: Counts): readonly ProofFault[] => {
  const reach = reachOf(market, counts)
  return [...edge.keys()].flatMap(at =>
    edge[at] === nowhere ? [...against(market, counts, reach, at)].map((what): ProofFault => ({ what, at })) : [],
  )
}

const sum = (numbers: Iterable<number>): bigint => {
  let total = 0n
  for (const n of numbers) total += BigInt(n)
  return total
}

const isPrice = (n: number) => Number.isSafeInteger(n) && n >= 0

/** The most that the placed could have at these prices and what all seats cost together: no placement of theirs can fit better than that. */
const boundOf = (market: Market, edge: Int32Array, worth: (edge: number) => number, { price, hostPrice }: Prices): bigint => {
  const { first, programme, host, seats, hostSeats } = market
  const most = (i: number) => {
    let best = Number.NEGATIVE_INFINITY
    const end = first[i + 1] ?? 0
    for (let e = first[i] ?? 0; e < end; e++) {
      const j = programme[e] ?? 0
      best = Math.max(best, worth(e) - (price[j] ?? 0) - (hostPrice[host[j] ?? 0] ?? 0))
    }
    return best
  }
  const times = (amounts: Int32Array, prices: Float64Array) =>
    [...prices.keys()].reduce((total, x) => total + BigInt(amounts[x] ?? 0) * BigInt(prices[x] ?? 0), 0n)
  const ofPeople = sum([...edge.keys()].filter(i => edge[i] !== nowhere).map(most))
  return ofPeople + times(seats, price) + times(hostSeats, hostPrice)
}

/** What is wrong with the claim that, by these prices, no placement of the same people is worth more. */
export const faultsOfPrices = (market: Market, { edge, price, hostPrice }: Placed & Prices, worth: (edge: number) => number) => {
  const faults: ProofFault[] = [
    ...[...market.seats.keys()].filter(j => !isPrice(price[j] ?? -1)).map((at): ProofFault => ({ what: 'price', at })),
    ...[...market.hostSeats.keys()].filter(h => !isPrice(hostPrice[h] ?? -1)).map((at): ProofFault => ({ what: 'price', at })),
  ]
  if (faults.length > 0) return faults
  const total = sum([...edge].filter(e => e !== nowhere).map(worth))
  return boundOf(market, edge, worth, { price, hostPrice }) === total ? [] : [{ what: 'bound' } as const]
}

/** What is wrong with who is placed: nothing, where it is the most people, strictly by priority. */
export const faultsOfWho = (market: Market, { edge }: Placed): readonly ProofFault[] => {
  const ofEdges = faultsOfEdges(market, edge)
  if (ofEdges.length > 0) return ofEdges
  const counts = countsOf(market, edge)
  return [...faultsOfLimits(market, counts), ...faultsOfPriority(market, edge, counts)]
}

/** Everything that is wrong with an adjustment; nothing, if it is what it claims to be. */
export const faultsOfProof = (market: Market, adjustment: Adjustment): readonly ProofFault[] => {
  const ofWho = faultsOfWho(market, adjustment)
  if (ofWho.some(({ what }) => what === 'edge')) return ofWho
  const worth = (e: number) => market.fit[e] ?? 0
  const chosen = [...adjustment.edge].filter(e => e !== nowhere)
  return [
    ...ofWho,
    ...(chosen.length === adjustment.placed ? [] : [{ what: 'placed' } as const]),
    ...(Number.isSafeInteger(adjustment.fit) && sum(chosen.map(worth)) === BigInt(adjustment.fit) ? [] : [{ what: 'fit' } as const]),
    ...faultsOfPrices(market, adjustment, worth),
  ]
}

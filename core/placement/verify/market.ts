/**
 * The second stage looked at from outside: that nobody was left out who could have been placed or comes before somebody who was, by following who would have
 * to give way to whom; and that no other placement of the same people is worth more, by the prices that the result states (weak duality, in whole numbers).
 */
import type { Way } from './ways.ts'

export type Market = {
  /** Those who could be placed, the first by priority first. */
  readonly people: readonly string[]
  readonly ways: (id: string) => readonly Way[]
  /** Of each programme its host and what is free, of each host what it takes beside. */
  readonly programmes: ReadonlyMap<string, { readonly host: string; readonly seats: number }>
  readonly hosts: ReadonlyMap<string, number>
  /** Who holds what. */
  readonly held: ReadonlyMap<string, string>
}
export type Prices = { readonly programmes: Readonly<Record<string, number>>; readonly hosts: Readonly<Record<string, number>> }

const grouped = ({ programmes, held }: Market) => {
  const holders = new Map<string, string[]>()
  const inHost = new Map<string, number>()
  for (const [id, name] of held) {
    const there = holders.get(name)
    if (there) there.push(id)
    else holders.set(name, [id])
    const host = programmes.get(name)?.host ?? ''
    inHost.set(host, (inHost.get(host) ?? 0) + 1)
  }
  const siblings = Map.groupBy(programmes.keys(), name => programmes.get(name)?.host ?? '')
  return { holders, inHost, siblings }
}

/** Why somebody should not have been left out; undefined for those whom people before them alone keep out. In order of priority. */
export const leftOut = (market: Market) => {
  const { programmes, hosts, ways, people } = market
  const { holders, inHost, siblings } = grouped(market)
  const place = new Map(people.map((id, k) => [id, k]))
  const shut = new Set<string>()
  return (id: string): string | undefined => {
    const reached = new Set<string>()
    const reach = (name: string) => !shut.has(name) && reached.add(name)
    for (const { to } of ways(id)) reach(to)
    for (const name of reached) {
      const { host, seats } = programmes.get(name) ?? { host: '', seats: 0 }
      const its = holders.get(name) ?? []
      const behind = its.find(other => (place.get(other) ?? 0) > (place.get(id) ?? 0))
      if (behind !== undefined) return `${behind}, who stands behind them, holds a seat at ${name} that could have been theirs`
      if (its.length < seats && (inHost.get(host) ?? 0) < (hosts.get(host) ?? 0))
        return `a seat at ${name} is free, and one more could be placed`
      if (its.length < seats) for (const other of siblings.get(host) ?? []) reach(other)
      for (const other of its) for (const { to } of ways(other)) reach(to)
    }
    for (const name of reached) shut.add(name)
    return undefined
  }
}

/** The first person who was passed over, with why. */
export const passedOverIn = (market: Market): { readonly id: string; readonly why: string } | undefined => {
  const why = leftOut(market)
  for (const id of market.people) {
    const found = market.held.has(id) ? undefined : why(id)
    if (found !== undefined) return { id, why: found }
  }
  return undefined
}

/** Points of all who hold a seat. */
export const worthOf = ({ held, ways }: Market): number =>
  [...held].reduce((sum, [id, name]) => sum + (ways(id).find(({ to }) => to === name)?.worth ?? 0), 0)

const isPrice = (n: number) => Number.isSafeInteger(n) && n >= 0

/** What the prices allow at most, and what there is; equal, where nothing fits better. Undefined where the prices are none. */
export const boundBy = (market: Market, prices: Prices): { readonly bound: bigint; readonly worth: bigint } | undefined => {
  const { programmes, hosts, held, ways } = market
  if (![...Object.values(prices.programmes), ...Object.values(prices.hosts)].every(isPrice)) return undefined
  const [ofProgramme, ofHost] = [new Map(Object.entries(prices.programmes)), new Map(Object.entries(prices.hosts))]
  let [bound, worth] = [0n, 0n]
  for (const [name, { seats }] of programmes) bound += BigInt(seats) * BigInt(ofProgramme.get(name) ?? 0)
  for (const [host, seats] of hosts) bound += BigInt(seats) * BigInt(ofHost.get(host) ?? 0)
  for (const [id, name] of held) {
    let best: number | undefined
    for (const way of ways(id)) {
      const left = way.worth - (ofProgramme.get(way.to) ?? 0) - (ofHost.get(programmes.get(way.to)?.host ?? '') ?? 0)
      if (best === undefined || left > best) best = left
      if (way.to === name) worth += BigInt(way.worth)
    }
    bound += BigInt(best ?? 0)
  }
  return { bound, worth }
}

/** Why somebody could not be placed: the closed set of full programmes that theirs belong to (Hall 1935), with the people of higher priority who fill it. */
import { type HallSet, type Market, nowhere, type Placed } from './market.ts'

const sorted = (numbers: Iterable<number>): readonly number[] => [...numbers].sort((a, b) => a - b)

/** Who sits in each programme, and which programmes each host has: made once for all who ask why. */
export type Sitting = { readonly in: readonly (readonly number[])[]; readonly of: readonly (readonly number[])[] }

export const sittingOf = ({ programme, seats, host, hostSeats }: Market, { edge }: Placed): Sitting => {
  const sitting: number[][] = Array.from({ length: seats.length }, () => [])
  const ofHost: number[][] = Array.from({ length: hostSeats.length }, () => [])
  edge.forEach((e, i) => {
    if (e !== nowhere) sitting[programme[e] ?? 0]?.push(i)
  })
  host.forEach((h, j) => {
    ofHost[h]?.push(j)
  })
  return { in: sitting, of: ofHost }
}

/** What stands in the way of a person who is not placed. One that sits somewhere, or could, has no such set: undefined. */
export const hallSet = (market: Market, placed: Placed, person: number, sitting = sittingOf(market, placed)): HallSet | undefined => {
  const { first, programme, host, seats, hostSeats } = market
  if (placed.edge[person] !== nowhere) return undefined
  const openTo = (i: number) => [...programme.subarray(first[i], first[i + 1])]
  const takenIn = (h: number) => (sitting.of[h] ?? []).reduce((sum, j) => sum + (sitting.in[j]?.length ?? 0), 0)
  const programmes = new Set(openTo(person))
  const hosts = new Set<number>()
  const people = new Set<number>()
  for (const j of programmes) {
    const holders = sitting.in[j] ?? []
    const h = host[j] ?? 0
    if (holders.length < (seats[j] ?? 0) && !hosts.has(h)) {
      if (takenIn(h) < (hostSeats[h] ?? 0)) return undefined
      hosts.add(h)
      for (const other of sitting.of[h] ?? []) programmes.add(other)
    }
    for (const b of holders) {
      people.add(b)
      for (const other of openTo(b)) programmes.add(other)
    }
  }
  return { open: openTo(person), programmes: sorted(programmes), hosts: sorted(hosts), people: sorted(people) }
}

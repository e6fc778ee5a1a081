/** Those whom no wish placed and who agreed to be adjusted, as the market of stage 2: free seats, each with the consent that covers it and how well it fits. */
import { type Fitting, fitOf } from './adjusting/fit.ts'
import type { Market } from './adjusting/market.ts'
import { barOf, type List, nowhere } from './list.ts'
import type { Outcome } from './outcome.ts'
import { consents } from './shape.ts'

/** The market, and which person, programme and host of the list its numbers are. */
export type Rest = { readonly market: Market; readonly person: Int32Array; readonly programme: Int32Array; readonly hosts: Int32Array }

/** Above this the market would not fit; a scope so wide for so many wants to be narrowed. */
const mostEdges = 20_000_000
export class TooManyWays extends RangeError {}

export const byName = (names: readonly string[]): Int32Array =>
  Int32Array.from(names, (_, k) => k).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1))

/** The willing without a seat, the first by the order of the whole first. */
const willingOf = ({ list, seat, wishes }: Outcome): Int32Array =>
  Int32Array.from(list.ids, (_, i) => i)
    .filter(i => seat[i] === nowhere && (list.willing[i] ?? 0) > 0)
    .sort((a, b) => (wishes.lot[a] ?? 0) - (wishes.lot[b] ?? 0))

/** What a person would have to agree to, as bits by `consents`: a programme whose host, field or place is none of those they wished for. */
export const needsOf = (list: List, i: number) => {
  const { offered, wish, first } = list
  const wished = [...wish.subarray(first[i], first[i + 1])].filter(p => p !== nowhere)
  const hosts = new Set(wished.map(p => offered.host[p]))
  const fields = new Set(wished.map(p => offered.programmes[p]?.field))
  const places = new Set(wished.map(p => offered.programmes[p]?.place))
  return (p: number): number => {
    const its = offered.programmes[p]
    const news = { host: !hosts.has(offered.host[p]), field: !fields.has(its?.field), place: !places.has(its?.place) }
    return consents.reduce((bits, consent, k) => bits | (news[consent] ? 1 << k : 0), 0)
  }
}

export const fittingOf = ({ offered, wish, first, field, fields, places, askedBy, place }: List, i: number): Fitting => ({
  field: fields[field[i] ?? 0] || undefined,
  place: places[place[i] ?? 0] || undefined,
  wished: [...wish.subarray(first[i], first[i + 1])].flatMap(p =>
    p === nowhere ? [] : [{ host: offered.hosts[offered.host[p] ?? 0] ?? '', field: offered.programmes[p]?.field }],
  ),
  askedBy: askedBy.get(i) ?? [],
})

/** Whether a person may come to a programme that they didn't wish for. */
export const mayCome = ({ offered, ranked, fields, field, tracks, track, forbidden }: List, i: number, p: number): boolean => {
  const programme = offered.programmes[p]
  const its = { field: fields[field[i] ?? 0] || undefined, track: tracks[track[i] ?? 0] || undefined }
  if (!programme || barOf(programme, its, forbidden.get(i)?.has(p) === true) !== 0) return false
  return !programme.ruling.onlyRanked || ranked.get(programme.ruling)?.has(i) === true
}

export const restOf = (outcome: Outcome): Rest => {
  const { list, taken, hostTaken } = outcome
  const { offered } = list
  const isFree = (p: number) =>
    (taken[p] ?? 0) < (offered.seats[p] ?? 0) && (hostTaken[offered.host[p] ?? 0] ?? 0) < (offered.hostSeats[offered.host[p] ?? 0] ?? 0)
  const programme = byName(offered.programmes.map(({ name }) => name)).filter(isFree)
  const hosts = byName(offered.hosts)
  const hostAt = new Int32Array(hosts.length)
  hosts.forEach((h, at) => {
    hostAt[h] = at
  })
  const person = willingOf(outcome)
  return {
    person,
    programme,
    hosts,
    market: {
      ...edgesOf(list, person, programme),
      people: person.length,
      seats: programme.map(p => (offered.seats[p] ?? 0) - (taken[p] ?? 0)),
      host: programme.map(p => hostAt[offered.host[p] ?? 0] ?? 0),
      hostSeats: hosts.map(h => (offered.hostSeats[h] ?? 0) - (hostTaken[h] ?? 0)),
    },
  }
}

const edgesOf = (list: List, person: Int32Array, programme: Int32Array): Pick<Market, 'first' | 'programme' | 'fit' | 'consent'> => {
  const points = list.head.fit
  const first = new Int32Array(person.length + 1)
  const [to, fit, consent]: [number[], number[], number[]] = [[], [], []]
  for (const [at, i] of person.entries()) {
    const [needs, fitting, given] = [needsOf(list, i), points && fittingOf(list, i), (list.willing[i] ?? 0) >> 1]
    for (const [j, p] of programme.entries()) {
      const needed = needs(p)
      if ((needed & ~given) !== 0 || !mayCome(list, i, p)) continue
      if (to.length === mostEdges)
        throw new TooManyWays(`more than ${mostEdges} ways to adjust the willing: narrow their scope, or place them in parts`)
      const opening = { host: list.offered.hosts[list.offered.host[p] ?? 0] ?? '', ...list.offered.programmes[p] }
      to.push(j)
      fit.push(fitting ? fitOf(points, fitting, opening).total : 0)
      consent.push(needed)
    }
    first[at + 1] = to.length
  }
  return { first, programme: Int32Array.from(to), fit: Int32Array.from(fit), consent: Uint8Array.from(consent) }
}

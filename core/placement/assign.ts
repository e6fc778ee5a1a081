/**
 * Proposes hosts for the people of a track, and says why for each. First the wishes, by applicant-proposing deferred acceptance (Gale and Shapley 1962):
 * nobody gains by hiding a wish, and nobody is passed over for a person who stands behind them. Then the willing, to free seats of their own disciplines.
 * It decides nothing: each seat is put forward by `propose`, with its rules.
 */
import type { Preference } from '../application/dossier.ts'

/** Somebody to be placed. `ticket` is the published lottery's, the lower first; `closed` are seats that came to nothing before. */
export type Candidate = {
  readonly id: string
  readonly wishes: readonly Preference[]
  readonly willing: boolean
  readonly grassRoots: boolean
  readonly rank: number
  readonly ticket: string
  readonly closed?: readonly Preference[] | undefined
}

/** A programme of a host with the seats that are free now. */
export type Programme = Preference & { readonly discipline: string; readonly seats: number }

export type Priority = 'rankedFirst' | 'tieBreak' | 'none'
/** What decided between two people. */
export type Decider = 'grassRoots' | 'rank' | 'ticket'
export type Standing = Pick<Candidate, 'grassRoots' | 'rank' | 'ticket'>

/** A wish that was not met: 'first wish: 3 seats, the last went to rank 12, yours is 15'. */
export type Miss = Preference & { readonly wish: number; readonly seats: number } & (
    | { readonly why: 'notOffered' | 'closed' | 'noSeat' }
    | { readonly why: 'behind'; readonly last: Standing; readonly yours: Standing; readonly decidedBy: Decider }
  )

export type Proposal = { readonly person: string; readonly missed: readonly Miss[] } & (
  | { readonly way: 'wish'; readonly seat: Preference; readonly wish: number }
  | { readonly way: 'adjustment'; readonly seat: Preference; readonly discipline: string }
  | { readonly way: 'none'; readonly why: 'notWilling' | 'noSeatInDisciplines'; readonly disciplines: readonly string[] }
)

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const deciders: Readonly<Record<Decider, (a: Standing, b: Standing) => number>> = {
  grassRoots: (a, b) => Number(b.grassRoots) - Number(a.grassRoots),
  rank: (a, b) => a.rank - b.rank,
  ticket: (a, b) => text(a.ticket, b.ticket),
}
const orders: Readonly<Record<Priority, readonly Decider[]>> = {
  rankedFirst: ['grassRoots', 'rank', 'ticket'],
  tieBreak: ['rank', 'grassRoots', 'ticket'],
  none: ['rank', 'ticket'],
}

/** Negative when `a` goes before `b`: by the policy's order, then the lottery; the id only keeps equal tickets apart. */
export const compare = (priority: Priority) => (a: Candidate, b: Candidate) =>
  orders[priority].reduce((so, by) => so || deciders[by](a, b), 0) || text(a.id, b.id)

const standing = ({ grassRoots, rank, ticket }: Candidate): Standing => ({ grassRoots, rank, ticket })
const key = ({ host, programme }: Preference) => `${host}/${programme}`
const includes = (seats: readonly Preference[] | undefined, seat: Preference) => seats?.some(s => key(s) === key(seat)) === true

/** The market as numbers. People are numbered in order of priority, so that the lower number goes first everywhere. */
const marketOf = (people: readonly Candidate[], programmes: readonly Programme[]) => {
  const numberOf = new Map(programmes.map((p, i) => [key(p), i]))
  const wishes = people.map(({ wishes, closed }) => wishes.map(w => (includes(closed, w) ? -1 : (numberOf.get(key(w)) ?? -1))))
  const firstWish = new Int32Array(people.length + 1)
  wishes.forEach((list, i) => {
    firstWish[i + 1] = (firstWish[i] ?? 0) + list.length
  })
  const firstSeat = new Int32Array(programmes.length + 1)
  programmes.forEach((p, i) => {
    firstSeat[i + 1] = (firstSeat[i] ?? 0) + p.seats
  })
  return { wishes: Int32Array.from(wishes.flat()), firstWish, firstSeat }
}
type Market = ReturnType<typeof marketOf>

const nobody = -1

/** The place of the last person within a programme's seats, or of the first empty seat. */
const weakest = (holders: Int32Array, from: number, to: number): number => {
  let at = from
  for (let i = from; i < to; i++) {
    const holder = holders[i] ?? nobody
    if (holder === nobody) return i
    if (holder > (holders[at] ?? nobody)) at = i
  }
  return at
}

/** One asks at the next wish on their list. Gives back who has to ask next: themself when refused, whom they displaced, or nobody. */
const asker = ({ wishes, firstWish, firstSeat }: Market, holders: Int32Array) => {
  const next = firstWish.slice()
  return (person: number): number => {
    const at = next[person] ?? 0
    if (at >= (firstWish[person + 1] ?? 0)) return nobody
    next[person] = at + 1
    const programme = wishes[at] ?? nobody
    const [from, to] = programme === nobody ? [0, 0] : [firstSeat[programme] ?? 0, firstSeat[programme + 1] ?? 0]
    if (from === to) return person
    const seat = weakest(holders, from, to)
    const holder = holders[seat] ?? nobody
    if (holder !== nobody && holder < person) return person
    holders[seat] = person
    return holder
  }
}

/** Who holds which seat in the end. People ask in the order in which they came; who gets what doesn't depend on it. */
const defer = (market: Market, arrival: readonly number[]): Int32Array => {
  const holders = new Int32Array(market.firstSeat.at(-1) ?? 0).fill(nobody)
  const ask = asker(market, holders)
  for (const person of arrival) {
    let asking = person
    while (asking !== nobody) asking = ask(asking)
  }
  return holders
}

type Held = { readonly programme: Programme; readonly holders: readonly Candidate[] }

/** Why a wish was not met, from who holds the seats in the end. */
const missOf = (person: Candidate, wish: number, at: Preference, held: Held | undefined, priority: Priority): Miss => {
  const found = { wish, host: at.host, programme: at.programme, seats: held?.programme.seats ?? 0 }
  const last = held?.holders.at(-1)
  if (held === undefined) return { ...found, why: 'notOffered' }
  if (includes(person.closed, at)) return { ...found, why: 'closed' }
  if (last === undefined) return { ...found, why: 'noSeat' }
  const decidedBy = orders[priority].find(by => deciders[by](last, person) !== 0) ?? 'ticket'
  return { ...found, why: 'behind', last: standing(last), yours: standing(person), decidedBy }
}

/** The willing who are left take, in order of priority, the emptiest programme of the disciplines that they wished for, in the order of their wishes. */
const adjuster = (held: ReadonlyMap<string, Held>) => {
  const free = new Map([...held].map(([k, { programme, holders }]) => [k, programme.seats - holders.length]))
  const freeAt = (seat: Preference) => free.get(key(seat)) ?? 0
  return (person: Candidate): Programme | undefined => {
    const disciplines = disciplinesOf(person, held)
    const [best] = [...held.values()]
      .map(({ programme }) => programme)
      .filter(p => disciplines.includes(p.discipline) && freeAt(p) > 0 && !includes(person.closed, p))
      .sort(
        (a, b) => disciplines.indexOf(a.discipline) - disciplines.indexOf(b.discipline) || freeAt(b) - freeAt(a) || text(key(a), key(b)),
      )
    if (best) free.set(key(best), freeAt(best) - 1)
    return best
  }
}

const disciplinesOf = ({ wishes }: Candidate, held: ReadonlyMap<string, Held>): readonly string[] => [
  ...new Set(wishes.flatMap(w => held.get(key(w))?.programme.discipline ?? [])),
]

const seatOf = ({ host, programme }: Preference): Preference => ({ host, programme })

/** One proposal for each person, in order of priority. The same people and programmes in any order give the same proposals. */
export const assign = (candidates: readonly Candidate[], programmes: readonly Programme[], priority: Priority): readonly Proposal[] => {
  const people = candidates.toSorted(compare(priority))
  const market = marketOf(people, programmes)
  const numberOf = new Map(people.map((p, i) => [p.id, i]))
  const holders = defer(
    market,
    candidates.map(c => numberOf.get(c.id) ?? nobody),
  )
  const held = new Map(
    programmes.map((programme, i): [string, Held] => {
      const mine = holders
        .slice(market.firstSeat[i], market.firstSeat[i + 1])
        .filter(h => h !== nobody)
        .sort()
      return [key(programme), { programme, holders: [...mine].flatMap(h => people[h] ?? []) }]
    }),
  )
  const adjust = adjuster(held)
  return people.map(person => {
    const met = person.wishes.findIndex(w => held.get(key(w))?.holders.includes(person))
    const wishesBefore = met === -1 ? person.wishes : person.wishes.slice(0, met)
    const missed = wishesBefore.map((w, i) => missOf(person, i + 1, w, held.get(key(w)), priority))
    const wish = person.wishes[met]
    if (wish) return { person: person.id, missed, way: 'wish', seat: seatOf(wish), wish: met + 1 }
    const disciplines = disciplinesOf(person, held)
    const other = person.willing ? adjust(person) : undefined
    if (other) return { person: person.id, missed, way: 'adjustment', seat: seatOf(other), discipline: other.discipline }
    return { person: person.id, missed, way: 'none', why: person.willing ? 'noSeatInDisciplines' : 'notWilling', disciplines }
  })
}

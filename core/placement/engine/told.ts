/** A placement told: of each person, of each programme, of the whole. */
import { hallSet, type Sitting, sittingOf } from './adjusting/hall.ts'
import type { Prices } from './adjusting/market.ts'
import { nowhere } from './list.ts'
import { missesOf } from './misses.ts'
import { oneMore } from './more.ts'
import { type Outcome, ways } from './outcome.ts'
import { consents, type Told, type ToldProgramme, type Totals } from './shape.ts'
import { nobody } from './wishes.ts'

const wishOf = ({ list, held, way }: Outcome, i: number): number | null =>
  way[i] === ways.indexOf('wish') ? (held[i] ?? 0) - (list.first[i] ?? 0) + 1 : null

const kept = ['kept', 'moved'] as const
const wayOf = ({ way, again }: Outcome, i: number): Told['way'] => kept[(again?.[i] ?? 0) - 1] ?? ways[way[i] ?? 0] ?? 'none'

type Left = Pick<Told, 'consent' | 'unplaced' | 'filled' | 'quotas'>

/** Whether people before them alone fill all that somebody could reach. */
const isFilledBefore = ({ market, adjustment }: NonNullable<Outcome['rest']>, k: number, sitting?: Sitting): boolean =>
  hallSet(market, adjustment, k, sitting)?.people.every(other => other < k) === true

/** What became of those whom no wish placed: what covers their adjustment, or why there was none. People to whom the same is open share the reason. */
const leftTold = ({ list, rest, seat }: Outcome) => {
  const at = new Map([...(rest?.person ?? [])].map((i, k) => [i, k]))
  const sitting = rest && sittingOf(rest.market, rest.adjustment)
  const known = new Map<string, Told['filled']>()
  const filled = (k: number): Told['filled'] => {
    if (!rest) return undefined
    const open = rest.market.programme.subarray(rest.market.first[k], rest.market.first[k + 1]).join(' ')
    const set = known.has(open) ? undefined : hallSet(rest.market, rest.adjustment, k, sitting)
    if (set) known.set(open, { open: set.open.length, programmes: set.programmes.length, people: set.people.length })
    return known.get(open)
  }
  return (i: number): Left => {
    const k = at.get(i)
    if (k === undefined || !rest) return seat[i] !== nowhere ? {} : { unplaced: list.willing[i] ? 'nothingOpen' : 'notWilling' }
    const edge = rest.adjustment.edge[k] ?? nowhere
    if (edge !== nowhere) return { consent: consents.filter((_, n) => ((rest.market.consent[edge] ?? 0) >> n) & 1) }
    if (rest.market.first[k] === rest.market.first[k + 1]) return { unplaced: 'nothingOpen' }
    const by = rest.tight
    if (by && !isFilledBefore(rest, k, sitting)) return { unplaced: 'quotas', quotas: [...by] }
    return { unplaced: 'filled', filled: filled(k) }
  }
}

/** Tells of one person after another. */
export const teller = (outcome: Outcome) => {
  const left = leftTold(outcome)
  return (i: number): Told => ({
    id: outcome.list.ids[i] ?? '',
    seat: outcome.list.offered.programmes[outcome.seat[i] ?? nowhere]?.name ?? null,
    way: wayOf(outcome, i),
    wish: wishOf(outcome, i),
    missed: [...missesOf(outcome, i)],
    ...left(i),
  })
}

/** Of each programme its people: the pinned, then those by wish in its own order, then the adjusted, the last two by the lot where it knows no order of them. */
const peopleByProgramme = ({ list, seat, wishes, way, held }: Outcome): readonly (readonly number[])[] => {
  const lists = list.offered.programmes.map((): number[] => [])
  seat.forEach((p, i) => {
    lists[p]?.push(i)
  })
  const isWish = (i: number) => way[i] === ways.indexOf('wish')
  const standing = (i: number) => (isWish(i) ? (wishes.standing?.[held[i] ?? 0] ?? 0) : 0)
  const before = (a: number, b: number) =>
    (way[a] ?? 0) - (way[b] ?? 0) || standing(a) - standing(b) || (wishes.lot[a] ?? 0) - (wishes.lot[b] ?? 0)
  return lists.map(people => people.sort(before))
}

/** Tells of one programme after another. */
export const tellProgrammes = (outcome: Outcome) => {
  const { list, taken, last } = outcome
  const [people, more] = [peopleByProgramme(outcome), oneMore(outcome)]
  return (p: number): ToldProgramme => {
    const [its, seats] = [people[p] ?? [], list.offered.seats[p] ?? 0]
    const weakest = taken[p] === seats ? (last[p] ?? nobody) : nobody
    const { moves, placed } = more(p)
    return {
      seat: list.offered.programmes[p]?.name ?? '',
      seats,
      free: seats - its.length,
      people: its.flatMap(i => {
        const way = wayOf(outcome, i)
        return way === 'none' ? [] : [{ id: list.ids[i] ?? '', way, wish: wishOf(outcome, i) }]
      }),
      last: list.ids[weakest] ?? null,
      oneMore: { moves: moves.length, placed: list.ids[placed] ?? null },
    }
  }
}

const sum = (numbers: Iterable<number>) => {
  let all = 0
  for (const n of numbers) all += n
  return all
}

export const tellTotals = (outcome: Outcome): Totals => {
  const { list, way, seat, again } = outcome
  const { hosts, host, seats, hostSeats } = list.offered
  const [counts, byWish, taken] = [ways.map(() => 0), new Map<number, number>(), new Int32Array(hosts.length)]
  way.forEach((w, i) => {
    counts[w] = (counts[w] ?? 0) + 1
    const wish = wishOf(outcome, i)
    if (wish !== null) byWish.set(wish, (byWish.get(wish) ?? 0) + 1)
    const h = host[seat[i] ?? nowhere]
    if (h !== undefined) taken[h] = (taken[h] ?? 0) + 1
  })
  const [unplaced = 0, pinned = 0, , adjusted = 0] = counts
  const had = sum(again?.map(n => Math.min(n, 1)) ?? [])
  return {
    people: way.length,
    seats: sum(seats),
    placed: way.length - unplaced,
    pinned: pinned - had,
    ...(again && { kept: had }),
    adjusted,
    unplaced,
    byWish: Array.from({ length: Math.max(0, ...byWish.keys()) }, (_, k) => byWish.get(k + 1) ?? 0),
    hosts: hosts.map((name, h) => ({
      host: name,
      seats: hostSeats[h] ?? 0,
      taken: taken[h] ?? 0,
      free: (hostSeats[h] ?? 0) - (taken[h] ?? 0),
    })),
  }
}

const pricesTold = (prices: Prices, programmes: readonly string[], hosts: readonly string[]) => {
  const priced = (names: readonly string[], price: Float64Array) =>
    Object.fromEntries(names.flatMap((name, k) => (price[k] ? [[name, price[k]] as const] : [])))
  return { programmes: priced(programmes, prices.price), hosts: priced(hosts, prices.hostPrice) }
}

/** The prices that prove the best fit of the adjusted, by the names of programmes and hosts; undefined where there are none. */
export const tellProof = (
  { offered }: Outcome['list'],
  rest: { readonly programme: Int32Array; readonly hosts: Int32Array; readonly prices?: Prices | undefined } | undefined,
): ReturnType<typeof pricesTold> | undefined =>
  rest?.prices &&
  pricesTold(
    rest.prices,
    Array.from(rest.programme, p => offered.programmes[p]?.name ?? ''),
    Array.from(rest.hosts, h => offered.hosts[h] ?? ''),
  )

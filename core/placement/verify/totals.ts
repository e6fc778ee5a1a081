/** Whether what is told of the programmes and of the whole is what the people's own lines add up to. */
import type { Programme, Said } from './facts.ts'
import type { Fault } from './seats.ts'

export type SaidProgramme = {
  readonly seat: string
  readonly seats: number
  readonly free: number
  readonly people: readonly { readonly id: string; readonly way: string; readonly wish: number | null }[]
}
export type SaidWhole = {
  readonly totals: {
    readonly people: number
    readonly placed: number
    readonly pinned: number
    readonly adjusted: number
    readonly kept?: number | undefined
    readonly unplaced: number
    readonly byWish: readonly number[]
  }
}

const faultOfProgramme = (its: SaidProgramme, programme: Programme | undefined, there: readonly Said[]): string | undefined => {
  if (!programme) return 'nobody offers it'
  if (its.seats !== programme.seats) return `it has ${programme.seats} seats, and not ${its.seats}`
  const told = new Map(its.people.map(p => [p.id, `${p.way} ${p.wish}`]))
  const wrong = there.find(({ id, way, wish }) => told.get(id) !== `${way} ${wish}`)
  if (wrong) return `${wrong.id} is there, and not so told`
  if (told.size !== there.length || its.people.length !== there.length)
    return `${there.length} people are there, and ${its.people.length} are told`
  return its.free === its.seats - there.length ? undefined : `${its.seats - there.length} seats are free, and not ${its.free}`
}

const faultOfProgrammes = (
  programmes: ReadonlyMap<string, Programme>,
  told: readonly SaidProgramme[],
  people: readonly Said[],
): Fault | undefined => {
  const there = Map.groupBy(people, ({ seat }) => seat)
  const names = new Set(told.map(({ seat }) => seat))
  const untold = [...programmes.keys()].find(name => !names.has(name))
  if (untold !== undefined || names.size !== told.length) return { path: `programmes ${untold ?? ''}`, why: 'each is told once' }
  for (const its of told) {
    const why = faultOfProgramme(its, programmes.get(its.seat), there.get(its.seat) ?? [])
    if (why !== undefined) return { path: `programmes ${its.seat}`, why }
  }
  return undefined
}

export const faultOfTotals = (
  programmes: ReadonlyMap<string, Programme>,
  result: { readonly whole: SaidWhole; readonly programmes: readonly SaidProgramme[]; readonly people: ReadonlyMap<string, Said> },
): Fault | undefined => {
  const people = [...result.people.values()]
  const count = (wanted: (said: Said) => boolean) => people.reduce((n, said) => n + Number(wanted(said)), 0)
  const { totals } = result.whole
  const found = {
    people: people.length,
    placed: count(({ seat }) => seat !== null),
    unplaced: count(({ seat }) => seat === null),
    pinned: count(({ way }) => way === 'pin'),
    adjusted: count(({ way }) => way === 'adjustment'),
    ...(totals.kept !== undefined && { kept: count(({ way }) => way === 'kept' || way === 'moved') }),
  }
  const byWish = new Map<number, number>()
  for (const { wish } of people) if (wish !== null) byWish.set(wish, (byWish.get(wish) ?? 0) + 1)
  const wrong = Object.entries(found).find(([name, n]) => Reflect.get(totals, name) !== n)
  if (wrong) return { path: `totals.${wrong[0]}`, why: `they are ${wrong[1]}` }
  const wrongWish = [...byWish].find(([wish, n]) => totals.byWish[wish - 1] !== n)
  if (wrongWish) return { path: `totals.byWish[${wrongWish[0] - 1}]`, why: `they are ${wrongWish[1]}` }
  if (totals.byWish.reduce((a, b) => a + b, 0) !== [...byWish.values()].reduce((a, b) => a + b, 0))
    return { path: 'totals.byWish', why: 'more are told than got a wish' }
  return faultOfProgrammes(programmes, result.programmes, people)
}

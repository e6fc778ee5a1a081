/**
 * Whether anybody is passed over, and whether anything better for the people would be stable too. Neither is found as the engine finds its placement: the
 * first by looking at each wish dearer than what was given, the second by following, from each seat, who would come if it were left, until a circle closes.
 */
import type { Head, Order, Person, Programme, Said } from './facts.ts'
import { limitsOf, mayCome } from './facts.ts'
import type { Fault } from './seats.ts'

type Before = (order: Order, a: Person, b: Person) => boolean

export type Placed = {
  readonly head: Head
  readonly programmes: ReadonlyMap<string, Programme>
  readonly people: readonly Person[]
  readonly said: ReadonlyMap<string, Said>
  readonly goesBefore: Before
}

/** Of a programme or a host: how many it took by wishes and pins, and the last of those who came by a wish. */
type Taken = { count: number; last: Person | undefined }

const takenBy = ({ programmes, people, said, goesBefore }: Placed, nameOf: (p: Programme) => string): ReadonlyMap<string, Taken> => {
  const all = new Map<string, Taken>()
  for (const person of people) {
    const its = said.get(person.id)
    const programme = its && its.way !== 'adjustment' ? programmes.get(its.seat ?? '') : undefined
    if (!its || !programme) continue
    const taken = all.get(nameOf(programme)) ?? { count: 0, last: undefined }
    taken.count++
    if (its.way === 'wish' && (!taken.last || goesBefore(programme.order, taken.last, person))) taken.last = person
    all.set(nameOf(programme), taken)
  }
  return all
}

/** The wishes that somebody would rather have than what they were given. */
const dearer = ({ programmes, said }: Placed, person: Person): readonly Programme[] => {
  const its = said.get(person.id)
  if (person.pin !== undefined || its?.way === 'kept' || its?.way === 'moved') return []
  const wanted = its?.way === 'wish' && its.wish !== null ? person.wishes.slice(0, its.wish - 1) : person.wishes
  return wanted.flatMap(name => programmes.get(name) ?? []).filter(programme => mayCome(person, programme))
}

const tallies = (placed: Placed) => {
  const [ofProgramme, ofHost, limits] = [takenBy(placed, p => p.name), takenBy(placed, p => p.host), limitsOf(placed.head)]
  const isFull = (p: Programme) => (ofProgramme.get(p.name)?.count ?? 0) >= p.seats
  const isHostFull = (p: Programme) => (ofHost.get(p.host)?.count ?? 0) >= (limits.get(p.host) ?? 0)
  const isThere = (person: Person, p: Programme) => {
    const its = placed.said.get(person.id)
    return its?.way === 'wish' && placed.programmes.get(its.seat ?? '')?.host === p.host
  }
  return { ofProgramme, ofHost, isFull, isHostFull, isThere }
}

/** The first person who is passed over: a seat they wished for more is free, or somebody behind them has it. */
export const passedOver = (placed: Placed): Fault | undefined => {
  const { ofProgramme, ofHost, isFull, isHostFull, isThere } = tallies(placed)
  const why = (person: Person, p: Programme): string | undefined => {
    if (!isFull(p) && (!isHostFull(p) || isThere(person, p))) return `${p.name}, wished for more, has a seat for them`
    const last = isFull(p) ? ofProgramme.get(p.name)?.last : ofHost.get(p.host)?.last
    return last && placed.goesBefore(p.order, person, last)
      ? `${p.name}, wished for more, took ${last.id}, who stands behind them`
      : undefined
  }
  for (const person of placed.people)
    for (const p of dearer(placed, person)) {
      const found = why(person, p)
      if (found !== undefined) return { path: `people ${person.id}`, why: found }
    }
  return undefined
}

/** Of each programme who waits for it first. */
const firstWaiting = (placed: Placed): ReadonlyMap<string, Person> => {
  const first = new Map<string, Person>()
  for (const person of placed.people)
    for (const p of dearer(placed, person)) {
      const before = first.get(p.name)
      if (!before || placed.goesBefore(p.order, person, before)) first.set(p.name, person)
    }
  return first
}

/** Who would come if a seat at this programme were left: first who waits there, or, where only the host is full, at another programme of it with room. */
const successors = (placed: Placed) => {
  const [first, { isFull }] = [firstWaiting(placed), tallies(placed)]
  const siblings = Map.groupBy(placed.programmes.values(), p => p.host)
  return (left: Programme): Person | undefined => {
    const open = (siblings.get(left.host) ?? []).filter(p => p.name === left.name || !isFull(p))
    const waiting = open.flatMap(p => first.get(p.name) ?? [])
    return waiting.reduce<Person | undefined>((a, b) => (a && !placed.goesBefore(left.order, b, a) ? a : b), undefined)
  }
}

/** People who could all come to a dearer wish by changing seats in a circle, and nobody would be passed over: then it isn't the best for the people. */
export const better = (placed: Placed): Fault | undefined => {
  const next = successors(placed)
  const done = new Set<string>()
  for (const start of placed.programmes.values()) {
    const way = new Map<string, string>()
    let at: Programme | undefined = start
    while (at && !done.has(at.name) && !way.has(at.name)) {
      const person: Person | undefined = next(at)
      const its: Said | undefined = person && placed.said.get(person.id)
      way.set(at.name, person?.id ?? '')
      at = its?.way === 'wish' ? placed.programmes.get(its.seat ?? '') : undefined
    }
    if (at && way.has(at.name)) {
      const circle = [...way.values()].slice([...way.keys()].indexOf(at.name))
      return { path: `people ${circle[0]}`, why: `${circle.join(', ')} could change seats in a circle, each to a dearer wish` }
    }
    for (const name of way.keys()) done.add(name)
  }
  return undefined
}

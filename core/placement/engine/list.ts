/** The people of a placement as numbers, taken in one by one so that very many find room. Whatever is wrong with one is said with its path. */
import { type Fault, faultsOfHead, type Offered, offeredOf, type Programme, type Ruling } from './offered.ts'
import { type Barrier, barriers, consents, type Head, type Person } from './shape.ts'

type Numbers = Int32Array | Float64Array
/** A column that grows. */
const growing = <A extends Numbers>(make: (size: number) => A) => {
  let [at, size] = [make(1 << 10), 0]
  const push = (n: number): void => {
    if (size === at.length) {
      const wider = make(size * 2)
      wider.set(at)
      at = wider
    }
    at[size++] = n
  }
  const taken = (): A => {
    const exact = make(size)
    exact.set(at.subarray(0, size))
    return exact
  }
  return { push, taken, size: () => size }
}
const whole = () => growing(size => new Int32Array(size))
const real = () => growing(size => new Float64Array(size))

/** Numbers for texts that come again and again, such as fields and classes; 0 is none. */
const numbered = () => {
  const numbers = new Map<string, number>()
  const numberOf = (text: string | undefined): number => {
    if (text === undefined) return 0
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size + 1)
    return numbers.size
  }
  return { numberOf, texts: (): readonly string[] => ['', ...numbers.keys()] }
}

export type List = {
  readonly head: Head
  readonly offered: Offered
  readonly ids: readonly string[]
  readonly rank: Float64Array
  readonly score: Float64Array
  /** Bits, by `classNames`. */
  readonly classes: Int32Array
  readonly classNames: readonly string[]
  /** A number of `fields`, 0 for none; likewise tracks. */
  readonly field: Int32Array
  readonly fields: readonly string[]
  readonly track: Int32Array
  readonly tracks: readonly string[]
  readonly body: Int32Array
  readonly bodies: readonly string[]
  readonly place: Int32Array
  readonly places: readonly string[]
  /** Hosts that asked for a person. */
  readonly askedBy: ReadonlyMap<number, readonly string[]>
  /** The wishes as they were stated: those of person i from `first[i]`; a programme, or `nowhere` where nobody offers it. */
  readonly first: Int32Array
  readonly wish: Int32Array
  /** Of each wish 0 where it is open, else which of `barriers`, counted from 1. */
  readonly barred: Uint8Array
  /** 0 not willing; else 1 and the bits of the scope above it, by `consents`. */
  readonly willing: Uint8Array
  /** A programme, or `nowhere`. */
  readonly pin: Int32Array
  readonly forbidden: ReadonlyMap<number, ReadonlySet<number>>
  /** Of each own order of people: where each of them stands in it, from 0. */
  readonly ranked: ReadonlyMap<Ruling, ReadonlyMap<number, number>>
}

export const nowhere = -1
const mostClasses = 31

/** Why a person can't come to a programme, or 0. */
export const barOf = (programme: Programme | undefined, person: Pick<Person, 'field' | 'track'>, forbidden: boolean): number => {
  const found: Barrier | undefined = !programme
    ? 'notOffered'
    : forbidden
      ? 'forbidden'
      : programme.accepts && !programme.accepts.has(person.field ?? '')
        ? 'field'
        : programme.tracks && !programme.tracks.has(person.track ?? '')
          ? 'track'
          : undefined
  return found === undefined ? 0 : barriers.indexOf(found) + 1
}

const columns = () => ({
  ids: new Map<string, number>(),
  rank: real(),
  score: real(),
  classes: whole(),
  classNames: numbered(),
  field: whole(),
  fields: numbered(),
  track: whole(),
  tracks: numbered(),
  body: whole(),
  bodies: numbered(),
  place: whole(),
  places: numbered(),
  askedBy: new Map<number, readonly string[]>(),
  first: whole(),
  wish: whole(),
  barred: whole(),
  willing: whole(),
  pin: whole(),
  forbidden: new Map<number, ReadonlySet<number>>(),
})
type Columns = ReturnType<typeof columns>
type Known = { readonly offered: Offered; readonly faults: Fault[]; readonly mode: 'file' | 'house' }

/** Seats by their names. A name that comes twice is a fault, and so is one that nobody offers, unless that is to be told to its person. */
const seatsNamed = (known: Known, names: readonly string[], path: string, told: boolean): readonly number[] => {
  const seen = new Set<string>()
  return names.map((name, k) => {
    const p = known.offered.numberOf.get(name)
    if (p === undefined && !told) known.faults.push({ path: `${path}[${k}]`, why: `nobody offers ${name}` })
    else if (seen.has(name)) known.faults.push({ path: `${path}[${k}]`, why: `${name} is there twice` })
    seen.add(name)
    return p ?? nowhere
  })
}

const pinOf = ({ offered, faults }: Known, person: Person, path: string): number => {
  if (person.pin === undefined) return nowhere
  const p = offered.numberOf.get(person.pin)
  const bar = barOf(offered.programmes[p ?? nowhere], person, person.forbid?.includes(person.pin) === true)
  const whys: Readonly<Partial<Record<Barrier, string>>> = {
    notOffered: 'nobody offers it',
    forbidden: 'it is forbidden to the same person',
    field: `it doesn't take the field ${person.field ?? '(none)'}`,
    track: `it doesn't take the track ${person.track ?? '(none)'}`,
  }
  const why = whys[barriers[bar - 1] ?? 'noSeat']
  if (why !== undefined) faults.push({ path: `${path}.pin`, why: `${person.pin} can't be theirs: ${why}` })
  return p ?? nowhere
}

/** What the orders ask for and a person doesn't say. */
const faultsOfStanding = (steps: ReadonlySet<string>, person: Person, path: string): readonly Fault[] =>
  (['rank', 'score'] as const).flatMap(step =>
    steps.has(step) && person[step] === undefined ? [{ path: `${path}.${step}`, why: 'an order goes by it' }] : [],
  )

const classesOf = ({ faults }: Known, { classNames }: Columns, person: Person, path: string): number => {
  let bits = 0
  for (const [k, name] of (person.classes ?? []).entries()) {
    const n = classNames.numberOf(name)
    if (n > mostClasses) faults.push({ path: `${path}.classes[${k}]`, why: `more than ${mostClasses} classes in all` })
    else bits |= 1 << (n - 1)
  }
  return bits
}

/** No willingness is 0, full willingness has every bit. */
const willingOf = ({ willing, scope }: Person): number =>
  willing ? 1 + 2 * consents.reduce((bits, consent, k) => bits | (!scope || scope.includes(consent) ? 1 << k : 0), 0) : 0

const addWishes = (known: Known, to: Columns, person: Person, path: string): void => {
  const { offered, mode } = known
  const forbid = new Set(seatsNamed(known, person.forbid ?? [], `${path}.forbid`, mode === 'house'))
  if (forbid.size > 0) to.forbidden.set(to.ids.size - 1, forbid)
  to.first.push(to.wish.size())
  for (const p of seatsNamed(known, person.wishes, `${path}.wishes`, mode === 'house')) {
    to.wish.push(p)
    to.barred.push(barOf(offered.programmes[p], person, forbid.has(p)))
  }
}

const adding = (known: Known, to: Columns, steps: ReadonlySet<string>) => (person: Person) => {
  const path = `people[${to.ids.size}]`
  const before = to.ids.get(person.id)
  if (before !== undefined) known.faults.push({ path: `${path}.id`, why: `${person.id} is people[${before}] too` })
  to.ids.set(before === undefined ? person.id : `${person.id} ${path}`, to.ids.size)
  if (known.mode === 'file') known.faults.push(...faultsOfStanding(steps, person, path))
  to.rank.push(person.rank ?? Number.POSITIVE_INFINITY)
  to.score.push(person.score ?? Number.NEGATIVE_INFINITY)
  to.classes.push(classesOf(known, to, person, path))
  to.field.push(to.fields.numberOf(person.field))
  to.track.push(to.tracks.numberOf(person.track))
  to.body.push(to.bodies.numberOf(person.body))
  to.place.push(to.places.numberOf(person.place))
  if (person.askedBy) to.askedBy.set(to.ids.size - 1, person.askedBy)
  to.willing.push(willingOf(person))
  to.pin.push(pinOf(known, person, path))
  addWishes(known, to, person, path)
}

/** The own orders of people, once everybody is known; and wishes for those who take only whom they ranked are barred to the others. */
const rankedOf = ({ offered, faults }: Known, ids: ReadonlyMap<string, number>) => {
  const ranked = new Map<Ruling, ReadonlyMap<number, number>>()
  for (const ruling of new Set(offered.programmes.map(p => p.ruling))) {
    if (!ruling.ranking) continue
    const at = new Map<number, number>()
    for (const [k, id] of ruling.ranking.entries()) {
      const i = ids.get(id)
      if (i === undefined) faults.push({ path: `${ruling.path}.ranking[${k}]`, why: `${id} is not among the people` })
      else at.set(i, k)
    }
    ranked.set(ruling, at)
  }
  return ranked
}

const barUnranked = ({ offered, first, wish, barred, ranked }: List): void => {
  if (![...ranked.keys()].some(r => r.onlyRanked)) return
  for (let i = 0; i + 1 < first.length; i++)
    for (let e = first[i] ?? 0; e < (first[i + 1] ?? 0); e++) {
      const ruling = offered.programmes[wish[e] ?? nowhere]?.ruling
      if (ruling?.onlyRanked && barred[e] === 0 && !ranked.get(ruling)?.has(i)) barred[e] = barriers.indexOf('notRanked') + 1
    }
}

/** Pins beyond what there is. */
const faultsOfPins = ({ offered: { seats, hostSeats, host, programmes, hosts }, pin }: List): readonly Fault[] => {
  const [left, hostLeft] = [seats.slice(), hostSeats.slice()]
  for (const p of pin) {
    if (p === nowhere) continue
    left[p] = (left[p] ?? 0) - 1
    hostLeft[host[p] ?? 0] = (hostLeft[host[p] ?? 0] ?? 0) - 1
  }
  const over = (n: number, of: number, what: string): readonly Fault[] =>
    n < 0 ? [{ path: 'people[].pin', why: `${of - n} people are pinned to ${what}, which has ${of}` }] : []
  return [
    ...[...left].flatMap((n, p) => over(n, seats[p] ?? 0, programmes[p]?.name ?? '')),
    ...[...hostLeft].flatMap((n, h) => over(n, hostSeats[h] ?? 0, hosts[h] ?? '')),
  ]
}

const listOf = (known: Known, head: Head, from: Columns): List => ({
  head,
  offered: known.offered,
  ids: [...from.ids.keys()],
  rank: from.rank.taken(),
  score: from.score.taken(),
  classes: from.classes.taken(),
  classNames: from.classNames.texts(),
  field: from.field.taken(),
  fields: from.fields.texts(),
  track: from.track.taken(),
  tracks: from.tracks.texts(),
  body: from.body.taken(),
  bodies: from.bodies.texts(),
  place: from.place.taken(),
  places: from.places.texts(),
  askedBy: from.askedBy,
  first: from.first.taken(),
  wish: from.wish.taken(),
  barred: Uint8Array.from(from.barred.taken()),
  willing: Uint8Array.from(from.willing.taken()),
  pin: from.pin.taken(),
  forbidden: from.forbidden,
  ranked: rankedOf(known, from.ids),
})

/**
 * Takes in people one by one; `close` gives the list and everything that was wrong. A list with faults is not to be placed. What a file lacks is a
 * fault; in the house a wish for what is no longer offered is told to its person, and whoever has no rank comes last.
 */
export const openList = (head: Head, mode: Known['mode'] = 'file') => {
  const known: Known = { offered: offeredOf(head), faults: [...faultsOfHead(head)], mode }
  const to = columns()
  const steps = new Set(known.offered.programmes.flatMap(({ ruling }) => ruling.steps))
  const close = (): { readonly list: List; readonly faults: readonly Fault[] } => {
    to.first.push(to.wish.size())
    const list = listOf(known, head, to)
    barUnranked(list)
    return { list, faults: known.faults.length > 0 ? known.faults : faultsOfPins(list) }
  }
  return { add: adding(known, to, steps), close, faults: (): readonly Fault[] => known.faults }
}

/** The quotas of an input as marks on the market of stage 2. They count everybody who is placed: what pins and wishes took is counted before. */
import type { Market } from './adjusting/market.ts'
import { brokenBy, keptFor, type Quota as Marked } from './adjusting/quotas.ts'
import { type List, nowhere } from './list.ts'
import type { Quota, ToldQuota } from './shape.ts'

type Test = (k: number) => boolean
const always: Test = () => true

/** Whether the text that a column has of somebody is among those named. */
const named = (wanted: readonly string[] | undefined, column: Int32Array, texts: readonly string[]): Test =>
  wanted === undefined ? always : i => (column[i] ?? 0) > 0 && wanted.includes(texts[column[i] ?? 0] ?? '')

const isCounted = (list: List, { people = {} }: Quota): Test => {
  const bits = (people.classes ?? []).reduce((all, name) => {
    const n = list.classNames.indexOf(name)
    return n < 1 ? all : all | (1 << (n - 1))
  }, 0)
  const tests = [
    named(people.bodies, list.body, list.bodies),
    named(people.fields, list.field, list.fields),
    named(people.tracks, list.track, list.tracks),
    people.classes ? (i: number) => ((list.classes[i] ?? 0) & bits) !== 0 : always,
  ]
  return i => tests.every(test => test(i))
}

const isThere = ({ offered }: List, { programmes: where = {} }: Quota): Test => {
  const among = (wanted: readonly string[] | undefined, of: (p: number) => string | undefined): Test =>
    wanted === undefined ? always : p => wanted.includes(of(p) ?? '')
  const tests = [
    among(where.hosts, p => offered.hosts[offered.host[p] ?? nowhere]),
    among(where.programmes, p => offered.programmes[p]?.name),
    among(where.fields, p => offered.programmes[p]?.field),
    among(where.places, p => offered.programmes[p]?.place),
  ]
  return p => tests.every(test => test(p))
}

/** A quota as two tests: reserved seats limit those for whom they are not. */
type Read = { readonly who: Test; readonly where: Test; readonly limits: Pick<Quota, 'least' | 'most' | 'share'> }

const readsOf = (list: List, quota: Quota): readonly Read[] => {
  const { least, most, share, reserved } = quota
  const [who, where] = [isCounted(list, quota), isThere(list, quota)]
  const counts: Read = { who, where, limits: { least, most, share } }
  if (reserved === undefined) return [counts]
  const seats = list.offered.seats.reduce((sum, n, p) => sum + (where(p) ? n : 0), 0)
  const others: Read = { who: i => !who(i), where, limits: keptFor(reserved, seats) }
  return least === undefined && most === undefined && share === undefined ? [others] : [counts, others]
}

type Seated = { readonly list: List; readonly seat: Int32Array }

const countIn = ({ seat }: Seated, { who, where }: Read): { readonly counted: number; readonly placed: number } => {
  let [counted, placed] = [0, 0]
  seat.forEach((p, i) => {
    if (p === nowhere) return
    placed++
    if (who(i) && where(p)) counted++
  })
  return { counted, placed }
}

/** Marks for the market, and of each which quota of the input it is. */
export type Marks = { readonly quotas: readonly Marked[]; readonly of: readonly number[] }

/** `person` and `programme` say which of the list the numbers of the market are. */
export const marksOf = (before: Seated, market: Market, person: Int32Array, programme: Int32Array): Marks => {
  const all = before.list.head.quotas ?? []
  const reads = all.flatMap((quota, q) => readsOf(before.list, quota).map(read => ({ read, q, name: quota.name })))
  const marks = (numbers: Int32Array, test: Test) => Uint8Array.from(numbers, k => (test(k) ? 1 : 0))
  return {
    of: reads.map(({ q }) => q),
    quotas: reads.map(({ read, name }) => ({
      ...read.limits,
      name,
      who: marks(person.subarray(0, market.people), read.who),
      where: marks(programme, read.where),
      already: countIn(before, read),
    })),
  }
}

/** Of each quota how many it counts in the end. */
export const tellQuotas = (outcome: Seated): readonly ToldQuota[] =>
  (outcome.list.head.quotas ?? []).map(quota => {
    const [who, where] = [isCounted(outcome.list, quota), isThere(outcome.list, quota)]
    const { counted, placed } = countIn(outcome, { who, where, limits: {} })
    return { name: quota.name, clause: quota.clause, found: counted, of: placed }
  })

/** Whether one more or one fewer of those whom it counts would break it, or one more placed would. */
const isTight = ({ least = 0, most = Number.POSITIVE_INFINITY, share }: Marked, found: number, of: number): boolean =>
  found <= least || found >= most || (share !== undefined && (found + 1) * share.per > share.of * (of + 1))

/** The names of the quotas that leave no room as the market is placed. */
export const tightIn = (market: Market, marks: Marks, edge: Int32Array): readonly string[] => [
  ...new Set(
    marks.quotas.flatMap(quota => {
      const [count] = brokenBy(market, [{ ...quota, least: Number.POSITIVE_INFINITY }], { edge })
      return count && isTight(quota, count.found, count.of) ? [quota.name] : []
    }),
  ),
]

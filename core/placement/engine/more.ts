/**
 * What one more seat would change: whoever waits first for it comes, their seat goes to whoever waits first for that, and so on. The chain ends in a stable
 * placement; who is placed is the same in every stable placement, so whether one more person finds a seat, and who, is exact.
 */
import type { Outcome } from './outcome.ts'
import { nobody, unitOf } from './wishes.ts'

/** Who comes where, by the number of their wish. */
export type Move = { readonly person: number; readonly wish: number }
export type More = { readonly moves: readonly Move[] /** Who had nothing and is placed. */; readonly placed: number }

type Waiting = { readonly first: Int32Array; readonly wish: Int32Array; readonly person: Int32Array }

/** Of each programme those who would rather be there, with the number of that wish. */
const waitingAt = ({ list, wishes, held }: Outcome): Waiting => {
  const first = new Int32Array(wishes.seats.length + 1)
  const people = list.ids.length
  const each = (work: (p: number, e: number, i: number) => void) => {
    for (let i = 0; i < people; i++) for (let e = list.first[i] ?? 0; e < (held[i] ?? 0); e++) work(wishes.programme[e] ?? 0, e, i)
  }
  each(p => {
    first[p + 1] = (first[p + 1] ?? 0) + 1
  })
  for (let p = 0; p < wishes.seats.length; p++) first[p + 1] = (first[p + 1] ?? 0) + (first[p] ?? 0)
  const next = first.slice()
  const [wish, person] = [new Int32Array(first.at(-1) ?? 0), new Int32Array(first.at(-1) ?? 0)]
  each((p, e, i) => {
    const at = next[p] ?? 0
    wish[at] = e
    person[at] = i
    next[p] = at + 1
  })
  return { first, wish, person }
}

/** The queue of a programme, the first who waits first; sorted when it is asked for. */
const queues = ({ wishes }: Outcome, waiting: Waiting) => {
  const unit = unitOf(wishes.people)
  const known = new Map<number, readonly Move[]>()
  const key = ({ person, wish }: Move) => (wishes.standing?.[wish] ?? 0) * unit + (wishes.lot[person] ?? 0)
  const of = (p: number): readonly Move[] => {
    const before = known.get(p)
    if (before) return before
    const [from, to] = [waiting.first[p] ?? 0, waiting.first[p + 1] ?? 0]
    const queue = Array.from({ length: to - from }, (_, k) => ({
      person: waiting.person[from + k] ?? nobody,
      wish: waiting.wish[from + k] ?? 0,
    })).sort((a, b) => key(a) - key(b))
    known.set(p, queue)
    return queue
  }
  return { of, key }
}

/** Gives for each programme what one more seat there would change, where its host takes one more too. */
export const oneMore = (outcome: Outcome) => {
  const { list, wishes, held, taken } = outcome
  const { of, key } = queues(outcome, waitingAt(outcome))
  const { seats, host } = list.offered
  const siblings = Map.groupBy(host.keys(), p => host[p] ?? 0)
  const follow = (programme: number): More => {
    const [now, change] = [new Map<number, number>(), new Map([[programme, -1]])]
    const wishNow = (i: number) => now.get(i) ?? held[i] ?? 0
    const isFree = (p: number) => (taken[p] ?? 0) + (change.get(p) ?? 0) < (seats[p] ?? 0)
    const moves: Move[] = []
    let left = programme
    for (;;) {
      const open = (siblings.get(host[left] ?? 0) ?? []).filter(isFree)
      const waiting = open.flatMap(p => of(p).find(({ person, wish }) => wish < wishNow(person)) ?? [])
      if (waiting.length === 0) return { moves, placed: nobody }
      const next = waiting.reduce((a, b) => (key(b) < key(a) ? b : a))
      const before = wishNow(next.person)
      const to = wishes.programme[next.wish] ?? 0
      moves.push(next)
      now.set(next.person, next.wish)
      change.set(to, (change.get(to) ?? 0) + 1)
      if (before === list.first[next.person + 1]) return { moves, placed: next.person }
      left = wishes.programme[before] ?? 0
      change.set(left, (change.get(left) ?? 0) - 1)
    }
  }
  return follow
}

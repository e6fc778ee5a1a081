/** Who goes before whom: by the steps of an order, then by the lottery. */
import type { List } from './list.ts'
import type { Tickets } from './lottery.ts'
import type { Fault } from './offered.ts'

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const has = ({ classes, classNames }: List, name: string) => {
  const n = classNames.indexOf(name)
  return (i: number): number => (n < 1 ? 0 : ((classes[i] ?? 0) >> (n - 1)) & 1)
}

type Compare = (a: number, b: number) => number

/** Negative when person `a` goes before person `b` by one step. */
export const byStep = (list: List, step: string): Compare => {
  if (step === 'rank') return (a, b) => upwards(list.rank[a] ?? 0, list.rank[b] ?? 0)
  if (step === 'score') return (a, b) => upwards(list.score[b] ?? 0, list.score[a] ?? 0)
  const is = has(list, step.slice('class:'.length))
  return (a, b) => is(b) - is(a)
}
/** Two who lack a number are alike; a difference of infinities would not say so. */
const upwards = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)

const byTicket =
  ({ high, low }: Tickets): Compare =>
  (a, b) =>
    (high[a] ?? 0) - (high[b] ?? 0) || (low[a] ?? 0) - (low[b] ?? 0)

/** Everybody in the order of these steps, then of the lottery; names keep apart what nothing else does, so that the order of the file never counts. */
const sorted = (list: List, steps: readonly string[], tickets: Tickets | undefined): Int32Array => {
  const compares = [...steps.map(step => byStep(list, step)), ...(tickets ? [byTicket(tickets)] : [])]
  const compare = (a: number, b: number): number => {
    for (const by of compares) {
      const so = by(a, b)
      if (so !== 0) return so
    }
    return text(list.ids[a] ?? '', list.ids[b] ?? '')
  }
  return Int32Array.from(list.ids, (_, i) => i).sort(compare)
}

/** Of each person their place by these steps, from 0. */
const placesOf = (order: Int32Array): Int32Array => {
  const place = new Int32Array(order.length)
  order.forEach((i, at) => {
    place[i] = at
  })
  return place
}

/** Two who stand alike by the steps, where no lottery is there to part them. */
const tied = (list: List, steps: readonly string[], order: Int32Array): Fault | undefined => {
  const compares = steps.map(step => byStep(list, step))
  const at = order.findIndex((b, k) => k > 0 && compares.every(by => by(order[k - 1] ?? 0, b) === 0))
  if (at === -1) return undefined
  const [a, b] = [order[at - 1] ?? 0, order[at] ?? 0]
  return { path: 'lottery', why: `people[${a}] and people[${b}] stand alike by ${steps.join(', ')}, and no lottery is given` }
}

export type Places = ReadonlyMap<string, Int32Array>
export const keyOf = (steps: readonly string[]) => steps.join(' ')

/** The places of everybody by each order that some programme goes by. */
export const placesBy = (list: List, tickets: Tickets | undefined): { readonly places: Places; readonly faults: readonly Fault[] } => {
  const orders = new Map(
    [list.head.order, ...list.offered.programmes.map(({ ruling }) => ruling.steps)].map(steps => [keyOf(steps), steps]),
  )
  const faults: Fault[] = []
  const places = new Map<string, Int32Array>()
  for (const [key, steps] of orders) {
    const order = sorted(list, steps, tickets)
    const tie = tickets ? undefined : tied(list, steps, order)
    if (tie) faults.push(tie)
    places.set(key, placesOf(order))
  }
  return { places, faults }
}

/** What parts two people at a programme: its own order of people, a step of its order, or the lottery. */
export const decider = (list: List, programme: number, a: number, b: number): string => {
  const ruling = list.offered.programmes[programme]?.ruling
  const ranked = ruling && list.ranked.get(ruling)
  if (ranked && (ranked.has(a) || ranked.has(b))) return 'ranking'
  return ruling?.steps.find(step => byStep(list, step)(a, b) !== 0) ?? 'lottery'
}

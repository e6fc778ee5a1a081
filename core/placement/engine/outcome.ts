/** Who is where in the end, and by which way they came there. */
import type { Placed, Prices } from './adjusting/market.ts'
import { type List, nowhere } from './list.ts'
import type { Rest } from './rest.ts'
import { nobody, type Wishes } from './wishes.ts'

export const ways = ['none', 'pin', 'wish', 'adjustment'] as const

/** Who was adjusted, with the prices that prove the best fit where no quota stood in its way, and the quotas that leave no room where one did. */
export type Adjusted = Rest & {
  readonly adjustment: Placed
  readonly prices?: Prices | undefined
  readonly tight?: readonly string[] | undefined
}

export type Outcome = {
  readonly list: List
  readonly wishes: Wishes
  /** Of each person the number of the wish that was met; the end of their wishes where none was. */
  readonly held: Int32Array
  /** Of each person the programme, or `nowhere`; and a number of `ways`. */
  readonly seat: Int32Array
  readonly way: Uint8Array
  /** How many each programme and each host took by pins and wishes. */
  readonly taken: Int32Array
  readonly hostTaken: Int32Array
  /** Of each programme and each host: the weakest of those whom a wish brought there. */
  readonly last: Int32Array
  readonly hostLast: Int32Array
  /** Those who were to be adjusted, and what came of it. */
  readonly rest?: Adjusted | undefined
  /** In a re-run 1 for whoever kept their seat, 2 for whoever was moved from it. */
  readonly again?: Uint8Array | undefined
}

/** Whether wish `a` of one person stands behind wish `b` of another at the same programme or host. */
const isBehind = ({ standing, lot }: Wishes, personA: number, a: number, personB: number, b: number): boolean => {
  const difference = standing ? (standing[a] ?? 0) - (standing[b] ?? 0) : 0
  return difference > 0 || (difference === 0 && (lot[personA] ?? 0) > (lot[personB] ?? 0))
}

const one = (counts: Int32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1
}

/** What stage 1 gives, with the pins. */
export const outcomeOf = (list: List, wishes: Wishes, held: Int32Array): Outcome => {
  const { offered, pin, first } = list
  const [programmes, hosts, people] = [offered.programmes.length, offered.hosts.length, list.ids.length]
  const [seat, way] = [new Int32Array(people).fill(nowhere), new Uint8Array(people)]
  const [taken, hostTaken] = [new Int32Array(programmes), new Int32Array(hosts)]
  const [last, hostLast] = [new Int32Array(programmes).fill(nobody), new Int32Array(hosts).fill(nobody)]
  const weaker = (at: Int32Array, k: number, i: number) => {
    const before = at[k] ?? nobody
    if (before === nobody || isBehind(wishes, i, held[i] ?? 0, before, held[before] ?? 0)) at[k] = i
  }
  for (let i = 0; i < people; i++) {
    const e = held[i] ?? 0
    const byWish = e < (first[i + 1] ?? 0)
    const p = byWish ? (wishes.programme[e] ?? nowhere) : (pin[i] ?? nowhere)
    if (p === nowhere) continue
    const h = offered.host[p] ?? 0
    seat[i] = p
    way[i] = ways.indexOf(byWish ? 'wish' : 'pin')
    one(taken, p)
    one(hostTaken, h)
    if (!byWish) continue
    weaker(last, p, i)
    weaker(hostLast, h, i)
  }
  return { list, wishes, held, seat, way, taken, hostTaken, last, hostLast }
}

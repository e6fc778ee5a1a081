/**
 * The second and exact part of finding the best fit: for each who has no seat yet the shortest way to a free one, by what each change costs at today's prices
 * (successive shortest paths with the potentials of Edmonds and Karp 1972). Prices rise as far as was looked. A seat that is left costs nothing, and
 * everybody holds what is worth most to them, before and after each way.
 */
import type { Auction } from './bid.ts'
import { type Heap, heapOf, pop, push } from './heap.ts'
import { byHost, isFree, isFull, moveAlong, type Ways, waysOf } from './holdings.ts'
import { nowhere } from './market.ts'

/** Programmes are nodes 0 to P - 1 and hosts those after. `far` is the length of the shortest way yet; `done` is whose turn it was when no shorter was left. */
type Tree = {
  readonly auction: Auction
  readonly ways: Ways
  readonly far: Float64Array
  readonly seen: Int32Array
  readonly done: Int32Array
  /** The nodes that are done in this turn, and those that are no farther than the last of them. */
  readonly reached: Int32Array
  readonly level: Int32Array
  readonly heap: Heap
  asker: number
  size: number
  height: number
  now: number
  /** The nearest free seat yet, and how far it is. */
  free: number
  within: number
}

/** A node is at hand by a way so long. Whatever is not nearer than a free seat that was found is left aside. */
const isNews = ({ far, seen, done, asker, within }: Tree, node: number, at: number) =>
  at < within && done[node] !== asker && (seen[node] !== asker || at < (far[node] ?? 0))

const wait = (tree: Tree, node: number, at: number) => {
  tree.seen[node] = tree.asker
  tree.far[node] = at
  if (at === tree.now) tree.level[tree.height++] = node
  else push(tree.heap, at, node)
}

const see = (tree: Tree, j: number, at: number, person: number, by: number) => {
  if (!isNews(tree, j, at)) return
  tree.ways.cameFrom[j] = person
  tree.ways.cameBy[j] = by
  if (isFree(tree.auction.holdings, j)) {
    tree.free = j
    tree.within = at
  } else wait(tree, j, at)
}

/** Where a person could go from here, `worth` being what they have now. */
const seeAll = (tree: Tree, person: number, worth: number, at: number) => {
  const { done, asker, auction } = tree
  const { value, price } = auction
  const { first, programme } = auction.holdings.market
  const to = first[person + 1] ?? 0
  for (let e = first[person] ?? 0; e < to; e++) {
    const j = programme[e] ?? 0
    if (done[j] === asker) continue
    const costs = at + worth - (value[e] ?? 0) + (price[j] ?? 0)
    if (costs < tree.within) see(tree, j, costs, person, e)
  }
}

const mostWorth = ({ holdings, value, price }: Auction, person: number) => {
  const { first, programme } = holdings.market
  let most = Number.NEGATIVE_INFINITY
  const to = first[person + 1] ?? 0
  for (let e = first[person] ?? 0; e < to; e++) most = Math.max(most, (value[e] ?? 0) - (price[programme[e] ?? 0] ?? 0))
  return most
}

/** The nearest node that is not done, or `nowhere` when a free seat is no farther. */
const nearest = (tree: Tree): number => {
  const { done, asker, level, heap } = tree
  for (;;) {
    if (tree.now >= tree.within) return nowhere
    const node = tree.height > 0 ? (level[--tree.height] ?? 0) : pop(heap)
    if (node === nowhere) return nowhere
    if (done[node] === asker) continue
    tree.now = tree.far[node] ?? 0
    if (tree.now >= tree.within) return nowhere
    done[node] = asker
    tree.reached[tree.size++] = node
    return node
  }
}

/** Somebody may leave any programme of a host whose limit keeps a seat shut. */
const growFromHost = (tree: Tree, h: number, at: number) => {
  const { holdings, price, hostPrice } = tree.auction
  const to = holdings.from[h + 1] ?? 0
  for (let x = holdings.from[h] ?? 0; x < to; x++) {
    const j = holdings.list[x] ?? 0
    see(tree, j, at + (price[j] ?? 0) - (hostPrice[h] ?? 0), byHost, nowhere)
  }
}

const growFrom = (tree: Tree, node: number) => {
  const { holdings, value, price } = tree.auction
  const { seats, host } = holdings.market
  const at = tree.far[node] ?? 0
  if (node >= seats.length) return growFromHost(tree, node - seats.length, at)
  const h = host[node] ?? 0
  if (!isFull(holdings, node) && isNews(tree, seats.length + h, at)) {
    tree.ways.enteredBy[h] = node
    wait(tree, seats.length + h, at)
  }
  const costs = price[node] ?? 0
  for (let b = holdings.head[node] ?? nowhere; b !== nowhere; b = holdings.next[b] ?? nowhere)
    seeAll(tree, b, (value[holdings.edge[b] ?? 0] ?? 0) - costs, at)
}

/** Whatever lies nearer than the seat that was found becomes dearer by as much. */
const raise = ({ auction, reached, size, far, within }: Tree) => {
  const { price, hostPrice } = auction
  for (let x = 0; x < size; x++) {
    const node = reached[x] ?? 0
    const more = within - (far[node] ?? 0)
    if (node < price.length) price[node] = (price[node] ?? 0) + more
    else hostPrice[node - price.length] = (hostPrice[node - price.length] ?? 0) + more
  }
}

const seatOne = (tree: Tree, asker: number) => {
  Object.assign(tree, { asker, size: 0, height: 0, now: nowhere, free: nowhere, within: Number.POSITIVE_INFINITY })
  tree.heap.size = 0
  seeAll(tree, asker, mostWorth(tree.auction, asker), 0)
  for (let node = nearest(tree); node !== nowhere; node = nearest(tree)) growFrom(tree, node)
  if (tree.free === nowhere) throw new Error(`person ${asker} was admitted and has no way to a seat`)
  moveAlong(tree.auction.holdings, tree.ways, tree.free, asker)
  raise(tree)
}

/** Places all who have no seat yet. Each of them can be placed; one that can't is an error of whoever chose them. */
export const improve = (auction: Auction) => {
  const { market, edge } = auction.holdings
  const nodes = market.seats.length + market.hostSeats.length
  const tree: Tree = {
    auction,
    ways: waysOf(market),
    far: new Float64Array(nodes),
    seen: new Int32Array(nodes).fill(nowhere),
    done: new Int32Array(nodes).fill(nowhere),
    reached: new Int32Array(nodes),
    level: new Int32Array(nodes),
    heap: heapOf(),
    asker: nowhere,
    size: 0,
    height: 0,
    now: nowhere,
    free: nowhere,
    within: Number.POSITIVE_INFINITY,
  }
  for (let i = 0; i < market.people; i++) if (edge[i] === nowhere) seatOne(tree, i)
}

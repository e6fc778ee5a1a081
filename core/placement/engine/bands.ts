/** In which order people ask is of no effect on who gets what, and of great effect on how often somebody is displaced: the likely winners ask first. */

/** Few enough that each pass over the people reads on in one direction, many enough that few are displaced; measured by bench/placement.ts. */
const most = 8
/** Below this everything lies in the processor's cache anyway. */
const fewPeople = 10_000
const levels = 1 << 16

/** How a person stands on average over their wishes, from 0 to below `levels`, the better the lower. */
const levelsOf = (first: Int32Array, standing: Int32Array | Uint16Array): Uint16Array => {
  let worst = 0
  for (let e = 0; e < standing.length; e++) if ((standing[e] ?? 0) > worst) worst = standing[e] ?? 0
  const scale = (levels - 1) / Math.max(worst, 1)
  const level = new Uint16Array(first.length - 1)
  for (let i = 0; i < level.length; i++) {
    const [from, to] = [first[i] ?? 0, first[i + 1] ?? 0]
    let sum = 0
    for (let e = from; e < to; e++) sum += standing[e] ?? 0
    level[i] = from === to ? 0 : (sum / (to - from)) * scale
  }
  return level
}

/** The people in the order in which they ask: band by band, each about as many people, and within one as they come. */
export const askingOrder = (first: Int32Array, standing: Int32Array | Uint16Array): Int32Array => {
  const people = first.length - 1
  if (people < fewPeople) return Int32Array.from({ length: people }, (_, i) => i)
  const level = levelsOf(first, standing)
  const count = new Int32Array(levels)
  for (let i = 0; i < people; i++) count[level[i] ?? 0] = (count[level[i] ?? 0] ?? 0) + 1
  const [bandOf, next] = [new Uint8Array(levels), new Int32Array(most + 1)]
  let before = 0
  for (let l = 0; l < levels; l++) {
    const b = Math.floor((before * most) / people)
    bandOf[l] = b
    before += count[l] ?? 0
    for (let after = b + 1; after <= most; after++) next[after] = before
  }
  const order = new Int32Array(people)
  for (let i = 0; i < people; i++) {
    const b = bandOf[level[i] ?? 0] ?? 0
    const at = next[b] ?? 0
    order[at] = i
    next[b] = at + 1
  }
  return order
}

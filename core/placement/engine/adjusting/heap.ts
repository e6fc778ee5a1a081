/** Numbers waiting by how far they are, the nearest first; equally far ones by their own number, so that the order never depends on how they came. */
export type Heap = { keys: Float64Array; whats: Int32Array; size: number }

export const heapOf = (): Heap => ({ keys: new Float64Array(1024), whats: new Int32Array(1024), size: 0 })

const isNearer = (far: number, what: number, thanFar: number, than: number) => far < thanFar || (far === thanFar && what < than)

const grow = (heap: Heap) => {
  const keys = new Float64Array(heap.size * 2)
  const whats = new Int32Array(heap.size * 2)
  keys.set(heap.keys)
  whats.set(heap.whats)
  heap.keys = keys
  heap.whats = whats
}

export const push = (heap: Heap, far: number, what: number) => {
  if (heap.size === heap.keys.length) grow(heap)
  const { keys, whats } = heap
  let at = heap.size++
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isNearer(far, what, keys[above] ?? 0, whats[above] ?? 0)) break
    keys[at] = keys[above] ?? 0
    whats[at] = whats[above] ?? 0
    at = above
  }
  keys[at] = far
  whats[at] = what
}

/** Lets one sink from the top to its place. */
const sink = ({ keys, whats, size }: Heap, far: number, what: number) => {
  let at = 0
  for (let below = 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && isNearer(keys[below + 1] ?? 0, whats[below + 1] ?? 0, keys[below] ?? 0, whats[below] ?? 0)) below++
    if (!isNearer(keys[below] ?? 0, whats[below] ?? 0, far, what)) break
    keys[at] = keys[below] ?? 0
    whats[at] = whats[below] ?? 0
    at = below
  }
  keys[at] = far
  whats[at] = what
}

/** The nearest, or -1. */
export const pop = (heap: Heap): number => {
  if (heap.size === 0) return -1
  const what = heap.whats[0] ?? 0
  heap.size--
  if (heap.size > 0) sink(heap, heap.keys[heap.size] ?? 0, heap.whats[heap.size] ?? 0)
  return what
}

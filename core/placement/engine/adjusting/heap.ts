/** Numbers waiting by how far they are, the nearest first; equally far ones by their own number, so that the order never depends on how they came. */
export type Heap = {
  readonly push: (far: number, what: number) => void
  /** The nearest, or -1; `far()` says how far it was. */
  readonly pop: () => number
  readonly far: () => number
  readonly clear: () => void
}

const isNearer = (far: number, what: number, thanFar: number, than: number) => far < thanFar || (far === thanFar && what < than)

export const heapOf = (): Heap => {
  let keys = new Float64Array(1024)
  let whats = new Int32Array(1024)
  let size = 0
  let last = 0
  const grow = () => {
    const moreKeys = new Float64Array(size * 2)
    const moreWhats = new Int32Array(size * 2)
    moreKeys.set(keys)
    moreWhats.set(whats)
    keys = moreKeys
    whats = moreWhats
  }
  const set = (at: number, far: number, what: number) => {
    keys[at] = far
    whats[at] = what
  }
  const push = (far: number, what: number) => {
    if (size === keys.length) grow()
    let at = size++
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isNearer(far, what, keys[above] ?? 0, whats[above] ?? 0)) break
      set(at, keys[above] ?? 0, whats[above] ?? 0)
      at = above
    }
    set(at, far, what)
  }
  /** Lets the last one sink from the top to its place. */
  const sink = (far: number, what: number) => {
    let at = 0
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && isNearer(keys[below + 1] ?? 0, whats[below + 1] ?? 0, keys[below] ?? 0, whats[below] ?? 0)) below++
      if (!isNearer(keys[below] ?? 0, whats[below] ?? 0, far, what)) break
      set(at, keys[below] ?? 0, whats[below] ?? 0)
      at = below
    }
    set(at, far, what)
  }
  const pop = () => {
    if (size === 0) return -1
    const what = whats[0] ?? 0
    last = keys[0] ?? 0
    size--
    if (size > 0) sink(keys[size] ?? 0, whats[size] ?? 0)
    return what
  }
  return {
    push,
    pop,
    far: () => last,
    clear: () => {
      size = 0
    },
  }
}

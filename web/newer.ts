/** What browsers from Chrome 86 on lack of the language that the pages are written in; nothing where it is there already. */
type Found = { readonly index: number; readonly value: unknown }

const add = (holder: object, name: string, value: (this: never, ...given: never[]) => unknown) => {
  if (!(name in holder)) Object.defineProperty(holder, name, { value, writable: true, configurable: true })
}

function at(this: ArrayLike<unknown>, place: number) {
  const whole = Math.trunc(place) || 0
  return this[whole < 0 ? this.length + whole : whole]
}
function toSorted(this: ArrayLike<unknown>, compare?: (a: unknown, b: unknown) => number) {
  return Array.from(this).sort(compare)
}
function toReversed(this: ArrayLike<unknown>) {
  return Array.from(this).reverse()
}
function toSpliced(this: ArrayLike<unknown>, ...given: [number, number, ...unknown[]]) {
  const copy = Array.from(this)
  copy.splice(...given)
  return copy
}
const lastOf = (list: ArrayLike<unknown>, holds: (value: unknown, index: number, list: unknown) => unknown): Found | undefined => {
  for (let index = list.length - 1; index >= 0; index -= 1) if (holds(list[index], index, list)) return { index, value: list[index] }
  return undefined
}
function findLast(this: ArrayLike<unknown>, holds: (value: unknown, index: number, list: unknown) => unknown) {
  return lastOf(this, holds)?.value
}
function findLastIndex(this: ArrayLike<unknown>, holds: (value: unknown, index: number, list: unknown) => unknown) {
  return lastOf(this, holds)?.index ?? -1
}
function groupBy(items: Iterable<unknown>, keyOf: (item: unknown, index: number) => unknown) {
  const groups = new Map<unknown, unknown[]>()
  Array.from(items).forEach((item, i) => {
    const key = keyOf(item, i)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  })
  return groups
}

add(Array.prototype, 'at', at)
add(String.prototype, 'at', at)
add(Array.prototype, 'toSorted', toSorted)
add(Array.prototype, 'toReversed', toReversed)
add(Array.prototype, 'toSpliced', toSpliced)
add(Array.prototype, 'findLast', findLast)
add(Array.prototype, 'findLastIndex', findLastIndex)
add(Object, 'hasOwn', (holder: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(holder, key) !== undefined)
add(Map, 'groupBy', groupBy)

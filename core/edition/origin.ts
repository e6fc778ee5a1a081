/** Where a value comes from: the last entry that set it, followed back through the items that came, went and moved around it. */
import { type Change, isRecord, keysOf } from './change.ts'

type Entry = { readonly fact: unknown }

const isChange = (x: unknown): x is Change => isRecord(x) && typeof x.path === 'string'

/** The changes that an entry made; none for an entry of another kind. */
export const changesIn = ({ fact }: Entry): readonly Change[] => {
  const found = isRecord(fact) ? fact.changes : undefined
  return Array.isArray(found) ? found.filter(isChange) : []
}

const startsWith = (keys: readonly string[], start: readonly string[]) => start.every((key, i) => keys[i] === key)

/** Where the item of index `i` stood before an item came to `at`, or went from there. */
const shifted = (i: number, at: number, by: 1 | -1): number => (by === 1 ? (i >= at ? i + 1 : i) : i > at ? i - 1 : i)

const indexBefore = (i: number, change: Change, at: number): number => {
  if ('to' in change) return i === change.to ? at : shifted(shifted(i, change.to, -1), at, 1)
  if (change.before === undefined) return shifted(i, at, -1)
  return change.after === undefined ? shifted(i, at, 1) : i
}

/** The path as it was before the change; undefined when the change set what stands there. */
const before = (keys: readonly string[], change: Change): readonly string[] | undefined => {
  const changed = keysOf(change.path)
  const moves = 'to' in change
  const gone = !moves && change.after === undefined
  if (!moves && !gone && (startsWith(keys, changed) || startsWith(changed, keys))) return undefined
  const list = changed.slice(0, -1)
  const [at, here] = [Number(changed[changed.length - 1]), Number(keys[list.length])]
  if (keys.length <= list.length || !startsWith(keys, list) || !Number.isInteger(at) || !Number.isInteger(here)) return keys
  return [...list, String(indexBefore(here, change, at)), ...keys.slice(list.length + 1)]
}

/** The newest of the entries, given oldest first, that set what stands at the path now. */
export const findOrigin = <E extends Entry>(entries: readonly E[], path: string): E | undefined => {
  let keys = keysOf(path)
  for (const entry of [...entries].reverse()) {
    for (const change of [...changesIn(entry)].reverse()) {
      const was = before(keys, change)
      if (was === undefined) return entry
      keys = was
    }
  }
  return undefined
}

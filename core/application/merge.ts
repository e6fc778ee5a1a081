/** Two who wrote in one form at once: what each changed since the form that both began from is kept, and where both changed the same, a person chooses. */
import { canonicalAsSent } from '../canonical.ts'

export type Path = readonly (string | number)[]
/** One place with two values; `undefined` means that it was emptied or its row removed. */
export type Conflict = { readonly path: Path; readonly theirs: unknown; readonly mine: unknown }
type Merged = { readonly value: unknown; readonly conflicts: readonly Conflict[] }
type Keyed = { readonly [key: string]: unknown }

const textOf = (value: unknown) => (value === undefined ? '' : canonicalAsSent(value))
const same = (a: unknown, b: unknown) => textOf(a) === textOf(b)

const isKeyed = (x: unknown): x is Keyed => typeof x === 'object' && x !== null && !Array.isArray(x)
/** A file and a wish are one value each: half of one with half of another would be neither. */
const isOne = (x: unknown) => isKeyed(x) && ('sha256' in x || 'programme' in x)
const isOpen = (x: unknown): x is Keyed => isKeyed(x) && !isOne(x)
const keyedOr = (x: unknown): Keyed => (isOpen(x) ? x : {})

const mergeKeyed = (base: Keyed, theirs: Keyed, mine: Keyed, path: Path): Merged => {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  const parts = keys.map(key => [key, mergeAt(base[key], theirs[key], mine[key], [...path, key])] as const)
  return {
    value: Object.fromEntries(parts.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]]))),
    conflicts: parts.flatMap(([, { conflicts }]) => conflicts),
  }
}

const mergeAt = (base: unknown, theirs: unknown, mine: unknown, path: Path): Merged => {
  if (same(theirs, mine) || same(base, theirs)) return { value: mine, conflicts: [] }
  if (same(base, mine)) return { value: theirs, conflicts: [] }
  if (isOpen(theirs) && isOpen(mine)) return mergeKeyed(keyedOr(base), theirs, mine, path)
  if (Array.isArray(theirs) && Array.isArray(mine)) return mergeRows(Array.isArray(base) ? base : [], theirs, mine, path)
  return { value: mine, conflicts: [{ path, theirs, mine }] }
}

const likeness = (a: unknown, b: unknown) =>
  isOpen(a) && isOpen(b) ? Object.keys(a).filter(key => a[key] !== undefined && same(a[key], b[key])).length : 0

/** Which row of a side is which row of the base: the equal ones, then those that share most, then those in the same place of a list of the same length. */
const pairRows = (base: readonly unknown[], side: readonly unknown[]): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  const [here, there] = [new Set(side.keys()), new Set(base.keys())]
  const bind = (i: number, j: number) => {
    found.set(j, i)
    there.delete(i)
    here.delete(j)
  }
  for (const i of [...there]) {
    const j = [...here].find(one => same(base[i], side[one]))
    if (j !== undefined) bind(i, j)
  }
  const likely = [...there].flatMap(i => [...here].map(j => ({ i, j, shared: likeness(base[i], side[j]) })))
  likely.sort((a, b) => b.shared - a.shared || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))
  for (const { i, j, shared } of likely) if (shared > 0 && there.has(i) && here.has(j)) bind(i, j)
  for (const i of [...there]) if (here.has(i) && base.length === side.length && isOpen(base[i]) && isOpen(side[i])) bind(i, i)
  return found
}

/** A row's name while merging: its place in the base, or its side and content, so that the same row added twice is one. */
const named = (base: readonly unknown[], side: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const pairs = pairRows(base, side)
  const names = new Map<string, unknown>()
  side.forEach((row, j) => {
    const i = pairs.get(j)
    const text = textOf(row)
    const copies = [...names.keys()].filter(name => name.startsWith(`+${text}`)).length
    names.set(i === undefined ? `+${text}${copies === 0 ? '' : ` ${copies}`}` : `=${i}`, row)
  })
  return names
}

const kept = (names: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) => [...names.keys()].filter(name => other.has(name))
const isMoved = (names: ReadonlyMap<string, unknown>) => {
  const places = [...names.keys()].filter(name => name.startsWith('=')).map(name => Number(name.slice(1)))
  return places.some((place, k) => k > 0 && place < (places[k - 1] ?? 0))
}

/** The order of one side, with what only the other has put behind what stands before it there. */
const woven = (lead: readonly string[], other: readonly string[]): readonly string[] => {
  const order = [...lead]
  other.forEach((name, k) => {
    if (order.includes(name)) return
    const before = other
      .slice(0, k)
      .reverse()
      .find(one => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name)
  })
  return order
}

const mergeRows = (base: readonly unknown[], theirs: readonly unknown[], mine: readonly unknown[], path: Path): Merged => {
  const [t, m] = [named(base, theirs), named(base, mine)]
  const was = (name: string) => (name.startsWith('=') ? base[Number(name.slice(1))] : undefined)
  // A row that one removed stays only when the other changed it meanwhile.
  const isGone = (name: string) => name.startsWith('=') && t.has(name) !== m.has(name) && same(was(name), t.get(name) ?? m.get(name))
  const stays = (names: ReadonlyMap<string, unknown>) => [...names.keys()].filter(name => !isGone(name))
  const order = isMoved(t) && !isMoved(m) ? woven(stays(t), stays(m)) : woven(stays(m), stays(t))
  const rowOf = (name: string, i: number): Merged => {
    const at = [...path, i]
    if (t.has(name) && m.has(name)) return mergeAt(was(name), t.get(name), m.get(name), at)
    const row = t.get(name) ?? m.get(name)
    return { value: row, conflicts: name.startsWith('=') ? [{ path: at, theirs: t.get(name), mine: m.get(name) }] : [] }
  }
  const rows = order.map(rowOf)
  const value = rows.map(row => row.value)
  const conflicts = rows.flatMap(row => row.conflicts)
  const twice = isMoved(t) && isMoved(m) && !same(kept(t, m), kept(m, t)) && conflicts.length === 0
  if (!twice) return { value, conflicts }
  const inTheirs = woven(stays(t), stays(m)).map(name => value[order.indexOf(name)])
  return { value, conflicts: [{ path, theirs: inTheirs, mine: value }] }
}

export type MergedForm = { readonly form: unknown; readonly conflicts: readonly Conflict[] }

/** Merges two forms that were changed from the same base. Where both changed the same place, the form holds `mine` and the conflict tells both. */
export const mergeForms = (base: unknown, theirs: unknown, mine: unknown): MergedForm => {
  const { value, conflicts } = mergeAt(base, theirs, mine, [])
  return { form: value, conflicts }
}

/** A form with another value at one place; undefined takes it away. */
export const withValue = (holder: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(holder)) {
    const i = Number(key)
    const put = withValue(holder[i], rest, value)
    return [...holder.slice(0, i), ...(put === undefined ? [] : [put]), ...holder.slice(i + 1)]
  }
  const { [key]: old, ...others } = keyedOr(holder)
  const put = withValue(old, rest, value)
  return put === undefined ? others : { ...others, [key]: put }
}

/** The form after the person has chosen: for each conflict, in their order, whether theirs is taken. From the end, so that no place moves before its turn. */
export const settle = ({ form, conflicts }: MergedForm, takesTheirs: readonly boolean[]): unknown =>
  conflicts.reduceRight<unknown>((settled, { path, theirs, mine }, k) => withValue(settled, path, takesTheirs[k] ? theirs : mine), form)

/** What changed between two policies: values by path, list items by what names them and not by where they stand. Applied to the first it gives the second. */
import { canonicalAsSent } from '../canonical.ts'
import { type Change, changed, isRecord } from './change.ts'

export type Kind = 'set' | 'added' | 'removed' | 'moved'

/** `where` are the keys as a person would say them: an item's id, code or name in place of its index. */
export type Difference = {
  readonly change: Change
  readonly kind: Kind
  readonly where: readonly string[]
  readonly clause: string | undefined
}

const same = (a: unknown, b: unknown) => canonicalAsSent(a) === canonicalAsSent(b)

const naming = ['id', 'code', 'body', 'name', 'fact', 'clause'] as const

/** What an item of a list is known by: itself, one of its naming keys, or its first key. */
const nameOf = (item: unknown): string => {
  if (!isRecord(item)) return canonicalAsSent(item)
  for (const key of naming) {
    const named = item[key]
    if (typeof named === 'string') return named
  }
  return Object.keys(item).sort()[0] ?? ''
}

/** Two items of one name are told apart by which comes first. */
const keysIn = (list: readonly unknown[]): readonly string[] => {
  const seen = new Map<string, number>()
  return list.map(item => {
    const name = nameOf(item)
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return nth === 1 ? name : `${name} (${nth})`
  })
}

type At = { readonly keys: readonly string[]; readonly where: readonly string[]; readonly clause: string | undefined }

const below = ({ keys, where, clause }: At, key: string, node: unknown, said = key): At => ({
  keys: [...keys, key],
  where: [...where, said],
  clause: isRecord(node) && typeof node.clause === 'string' ? node.clause : clause,
})

const difference = ({ keys, where, clause }: At, kind: Kind, rest: { before?: unknown; after?: unknown }): Difference => ({
  change: { path: keys.join('.'), ...rest },
  kind,
  where,
  clause,
})

const inRecords = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>, at: At): readonly Difference[] => [
  ...Object.keys(a)
    .filter(key => a[key] !== undefined && b[key] === undefined)
    .map(key => difference(below(at, key, a[key]), 'removed', { before: a[key] })),
  ...Object.keys(b)
    .filter(key => b[key] !== undefined)
    .flatMap(key =>
      a[key] === undefined
        ? [difference(below(at, key, b[key]), 'added', { after: b[key] })]
        : between(a[key], b[key], below(at, key, b[key])),
    ),
]

type Kept = { readonly list: readonly unknown[]; readonly keys: readonly string[] }

/** Items that are gone, the last first, so that no index before them moves. */
const gone = (a: readonly unknown[], keys: readonly string[], wanted: ReadonlySet<string>, at: At): readonly Difference[] =>
  keys
    .map((key, i) => ({ key, i }))
    .filter(({ key }) => !wanted.has(key))
    .reverse()
    .map(({ key, i }) => difference(below(at, String(i), a[i], key), 'removed', { before: a[i] }))

const spliced = <T>(list: readonly T[], index: number, item: T): readonly T[] => [...list.slice(0, index), item, ...list.slice(index)]

/** Puts the item of the second list that belongs at `i` there: it is there, it comes, or it moves up. */
const placed = (
  { list, keys }: Kept,
  key: string,
  item: unknown,
  i: number,
  at: At,
): { readonly now: Kept; readonly found: readonly Difference[] } => {
  const here = below(at, String(i), item, key)
  const from = keys.indexOf(key, i)
  if (from === -1) {
    const now = { list: spliced(list, i, item), keys: spliced(keys, i, key) }
    return { now, found: [difference(here, 'added', { after: item })] }
  }
  const rest = { list: list.filter((_, n) => n !== from), keys: keys.filter((_, n) => n !== from) }
  const now = { list: spliced(rest.list, i, item), keys: spliced(rest.keys, i, key) }
  const path = [...at.keys, String(from)].join('.')
  const move: readonly Difference[] = from === i ? [] : [{ change: { path, to: i }, kind: 'moved', where: here.where, clause: here.clause }]
  return { now, found: [...move, ...between(list[from], item, here)] }
}

const inLists = (a: readonly unknown[], b: readonly unknown[], at: At): readonly Difference[] => {
  const keysOfA = keysIn(a)
  const keysOfB = keysIn(b)
  const wanted = new Set(keysOfB)
  const found: Difference[] = [...gone(a, keysOfA, wanted, at)]
  let now: Kept = { list: a.filter((_, i) => wanted.has(keysOfA[i] ?? '')), keys: keysOfA.filter(key => wanted.has(key)) }
  for (const [i, item] of b.entries()) {
    const next = placed(now, keysOfB[i] ?? '', item, i, at)
    found.push(...next.found)
    now = next.now
  }
  return found
}

const isText = (x: unknown) => isRecord(x) && typeof x.zh === 'string' && typeof x.en === 'string' && Object.keys(x).length === 2

function between(a: unknown, b: unknown, at: At): readonly Difference[] {
  if (same(a, b)) return []
  if (Array.isArray(a) && Array.isArray(b)) return inLists(a, b, at)
  // A text in two languages is one value, but the whole is never replaced.
  if (isRecord(a) && isRecord(b) && !(isText(b) && at.keys.length > 0)) return inRecords(a, b, at)
  return [difference(at, 'set', { before: a, after: b })]
}

/** Everything that is different in `b`, in an order in which the changes can be made one after another on `a`. */
export const changesBetween = (a: unknown, b: unknown): readonly Difference[] => between(a, b, { keys: [], where: [], clause: undefined })

/** `a` with the changes made. */
export const withChanges = (a: unknown, differences: readonly Difference[]): unknown =>
  differences.reduce<unknown>((folder, { change }) => changed(folder, change), a)

/** One change of a policy that is being written: a value, an item that came or went, or one that moved in its list. Every change can be turned round. */
import { canonicalAsSent } from '../canonical.ts'

export type Change =
  /** Without `before` the value was not there; without `after` it is there no more. In a list the items behind it move up or down. */
  | { readonly path: string; readonly before?: unknown; readonly after?: unknown }
  /** The item at `path` goes to the index `to` of its list. */
  | { readonly path: string; readonly to: number }

/** A path that leads nowhere in the policy as it stands. */
export class NoSuchPath extends RangeError {
  override readonly name = 'NoSuchPath'
  readonly path: string
  constructor(path: string) {
    super(`${path} leads nowhere in this policy`)
    this.path = path
  }
}

export const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

const own = (node: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(node, key) ? node[key] : undefined)

const isIndex = (key: string) => /^(?:0|[1-9]\d{0,4})$/.test(key)

export const keysOf = (path: string): readonly string[] => (path === '' ? [] : path.split('.'))

/** What stands at a path, or undefined. */
export const findAt = (node: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return isIndex(key) ? at[Number(key)] : undefined
    return isRecord(at) ? own(at, key) : undefined
  }, node)

type Parent = readonly unknown[] | Readonly<Record<string, unknown>>
type Work = (parent: Parent, key: string) => Parent

/** The same policy with the list or record that holds the path's last key made anew. */
const withParent = (node: unknown, [key = '', ...rest]: readonly string[], path: string, work: Work): Parent => {
  if (!Array.isArray(node) && !isRecord(node)) throw new NoSuchPath(path)
  if (rest.length === 0) return work(node, key)
  if (Array.isArray(node)) {
    if (!isIndex(key) || Number(key) >= node.length) throw new NoSuchPath(path)
    return node.map((item, i) => (i === Number(key) ? withParent(item, rest, path, work) : item))
  }
  if (own(node, key) === undefined) throw new NoSuchPath(path)
  return { ...node, [key]: withParent(node[key], rest, path, work) }
}

const without = (node: Readonly<Record<string, unknown>>, key: string) =>
  Object.fromEntries(Object.entries(node).filter(([k]) => k !== key))

const moved = (list: readonly unknown[], from: number, to: number): readonly unknown[] => {
  const rest = list.filter((_, i) => i !== from)
  return [...rest.slice(0, to), list[from], ...rest.slice(to)]
}

const inList = (list: readonly unknown[], index: number, change: Change): readonly unknown[] => {
  if ('to' in change) return moved(list, index, change.to)
  if (change.before === undefined) return [...list.slice(0, index), change.after, ...list.slice(index)]
  if (change.after === undefined) return list.filter((_, i) => i !== index)
  return list.map((item, i) => (i === index ? change.after : item))
}

/** How many indexes a change may name: one more when an item comes. */
const reach = (list: readonly unknown[], change: Change) =>
  !('to' in change) && change.before === undefined ? list.length : list.length - 1

/** Makes the change. Throws NoSuchPath where the path leads nowhere. */
export const changed = (folder: unknown, change: Change): Parent =>
  withParent(folder, keysOf(change.path), change.path, (parent, key) => {
    if (Array.isArray(parent)) {
      const fits = isIndex(key) && Number(key) <= reach(parent, change) && !('to' in change && change.to >= parent.length)
      if (!fits) throw new NoSuchPath(change.path)
      return inList(parent, Number(key), change)
    }
    if (!isRecord(parent) || 'to' in change || key === '__proto__') throw new NoSuchPath(change.path)
    return change.after === undefined ? without(parent, key) : { ...parent, [key]: change.after }
  })

export const changedByAll = (folder: unknown, changes: readonly Change[]): unknown => changes.reduce<unknown>(changed, folder)

const turned = (change: Change): Change => {
  if (!('to' in change)) {
    const { path, before, after } = change
    return { path, ...(after !== undefined && { before: after }), ...(before !== undefined && { after: before }) }
  }
  const keys = keysOf(change.path)
  return { path: [...keys.slice(0, -1), String(change.to)].join('.'), to: Number(keys[keys.length - 1]) }
}

/** What undoes the changes: each turned round, the last first. */
export const turnedRound = (changes: readonly Change[]): readonly Change[] => changes.map(turned).reverse()

/** What somebody asks for. `insert` makes room in a list; without `after` and `to` the value goes. */
export type Edit = { readonly path: string; readonly after?: unknown; readonly to?: number | undefined; readonly insert?: true | undefined }

const changeFor = (folder: unknown, { path, after, to, insert }: Edit): Change => {
  if (to !== undefined) return { path, to }
  const before = insert ? undefined : findAt(folder, path)
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

/** The edits as changes, each against the policy as the ones before it leave it. Throws NoSuchPath. */
export const changesFor = (folder: unknown, edits: readonly Edit[]): readonly Change[] => {
  const made: Change[] = []
  let now = folder
  for (const edit of edits) {
    const change = changeFor(now, edit)
    now = changed(now, change)
    made.push(change)
  }
  return made
}

/** The edits that ask for exactly these changes. */
export const editsOf = (folder: unknown, changes: readonly Change[]): readonly Edit[] => {
  const edits: Edit[] = []
  let now = folder
  for (const change of changes) {
    const list = Array.isArray(findAt(now, keysOf(change.path).slice(0, -1).join('.')))
    if ('to' in change) edits.push(change)
    else {
      const { path, before, after } = change
      edits.push({ path, ...(after !== undefined && { after }), ...(before === undefined && list && { insert: true }) })
    }
    now = changed(now, change)
  }
  return edits
}

const pathOfMiss = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof NoSuchPath) return error.path
    throw error
  }
}

/** The first path of the edits that leads nowhere, if one does. */
export const findDeadPath = (folder: unknown, edits: readonly Edit[]): string | undefined => pathOfMiss(() => changesFor(folder, edits))

const isAsBefore = (folder: unknown, change: Change): boolean => {
  if ('to' in change) return true
  const keys = keysOf(change.path)
  const comes = change.before === undefined && Array.isArray(findAt(folder, keys.slice(0, -1).join('.')))
  return comes || canonicalAsSent(findAt(folder, change.path) ?? null) === canonicalAsSent(change.before ?? null)
}

/** The first path at which the changes don't find what they were made on, if there is one: somebody else changed it since. */
export const findMisfit = (folder: unknown, changes: readonly Change[]): string | undefined => {
  let now = folder
  for (const change of changes) {
    if (!isAsBefore(now, change)) return change.path
    const miss = pathOfMiss(() => {
      now = changed(now, change)
    })
    if (miss !== undefined) return miss
  }
  return undefined
}

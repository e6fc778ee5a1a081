/**
 * Shares files out among experts: each file to as many as it wants, never to one who is barred from it, and the load as even as the bars allow. The same
 * files, experts and seed give the same answer, in whatever order they come.
 */
import { chanceAt, streamOf } from '../rehearsal/chance.ts'

export type Wanting = { readonly id: string; readonly wants: number; readonly barred: ReadonlySet<string> }
/** `load`: how many files they have already. */
export type Loaded = { readonly account: string; readonly load: number }
export type Shared = {
  readonly id: string
  readonly experts: readonly string[] /** How many nobody is free for. */
  readonly lacks: number
}

type Sharing = {
  readonly files: readonly Wanting[]
  /** Who has which file, and how many each has in all. */
  readonly given: ReadonlyMap<string, Set<string>>
  readonly load: Map<string, number>
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A number of a name that stays. */
const numberOf = (name: string): number => Math.floor(chanceAt(streamOf(0, name), 0) * 2 ** 31)

/** Those with the least first; among equals by a number of the file's own, so that the same experts don't sit together on every file. */
const giveTo = (
  { id, wants, barred }: Wanting,
  load: Map<string, number>,
  rows: ReadonlyMap<string, number>,
  seed: string,
): readonly string[] => {
  const stream = streamOf(0, `${seed} ${id}`)
  const free = [...load]
    .filter(([account]) => !barred.has(account))
    .map(([account, has]) => ({ account, has, chance: chanceAt(stream, rows.get(account) ?? 0) }))
    .sort((a, b) => a.has - b.has || a.chance - b.chance || byText(a.account, b.account))
  const chosen = free.slice(0, wants).map(({ account }) => account)
  for (const account of chosen) load.set(account, (load.get(account) ?? 0) + 1)
  return chosen
}

type Step = { readonly to: string; readonly from: string; readonly file: string }

/** A way by which one file after another changes hands, from somebody with much to somebody with at least two less. */
const findWay = ({ files, given, load }: Sharing, start: string): readonly Step[] | undefined => {
  const most = (load.get(start) ?? 0) - 2
  const cameBy = new Map<string, Step>()
  const unseen = new Set([...load.keys()].filter(account => account !== start))
  const wayTo = (end: string): readonly Step[] => {
    const step = cameBy.get(end)
    return step ? [...wayTo(step.from), step] : []
  }
  const queue = [start]
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const { to, file } of reachedFrom(from, { files, given, load }, unseen)) {
      unseen.delete(to)
      cameBy.set(to, { to, from, file })
      if ((load.get(to) ?? 0) <= most) return wayTo(to)
      queue.push(to)
    }
  }
  return undefined
}

function* reachedFrom(from: string, { files, given }: Sharing, unseen: ReadonlySet<string>): Generator<{ to: string; file: string }> {
  for (const { id, barred } of files) {
    const has = given.get(id)
    if (!has?.has(from)) continue
    for (const to of unseen) if (!barred.has(to) && !has.has(to)) yield { to, file: id }
  }
}

/** Every way that takes from who has more and gives to who has less is gone until there is none: then no sharing is more even. */
const even = (sharing: Sharing): void => {
  const { given, load } = sharing
  for (;;) {
    const least = Math.min(...load.values())
    const heavy = [...load.entries()].filter(([, has]) => has - least >= 2).sort(([a, x], [b, y]) => y - x || byText(a, b))
    const way = firstOf(heavy, ([account]) => findWay(sharing, account))
    if (!way) return
    for (const { to, from, file } of way) {
      given.get(file)?.delete(from)
      given.get(file)?.add(to)
      load.set(from, (load.get(from) ?? 0) - 1)
      load.set(to, (load.get(to) ?? 0) + 1)
    }
  }
}

const firstOf = <T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined => {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}

export const shareOut = (files: readonly Wanting[], experts: readonly Loaded[], seed: string): readonly Shared[] => {
  const inOrder = files.toSorted((a, b) => byText(a.id, b.id))
  const load = new Map(experts.toSorted((a, b) => byText(a.account, b.account)).map(({ account, load }) => [account, load]))
  // Those for whom few are free choose first: whoever comes later has more to choose from.
  const choosing = inOrder.toSorted((a, b) => b.barred.size - a.barred.size)
  const rows = new Map([...load.keys()].map(account => [account, numberOf(account)]))
  const given = new Map(choosing.map(file => [file.id, new Set(giveTo(file, load, rows, seed))]))
  even({ files: inOrder, given, load })
  return inOrder.map(({ id, wants }) => {
    const experts = [...(given.get(id) ?? [])].sort(byText)
    return { id, experts, lacks: wants - experts.length }
  })
}

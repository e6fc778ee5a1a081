/** What clients asked for and were told, and whether the database agrees: each acknowledged request once, whole, in an unbroken chain. */
export type Told = {
  readonly key: string
  readonly id: string
  readonly kind: 'ok' | 'refused' | 'unknown'
  readonly hash?: string
  readonly n?: number
}
export type Entry = {
  readonly request: string | null
  readonly id: string
  readonly n: number
  readonly prev: string
  readonly hash: string
  readonly kept: string | null
  readonly sealed: boolean
}
export type Head = { readonly id: string; readonly n: number; readonly hash: string }
export type Records = { readonly id: string; readonly n: number }

export type Judged = {
  /** Acknowledged, and not there or otherwise there. */
  readonly lost: readonly string[]
  /** There more than once. */
  readonly twice: readonly string[]
  /** Half there: an entry without its sealed content, a record without its entry, a row that is not the end of its chain, a chain with a gap. */
  readonly half: readonly string[]
  /** Told that it was refused, and there all the same; or there, and asked for by nobody. */
  readonly wrong: readonly string[]
}

const repeated = (all: readonly string[]) => [...new Set(all.filter((one, i) => all.indexOf(one) !== i))]

const brokenChains = (entries: readonly Entry[], heads: readonly Head[]): readonly string[] =>
  heads.flatMap(({ id, n, hash }) => {
    const own = entries.filter(entry => entry.id === id).sort((a, b) => a.n - b.n)
    const gaps = own
      .filter((entry, i) => entry.n !== i + 1 || entry.prev !== (own[i - 1]?.hash ?? ''))
      .map(entry => `${id} entry ${entry.n} does not follow`)
    const last = own.at(-1)
    return [...gaps, ...(last?.n === n && last.hash === hash ? [] : [`${id} stands at ${n}, its entries at ${last?.n ?? 0}`])]
  })

export const judge = (told: readonly Told[], entries: readonly Entry[], heads: readonly Head[], records: readonly Records[]): Judged => {
  const byKey = new Map(entries.map(entry => [entry.request, entry]))
  const places = new Set(entries.map(({ id, n }) => `${id}/${n}`))
  const asked = new Set(told.map(({ key }) => key))
  const lost = told.filter(one => one.kind === 'ok' && (byKey.get(one.key)?.hash !== one.hash || byKey.get(one.key)?.n !== one.n))
  const refused = told.filter(one => one.kind === 'refused' && byKey.has(one.key))
  return {
    lost: lost.map(({ key }) => key),
    twice: repeated(entries.flatMap(({ request }) => request ?? [])),
    half: [
      ...entries.filter(({ kept, sealed }) => kept !== null && !sealed).map(({ id, n }) => `${id} entry ${n} has no content`),
      ...records.filter(({ id, n }) => !places.has(`${id}/${n}`)).map(({ id, n }) => `${id} record ${n} has no entry`),
      ...brokenChains(entries, heads),
    ],
    wrong: [
      ...refused.map(({ key }) => `${key} was refused and is there`),
      ...entries.flatMap(({ request }) => (request !== null && !asked.has(request) ? [`${request} was asked for by nobody`] : [])),
    ],
  }
}

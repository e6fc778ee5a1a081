/** The decision list of a track: files in the order of their results, who is within the places and who a reserve. Pure, so that page, paper and decision say the same. */
import type { Panel } from '../../policy/shape.ts'
import type { Result } from './result.ts'

/** An application of the track that stands, or stood, before the department; without a result while it is scored. */
export type Listed = {
  readonly id: string
  readonly status: string
  readonly grassRoots: boolean
  readonly result?: Pick<Result, 'hundredths' | 'allHundredths' | 'spread' | 'passes'> | undefined
}

/** `tied`: equal to others across the last place, so that the list alone doesn't say who gets it. */
export type Standing = 'taken' | 'within' | 'tied' | 'reserve' | 'below' | 'unscored'
export type Placed<L extends Listed = Listed> = L & {
  readonly rank: number | null
  readonly standing: Standing
  readonly wide: boolean
}

const taken: readonly string[] = ['accepted', 'contested', 'admitted']

type Terms = Pick<Panel, 'amongEquals' | 'marksSpread'>

/** Best first: by the result, then by what the policy says of equals; 0 for who is equal in all of it. */
export const compareResults = (terms: Terms, a: Listed, b: Listed): number => {
  const by = {
    allScores: (b.result?.allHundredths ?? 0) - (a.result?.allHundredths ?? 0),
    grassRoots: Number(b.grassRoots) - Number(a.grassRoots),
  }
  const differences = [(b.result?.hundredths ?? 0) - (a.result?.hundredths ?? 0), ...(terms.amongEquals ?? []).map(name => by[name])]
  return differences.find(difference => difference !== 0) ?? 0
}

type Counts = { readonly better: number; readonly equal: number; readonly free: number }
const standingOf = ({ status, result }: Listed, { better, equal, free }: Counts): Standing => {
  if (taken.includes(status)) return 'taken'
  if (!result) return 'unscored'
  if (!result.passes) return 'below'
  if (better >= free) return 'reserve'
  return better + equal > free ? 'tied' : 'within'
}

/** How many of those who wait and pass come before each in a sorted list, and how many are equal to it, itself among them. */
const counted = <L extends Listed>(terms: Terms, sorted: readonly L[], countsAs: (one: L) => boolean) => {
  const all: { readonly better: number; readonly equal: number }[] = []
  for (let from = 0, better = 0; from < sorted.length; ) {
    const first = sorted[from]
    const until = sorted.findIndex((one, i) => i > from && first !== undefined && compareResults(terms, first, one) !== 0)
    const group = sorted.slice(from, until === -1 ? sorted.length : until)
    const equal = group.filter(countsAs).length
    all.push(...group.map(() => ({ better, equal })))
    better += equal
    from += group.length
  }
  return all
}

export const decisionList = <L extends Listed>(terms: Terms, places: number, files: readonly L[]): readonly Placed<L>[] => {
  const free = places - files.filter(({ status }) => taken.includes(status)).length
  const scored = files
    .filter(({ result }) => result !== undefined)
    .toSorted((a, b) => compareResults(terms, a, b) || (a.id < b.id ? -1 : 1))
  const waits = (one: L) => one.result?.passes === true && !taken.includes(one.status)
  const waiting = counted(terms, scored, waits)
  const ranks = counted(terms, scored, () => true)
  const placed = scored.map((one, i): Placed<L> => {
    const { better = 0, equal = 0 } = waiting[i] ?? {}
    const wide = terms.marksSpread !== undefined && (one.result?.spread ?? 0) >= terms.marksSpread
    return { ...one, rank: (ranks[i]?.better ?? 0) + 1, standing: standingOf(one, { better, equal, free }), wide }
  })
  const rest = files.filter(({ result }) => result === undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [
    ...placed,
    ...rest.map((one): Placed<L> => ({ ...one, rank: null, standing: standingOf(one, { better: 0, equal: 0, free }), wide: false })),
  ]
}

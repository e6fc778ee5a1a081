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

const isWide = ({ marksSpread }: Terms, { result }: Listed): boolean => marksSpread !== undefined && (result?.spread ?? 0) >= marksSpread

/** The sorted files in groups of equals. */
const groupsOf = <L extends Listed>(terms: Terms, sorted: readonly L[]): readonly (readonly L[])[] => {
  const groups: L[][] = []
  for (const one of sorted) {
    const last = groups.at(-1)
    const [first] = last ?? []
    if (last && first && compareResults(terms, first, one) === 0) last.push(one)
    else groups.push([one])
  }
  return groups
}

export const decisionList = <L extends Listed>(terms: Terms, places: number, files: readonly L[]): readonly Placed<L>[] => {
  const free = places - files.filter(({ status }) => taken.includes(status)).length
  const scored = files
    .filter(({ result }) => result !== undefined)
    .toSorted((a, b) => compareResults(terms, a, b) || (a.id < b.id ? -1 : 1))
  const waits = (one: L) => one.result?.passes === true && !taken.includes(one.status)
  const placed: Placed<L>[] = []
  let better = 0
  for (const group of groupsOf(terms, scored)) {
    const [rank, equal] = [placed.length + 1, group.filter(waits).length]
    placed.push(...group.map(one => ({ ...one, rank, standing: standingOf(one, { better, equal, free }), wide: isWide(terms, one) })))
    better += equal
  }
  const rest = files.filter(({ result }) => result === undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [
    ...placed,
    ...rest.map((one): Placed<L> => ({ ...one, rank: null, standing: standingOf(one, { better: 0, equal: 0, free }), wide: false })),
  ]
}

/** The order of a roster's lines: recommended before reserves and, where the policy ranks them first, the grass roots before the rest. */
import type { Line } from './dossier.ts'

/** Lower comes first. Lines that the department has already received stand before all others. */
const classOf = ({ as, grassRoots, rank }: Line, grassRootsFirst: boolean) =>
  rank !== undefined ? 0 : (as === 'recommended' ? 1 : 3) + (grassRootsFirst && !grassRoots ? 1 : 0)

export const without = (lines: readonly Line[], application: string) => lines.filter(l => l.application !== application)

/** Where a newcomer stands at first: behind all of their own class. */
export const placeOf = (lines: readonly Line[], line: Line, grassRootsFirst: boolean): number =>
  lines.filter(l => classOf(l, grassRootsFirst) <= classOf(line, grassRootsFirst)).length

export const isInOrder = (lines: readonly Line[], grassRootsFirst: boolean): boolean =>
  lines.every((line, i) => i === 0 || classOf(lines[i - 1] ?? line, grassRootsFirst) <= classOf(line, grassRootsFirst))

export const recommendedOf = (lines: readonly Line[]) => lines.filter(l => l.as === 'recommended')

/** Each recommended line with its rank: the ones received before keep theirs, new ones follow them. */
export const ranked = (
  lines: readonly Line[],
): readonly { readonly application: string; readonly rank: number; readonly isNew: boolean }[] => {
  const taken = Math.max(0, ...lines.map(l => l.rank ?? 0))
  const fresh = recommendedOf(lines).filter(l => l.rank === undefined)
  return recommendedOf(lines).map(({ application, rank }) => ({
    application,
    rank: rank ?? taken + 1 + fresh.findIndex(l => l.application === application),
    isNew: rank === undefined,
  }))
}

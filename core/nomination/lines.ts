/** The order of a roster's lines: recommended before reserves and, within each, by the preferences of the policy or the grass roots before the rest. */
import type { Law, Preference } from '../../policy/shape.ts'
import type { Line } from './dossier.ts'

type Kind = Pick<Line, 'grassRoots' | 'preferred'>
/** How far behind a line stands by what its person is; lower comes first. */
export type Order = (line: Kind) => number

/** The preferences that a roster goes by, in the order of the law. */
export const preferencesOf = ({ policy }: Law): readonly Extract<Preference, { readonly prefer: unknown }>[] =>
  (policy.procedure.preferences ?? []).flatMap(p => ('prefer' in p && p.as === 'rankedFirst' ? [p] : []))

/** An earlier preference outweighs all later ones. Where the policy lists none, its setting for the grass roots counts. */
export const orderOf = (law: Law): Order => {
  const { preferences, grassRoots } = law.policy.procedure
  if (preferences === undefined) return line => (grassRoots.value.priority === 'rankedFirst' && !line.grassRoots ? 1 : 0)
  const codes = preferencesOf(law).map(p => p.code)
  return line => codes.reduce((behind, code) => behind * 2 + (line.preferred?.includes(code) ? 0 : 1), 0)
}

/** More than any number of preferences can set a line back. */
const reservesBehind = 2 ** 48

/** Lower comes first. Lines that the department has already received stand before all others. */
const classOf = (line: Line, order: Order) =>
  line.rank !== undefined ? -1 : (line.as === 'recommended' ? 0 : reservesBehind) + order(line)

export const without = (lines: readonly Line[], application: string) => lines.filter(l => l.application !== application)

/** Where a newcomer stands at first: behind all of their own class. */
export const placeOf = (lines: readonly Line[], line: Line, order: Order): number =>
  lines.filter(l => classOf(l, order) <= classOf(line, order)).length

export const isInOrder = (lines: readonly Line[], order: Order): boolean =>
  lines.every((line, i) => i === 0 || classOf(lines[i - 1] ?? line, order) <= classOf(line, order))

/** Why an order can't stand: what puts the first line that stands too low before the one above it. */
export type Misplaced = 'received' | 'reserve' | 'preferred' | 'grassRoots'

/** The first reason that an order gives to be refused; undefined when it may stand. */
export const whyMisplaced = (law: Law, lines: readonly Line[]): Misplaced | undefined => {
  const order = orderOf(law)
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1]
    if (!above || classOf(above, order) <= classOf(line, order)) continue
    if (line.rank !== undefined) return 'received'
    if (line.as !== above.as) return 'reserve'
    return law.policy.procedure.preferences === undefined ? 'grassRoots' : 'preferred'
  }
  return undefined
}

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

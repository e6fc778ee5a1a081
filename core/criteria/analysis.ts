/** What is wrong with criteria as such, found by looking at every cell: what never holds, always holds, or changes nothing. Nothing is sampled. */
import type { Criterion, Policy } from '../../policy/shape.ts'
import { type Cut, cutsOf, fieldOf, type Grid, gridOf, joinFields } from './cells.ts'
import { factsUnder, isLeaf, type Path, type Placed, partsOf } from './tree.ts'

export type CriteriaFindingKind =
  /** Nobody can meet the track. */
  | 'unsatisfiable'
  | 'neverHolds'
  | 'alwaysHolds'
  /** Without it the same people are eligible. */
  | 'redundant'
  /** A remark accepts what is not, or no longer, the case. */
  | 'remarkWithoutGround'
  /** A fact is asked for, or derived, and no criterion looks at it. */
  | 'unusedFact'

export type CriteriaFinding = {
  readonly kind: CriteriaFindingKind
  readonly track?: string
  /** The keys from the track's criteria to the node; empty for the track and for a fact. */
  readonly path: Path
  readonly clause?: string
  readonly fact?: string
  /** Why the law's author leaves it so; then it is no mistake. */
  readonly accepted?: string
}

const isAll = (field: Uint8Array, truth: number): boolean => field.every(each => each === truth)
const alike = (a: Uint8Array, b: Uint8Array): boolean => a.every((truth, cell) => truth === b[cell])

type Flag = 'neverHolds' | 'alwaysHolds' | 'redundant'

/** A node with its truth in every cell and all that can be said of it. */
type Seen = Placed & { readonly field: Uint8Array; readonly flags: ReadonlySet<Flag>; readonly parts: readonly Seen[] }

/** `lean` is the truth without the nodes below that are accepted as redundant: a node is not redundant only because one of those says the same. */
type Fielded = Placed & { readonly field: Uint8Array; readonly lean: Uint8Array; readonly parts: readonly Fielded[] }

const fieldFrom = (grid: Grid, node: Criterion, fields: readonly Uint8Array[]): Uint8Array =>
  isLeaf(node) ? fieldOf(grid, node) : joinFields(node, fields)

/** What leaves no trace in a branch: true among allOf, false among anyOf and count … of. Under `not` nothing can be left out. */
const neutralIn = (grid: Grid, parent: Criterion): Uint8Array | undefined => {
  if ('allOf' in parent) return new Uint8Array(grid.size).fill(2)
  return 'anyOf' in parent || 'count' in parent ? new Uint8Array(grid.size) : undefined
}

const leanIn = (grid: Grid, parent: Criterion, { node, lean }: Fielded): Uint8Array =>
  (node.remark?.accepts === 'redundant' && neutralIn(grid, parent)) || lean

const withParts = (grid: Grid, placed: Placed, parts: readonly Fielded[]): Fielded => {
  const fields = parts.map(({ field }) => field)
  const leanFields = parts.map(part => leanIn(grid, placed.node, part))
  return { ...placed, parts, field: fieldFrom(grid, placed.node, fields), lean: fieldFrom(grid, placed.node, leanFields) }
}

const withFields = (grid: Grid, placed: Placed): Fielded =>
  withParts(
    grid,
    placed,
    partsOf(placed).map(part => withFields(grid, part)),
  )

/** The lean truth of the whole if a part's were another: only its ancestors are worked out anew. `ancestors` runs from the parent to the root. */
const wholeIf = (grid: Grid, ancestors: readonly Fielded[], part: Fielded, instead: Uint8Array): Uint8Array => {
  const [parent, ...above] = ancestors
  if (parent === undefined) return instead
  const fields = parent.parts.map(sibling => (sibling === part ? instead : leanIn(grid, parent.node, sibling)))
  return wholeIf(grid, above, parent, fieldFrom(grid, parent.node, fields))
}

const isRedundant = (grid: Grid, ancestors: readonly Fielded[], part: Fielded): boolean => {
  const [parent] = ancestors
  const neutral = parent && parent.parts.length > 1 ? neutralIn(grid, parent.node) : undefined
  return neutral !== undefined && alike(wholeIf(grid, ancestors, part, neutral), wholeIf(grid, ancestors, part, part.lean))
}

const see = (grid: Grid, fielded: Fielded, ancestors: readonly Fielded[]): Seen => {
  const flags = new Set<Flag>()
  if (isAll(fielded.field, 0)) flags.add('neverHolds')
  if (isAll(fielded.field, 2)) flags.add('alwaysHolds')
  if (isRedundant(grid, ancestors, fielded)) flags.add('redundant')
  const { path, node, field, parts } = fielded
  return { path, node, field, flags, parts: parts.map(part => see(grid, part, [fielded, ...ancestors])) }
}

type Groups = readonly { readonly facts: ReadonlySet<string>; readonly parts: readonly Criterion[] }[]

/** The facts of a conjunction in groups that have nothing to do with each other, so that each is looked at alone and the cells add up, not multiply. */
const groupsOf = (node: Criterion): Groups => {
  const parts = 'allOf' in node ? node.allOf : [node]
  return parts.reduce<Groups>((groups, part) => {
    const own = factsUnder(part)
    const shares = (group: Groups[number]) => own.some(fact => group.facts.has(fact))
    const joined = groups.filter(shares)
    const facts = new Set([...joined.flatMap(group => [...group.facts]), ...own])
    return [...groups.filter(group => !shares(group)), { facts, parts: [...joined.flatMap(group => group.parts), part] }]
  }, [])
}

/** The root's parts, each seen within its group; for a root that is no conjunction, the root. The flag tells whether anybody can meet the track. */
const seeTrack = (criteria: Criterion, cuts: readonly Cut[]): { readonly seen: readonly Seen[]; readonly satisfiable: boolean } => {
  const groups = groupsOf(criteria).map(({ facts, parts }) => {
    const grid = gridOf(
      cuts.filter(({ fact }) => facts.has(fact)),
      false,
    )
    if (!('allOf' in criteria)) return see(grid, withFields(grid, { path: [], node: criteria }), [])
    const placed = partsOf({ path: [], node: criteria }).filter(({ node }) => parts.includes(node))
    const fielded = placed.map(part => withFields(grid, part))
    return see(grid, withParts(grid, { path: [], node: criteria }, fielded), [])
  })
  const satisfiable = groups.every(({ flags }) => !flags.has('neverHolds'))
  return { satisfiable, seen: 'allOf' in criteria ? groups.flatMap(({ parts }) => parts) : groups }
}

type Report = (kind: CriteriaFindingKind, placed: Placed, accepted?: string) => CriteriaFinding

/** Of a chain of nodes with the same flaw the innermost is its cause; of redundant ones the outermost can go as a whole. */
const findingsIn = (seen: Seen, redundantAbove: boolean, report: Report): readonly CriteriaFinding[] => {
  const { flags, parts } = seen
  const { remark } = seen.node
  const accepted = (flag: Flag) => (remark?.accepts === flag ? remark.because : undefined)
  const isCause = (flag: Flag) => flags.has(flag) && !parts.some(part => part.flags.has(flag))
  const own = (['neverHolds', 'alwaysHolds'] as const).filter(isCause).map(flag => report(flag, seen, accepted(flag)))
  const constant = flags.has('alwaysHolds') || flags.has('neverHolds')
  const redundant = flags.has('redundant') && !redundantAbove && !constant ? [report('redundant', seen, accepted('redundant'))] : []
  const groundless = remark !== undefined && !flags.has(remark.accepts) ? [report('remarkWithoutGround', seen)] : []
  const below = parts.flatMap(part => findingsIn(part, redundantAbove || flags.has('redundant') || constant, report))
  return [...own, ...redundant, ...groundless, ...below]
}

const reporter =
  (track: string): Report =>
  (kind, { path, node }, accepted) => ({
    kind,
    track,
    path,
    ...(node.clause !== undefined && { clause: node.clause }),
    ...(isLeaf(node) && { fact: node.fact }),
    ...(accepted !== undefined && { accepted }),
  })

const analyseTrack = (policy: Policy, track: string, criteria: Criterion): readonly CriteriaFinding[] => {
  const report = reporter(track)
  const { seen, satisfiable } = seeTrack(criteria, cutsOf(policy.facts, [criteria]))
  const unsatisfiable = satisfiable ? [] : [report('unsatisfiable', { path: [], node: criteria })]
  return [...unsatisfiable, ...seen.flatMap(each => findingsIn(each, false, report))]
}

/** What reserved places, shares and preferences look at. */
const factsOfOrder = ({ procedure: { reserved, shares = [], preferences = [] } }: Policy): readonly string[] => [
  ...(reserved?.value ?? []).flatMap(r => factsUnder(r.for)),
  ...shares.flatMap(share => factsUnder(share.of)),
  ...preferences.flatMap(one => ('prefer' in one ? factsUnder(one.prefer) : [one.order])),
]

/** A fact that is derived, or from which another is derived, is used with it. */
const unusedFacts = (policy: Policy): readonly CriteriaFinding[] => {
  const asked = new Set([...Object.values(policy.tracks).flatMap(({ criteria }) => factsUnder(criteria)), ...factsOfOrder(policy)])
  const sources = Object.entries(policy.facts).flatMap(([fact, definition]) => {
    const from = 'derived' in definition ? definition.derived?.from : undefined
    return from !== undefined && asked.has(fact) ? [from] : []
  })
  const used = new Set([...asked, ...sources])
  return Object.keys(policy.facts).flatMap(fact => (used.has(fact) ? [] : [{ kind: 'unusedFact' as const, path: [], fact }]))
}

/**
 * All findings about the criteria of a policy, those with `accepted` included. Facts are taken as independent of each other. Expects leaves that ask of
 * a fact what it can answer (else RangeError); throws TooManyCells when the facts that a group of criteria shares make more than five million cells.
 */
export const analyse = (policy: Policy): readonly CriteriaFinding[] => [
  ...Object.entries(policy.tracks).flatMap(([track, { criteria }]) => analyseTrack(policy, track, criteria)),
  ...unusedFacts(policy),
]

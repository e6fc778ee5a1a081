/** Why a track's criteria hold or not: every node with its clause, what it wants and its truth, and whether it stands in the way. */
import type { Comparison, Criterion, FactDefinition, Policy, Text } from '../../policy/shape.ts'
import { getTable, leafTruth, type Outcome, outcomeAt, outcomesOf, type Wants } from './bound.ts'
import { comparisonOf, type Truth } from './compare.ts'
import { all, any, atLeastOf, negate } from './evaluate.ts'
import { type BirthDates, birthDatesFor } from './limits.ts'
import {
  type BranchKind,
  type Facts,
  getDefinition,
  getTrack,
  isLeaf,
  isTable,
  kindOf,
  type Leaf,
  type Path,
  partsOf,
  type Values,
} from './tree.ts'

/** Whose words: our clause id and the notice's own number, and who settled what the notice leaves open. */
type Source = {
  readonly path: string
  readonly clause?: string
  readonly number?: string
  readonly label?: Text
  readonly decidedBy?: string
  readonly because?: string
}

/** One line of a table of values: of whom it speaks (nobody named: of everybody else), and what it asks of them. */
export type CaseReason = BirthDates & { readonly when?: Comparison; readonly wants: Outcome }
/** The fact that a bound depends on, with every value that it may give. */
export type DependsOn = { readonly fact: string; readonly factLabel: Text; readonly cases: readonly CaseReason[] }

/** `wants` is what is asked of this person; the whole table while it is not known which value applies. */
type LeafSource = Source &
  BirthDates & {
    readonly clause: string
    readonly fact: string
    readonly factLabel: Text
    readonly wants: Wants
    readonly dependsOn?: DependsOn
  }
/** A leaf can stand in six ways only for each value that it may ask, so a million people share a few objects. The last six are for a value not known. */
type LeafOutline = { readonly leaf: Leaf; readonly facts: Facts; readonly ways: readonly (readonly LeafReason[])[] }
type BranchOutline = Source & { readonly kind: BranchKind; readonly count?: number; readonly parts: readonly Outline[] }

/** What never changes about a track's criteria; made once for a policy and shared by all verdicts. */
type Outline = LeafOutline | BranchOutline

/** `blocks` says that the node is part of why the person is not, or not yet, eligible: an unmet one beside a met alternative is not. */
type Standing = { readonly truth: Truth; readonly blocks: boolean }
export type LeafReason = LeafSource & Standing
/** `count` stands in a branch of that kind: so many of its parts at least. */
export type BranchReason = Source & Standing & { readonly kind: BranchKind; readonly count?: number; readonly parts: readonly Reason[] }
export type Reason = LeafReason | BranchReason

const sourceOf = (policy: Policy, path: Path, node: Criterion): Source => {
  const { clause, label, decidedBy, because } = node
  const number = policy.clauses.find(({ id }) => id === clause)?.number
  return {
    path: path.join('.'),
    ...(clause !== undefined && { clause }),
    ...(number !== undefined && { number }),
    ...(label !== undefined && { label }),
    ...(decidedBy !== undefined && { decidedBy }),
    ...(because !== undefined && { because }),
  }
}

const sixWays = (source: LeafSource): readonly LeafReason[] => {
  const truths: readonly Truth[] = [false, undefined, true]
  return truths.flatMap(truth => [false, true].map(blocks => ({ ...source, truth, blocks })))
}

const dependsOn = (facts: Facts, leaf: Leaf, definition: FactDefinition): DependsOn | undefined => {
  if (!isTable(leaf)) return undefined
  const { by, cases } = getTable(leaf)
  const lines = outcomesOf(leaf).map((wants, i): CaseReason => {
    const one = cases[i]
    return { ...(one && { when: comparisonOf(one) }), wants, ...birthDatesFor(wants, definition) }
  })
  return { fact: by, factLabel: getDefinition(facts, by).label, cases: lines }
}

const outlineLeaf = (policy: Policy, path: Path, leaf: Leaf): LeafOutline => {
  const { facts } = policy
  const definition = getDefinition(facts, leaf.fact)
  const depends = dependsOn(facts, leaf, definition)
  const source = {
    ...sourceOf(policy, path, leaf),
    clause: leaf.clause,
    fact: leaf.fact,
    factLabel: definition.label,
    ...(depends && { dependsOn: depends }),
  }
  const ways = outcomesOf(leaf).map(wants => sixWays({ ...source, wants, ...birthDatesFor(wants, definition) }))
  if (!isTable(leaf)) return { leaf, facts, ways }
  const table = getTable(leaf)
  const wants = 'atLeast' in leaf ? { atLeast: table } : { atMost: table }
  return { leaf, facts, ways: [...ways, sixWays({ ...source, wants })] }
}

const outlineNode = (policy: Policy, path: Path, node: Criterion): Outline =>
  isLeaf(node)
    ? outlineLeaf(policy, path, node)
    : {
        ...sourceOf(policy, path, node),
        kind: kindOf(node),
        ...('count' in node && { count: node.count }),
        parts: partsOf({ path, node }).map(part => outlineNode(policy, part.path, part.node)),
      }

/** The outline of a track's criteria. Throws for an unknown track, and for a leaf about a fact that the policy does not define. */
export const outlineOf = (policy: Policy, track: string): Outline => outlineNode(policy, [], getTrack(policy, track).criteria)

type Judged =
  | { readonly outline: LeafOutline; readonly truth: Truth }
  | { readonly outline: BranchOutline; readonly truth: Truth; readonly parts: readonly Judged[] }

const joined = ({ kind, count = 0 }: BranchOutline, truths: readonly Truth[]): Truth => {
  if (kind === 'allOf') return all(truths)
  if (kind === 'anyOf') return any(truths)
  return kind === 'count' ? atLeastOf(count, truths) : negate(truths[0])
}

const judge = (outline: Outline, values: Values): Judged => {
  if (!('kind' in outline)) return { outline, truth: leafTruth(outline.facts, outline.leaf, values) }
  const parts = outline.parts.map(part => judge(part, values))
  const truth = joined(
    outline,
    parts.map(part => part.truth),
  )
  return { outline, truth, parts }
}

/** Which value applies to a person; the last of the ways when that is not known. */
const wayAt = ({ leaf, facts, ways }: LeafOutline, values: Values): number => {
  if (!isTable(leaf)) return 0
  const table = getTable(leaf)
  const selector = values[table.by]
  return selector === undefined ? ways.length - 1 : outcomeAt(table, getDefinition(facts, table.by), selector)
}

const wayOf = (outline: LeafOutline, truth: Truth, blocks: boolean, values: Values): LeafReason => {
  const way = outline.ways[wayAt(outline, values)]?.[(truth === undefined ? 1 : truth ? 2 : 0) * 2 + (blocks ? 1 : 0)]
  if (way === undefined) throw new RangeError(`the leaf about ${outline.leaf.fact} has no such way to stand`)
  return way
}

/** A part blocks when the whole does and the part is not what it should be; below `not` it should be false. */
const stand = (judged: Judged, above: boolean, wanted: boolean, values: Values): Reason => {
  const blocks = above && judged.truth !== wanted
  if (!('parts' in judged)) return wayOf(judged.outline, judged.truth, blocks, values)
  const { outline, truth, parts } = judged
  const wantedBelow = outline.kind === 'not' ? !wanted : wanted
  return { ...outline, truth, blocks, parts: parts.map(part => stand(part, blocks, wantedBelow, values)) }
}

/** The whole tree judged for someone, given all their facts. */
export const reasonOf = (outline: Outline, values: Values): Reason => stand(judge(outline, values), true, true, values)

/** The leaves of a judged tree, in the order of the law. */
export const leafReasons = (reason: Reason): readonly LeafReason[] => ('parts' in reason ? reason.parts.flatMap(leafReasons) : [reason])

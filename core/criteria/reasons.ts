/** Why a track's criteria hold or not: every node with its clause, what it wants and its truth, and whether it stands in the way. */
import type { Comparison, Criterion, Policy, Text } from '../../policy/shape.ts'
import { all, any, comparisonOf, negate, type Truth } from './evaluate.ts'
import { type BirthDates, birthDatesFor } from './limits.ts'
import { type BranchKind, getDefinition, getTrack, isLeaf, kindOf, type Leaf, type Path, partsOf } from './tree.ts'

/** Whose words: our clause id and the notice's own number, and who settled what the notice leaves open. */
type Source = {
  readonly path: string
  readonly clause?: string
  readonly number?: string
  readonly label?: Text
  readonly decidedBy?: string
  readonly because?: string
}

type LeafSource = Source &
  BirthDates & { readonly clause: string; readonly fact: string; readonly factLabel: Text; readonly wants: Comparison }
/** A leaf can stand in six ways only, so a million people share six objects. */
type LeafOutline = { readonly fact: string; readonly wants: Comparison; readonly ways: readonly LeafReason[] }
type BranchOutline = Source & { readonly kind: BranchKind; readonly parts: readonly Outline[] }

/** What never changes about a track's criteria; made once for a policy and shared by all verdicts. */
type Outline = LeafOutline | BranchOutline

/** `blocks` says that the node is part of why the person is not, or not yet, eligible: an unmet one beside a met alternative is not. */
type Standing = { readonly truth: Truth; readonly blocks: boolean }
export type LeafReason = LeafSource & Standing
export type BranchReason = Source & Standing & { readonly kind: BranchKind; readonly parts: readonly Reason[] }
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

const outlineLeaf = (policy: Policy, path: Path, leaf: Leaf): LeafOutline => {
  const definition = getDefinition(policy.facts, leaf.fact)
  const [fact, wants] = [leaf.fact, comparisonOf(leaf)]
  const source = {
    ...sourceOf(policy, path, leaf),
    clause: leaf.clause,
    fact,
    factLabel: definition.label,
    wants,
    ...birthDatesFor(leaf, definition),
  }
  const truths: readonly Truth[] = [false, undefined, true]
  return { fact, wants, ways: truths.flatMap(truth => [false, true].map(blocks => ({ ...source, truth, blocks }))) }
}

const outlineNode = (policy: Policy, path: Path, node: Criterion): Outline =>
  isLeaf(node)
    ? outlineLeaf(policy, path, node)
    : {
        ...sourceOf(policy, path, node),
        kind: kindOf(node),
        parts: partsOf({ path, node }).map(part => outlineNode(policy, part.path, part.node)),
      }

/** The outline of a track's criteria. Throws for an unknown track, and for a leaf about a fact that the policy does not define. */
export const outlineOf = (policy: Policy, track: string): Outline => outlineNode(policy, [], getTrack(policy, track).criteria)

type Judged =
  | { readonly outline: LeafOutline; readonly truth: Truth }
  | { readonly outline: BranchOutline; readonly truth: Truth; readonly parts: readonly Judged[] }

const judge = (outline: Outline, truthOf: (fact: string, wants: Comparison) => Truth): Judged => {
  if (!('kind' in outline)) return { outline, truth: truthOf(outline.fact, outline.wants) }
  const parts = outline.parts.map(part => judge(part, truthOf))
  const truths = parts.map(({ truth }) => truth)
  const truth = outline.kind === 'allOf' ? all(truths) : outline.kind === 'anyOf' ? any(truths) : negate(truths[0])
  return { outline, truth, parts }
}

const wayOf = ({ fact, ways }: LeafOutline, truth: Truth, blocks: boolean): LeafReason => {
  const way = ways[(truth === undefined ? 1 : truth ? 2 : 0) * 2 + (blocks ? 1 : 0)]
  if (way === undefined) throw new RangeError(`the leaf about ${fact} has no such way to stand`)
  return way
}

/** A part blocks when the whole does and the part is not what it should be; below `not` it should be false. */
const stand = (judged: Judged, above: boolean, wanted: boolean): Reason => {
  const blocks = above && judged.truth !== wanted
  if (!('parts' in judged)) return wayOf(judged.outline, judged.truth, blocks)
  const { outline, truth, parts } = judged
  const wantedBelow = outline.kind === 'not' ? !wanted : wanted
  return { ...outline, truth, blocks, parts: parts.map(part => stand(part, blocks, wantedBelow)) }
}

/** The whole tree judged, given the truth of each comparison. */
export const reasonOf = (outline: Outline, truthOf: (fact: string, wants: Comparison) => Truth): Reason =>
  stand(judge(outline, truthOf), true, true)

/** The leaves of a judged tree, in the order of the law. */
export const leafReasons = (reason: Reason): readonly LeafReason[] => ('parts' in reason ? reason.parts.flatMap(leafReasons) : [reason])

/** The verdict on one person: for each track whether they are eligible, why, and what would make them so. */
import type { Policy } from '../../policy/shape.ts'
import type { Truth } from './compare.ts'
import { deriveFacts, type RawFacts } from './derive.ts'
import { type Change, nearestOf, waysOf } from './nearest.ts'
import { type BranchReason, type LeafReason, outlineOf, type Reason, reasonOf } from './reasons.ts'
import type { Value, Values } from './tree.ts'

/** `undetermined` is neither: facts are missing that could still decide it either way. */
export type VerdictName = 'eligible' | 'ineligible' | 'undetermined'

/** A leaf with the value that was found; undefined where the fact is unknown. */
export type CriterionVerdict = LeafReason & { readonly found: Value | undefined }
export type BranchVerdict = Omit<BranchReason, 'parts'> & { readonly parts: readonly NodeVerdict[] }
/** A branch has `kind` and `parts`; a leaf has `fact`. */
export type NodeVerdict = BranchVerdict | CriterionVerdict

export type Verdict = {
  readonly track: string
  readonly verdict: VerdictName
  readonly truth: Truth
  /** Every leaf in the order of the law; those with `blocks` are why the person is not, or not yet, eligible. */
  readonly criteria: readonly CriterionVerdict[]
  /** The same leaves within their branches, for a page that shows '(A and B) or C'. */
  readonly tree: NodeVerdict
  /** The smallest changes that would make the person eligible, best first. */
  readonly nearest: readonly Change[]
}

export const verdictName = (truth: Truth): VerdictName => (truth === undefined ? 'undetermined' : truth ? 'eligible' : 'ineligible')

/** Whether no missing fact can change the verdict any more. */
export const isDecided = ({ verdict }: Pick<Verdict, 'verdict'>): boolean => verdict !== 'undetermined'

const withFound = (reason: Reason, values: Values): NodeVerdict =>
  'parts' in reason ? { ...reason, parts: reason.parts.map(part => withFound(part, values)) } : { ...reason, found: values[reason.fact] }

const leavesIn = (node: NodeVerdict): readonly CriterionVerdict[] => ('parts' in node ? node.parts.flatMap(leavesIn) : [node])

type Prepared = { readonly outline: ReturnType<typeof outlineOf>; readonly ways: ReturnType<typeof waysOf> }

/** What is the same for all persons is worked out once for a policy and kept as long as the policy is. */
const prepared = new WeakMap<Policy, Map<string, Prepared>>()

const prepare = (policy: Policy, track: string): Prepared => {
  const known = prepared.get(policy) ?? new Map<string, Prepared>()
  prepared.set(policy, known)
  const made = known.get(track) ?? { outline: outlineOf(policy, track), ways: waysOf(policy, track) }
  known.set(track, made)
  return made
}

/**
 * The verdict on a person for one track. Takes the raw facts by the policy's names; a fact that is missing, or not of its type, is unknown and leaves
 * open what hangs on it (`problemsIn` tells such a fact). Throws RangeError for a track that the policy does not have.
 */
export const verdictOf = (policy: Policy, track: string, raw: RawFacts): Verdict => {
  const { outline, ways } = prepare(policy, track)
  const values = deriveFacts(policy, raw)
  const reason = reasonOf(outline, values)
  const tree = withFound(reason, values)
  const nearest = reason.truth === true ? [] : nearestOf(policy, ways, raw)
  return { track, verdict: verdictName(reason.truth), truth: reason.truth, criteria: leavesIn(tree), tree, nearest }
}

/** The verdicts for every track, in the order of the policy. */
export const verdictsOf = (policy: Policy, raw: RawFacts): readonly Verdict[] =>
  Object.keys(policy.tracks).map(track => verdictOf(policy, track, raw))

/** Who is eligible, and why: the criteria of a policy, judged over the facts of a person. */

export { analyse, type CriteriaFinding, type CriteriaFindingKind } from './analysis.ts'
export { cellLimit, TooManyCells } from './cells.ts'
export type { RawFacts } from './derive.ts'
export { type Difference, difference } from './difference.ts'
export type { Truth } from './evaluate.ts'
export { type FactProblem, problemsIn, schemaOfFacts, shapeOfFacts } from './facts-shape.ts'
export type { Change, SetFact, Wish } from './nearest.ts'
export { compile, type Masks, type Population, type Reasons, type Table, verdictIn } from './table.ts'
export { type CriterionVerdict, isDecided, type NodeVerdict, type Verdict, type VerdictName, verdictOf, verdictsOf } from './verdict.ts'

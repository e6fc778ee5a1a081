/** Who is eligible, and why: the criteria of a policy, judged over the facts of a person. */

export { analyse, type CriteriaFinding, type CriteriaFindingKind } from './analysis.ts'
export { cellLimit, TooManyCells } from './cells.ts'
export type { RawFacts } from './derive.ts'
export { difference } from './difference.ts'
export { problemsIn, schemaOfFacts } from './facts-shape.ts'
export { holdsFor } from './holds.ts'
export type { Change, Wish } from './nearest.ts'
export { type Because, orderBy, type Position, type Ranked } from './order.ts'
export { type Counted, type ShareVerdict, sharesHold } from './shares.ts'
export { compile, type Masks, type Population, type Table, verdictIn } from './table.ts'
export { isDecided, type Verdict, type VerdictName, verdictOf, verdictsOf } from './verdict.ts'

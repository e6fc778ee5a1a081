/** Reading a notice: its clauses, what it proposes and leaves open, and what a new wording changes. Pure; the same in the browser and on the server. */
export { type Applied, applyProposals, type Beside, besideLaw, type Standing } from './apply.ts'
export { anchorOf, type ChangeKind, type ClauseChange, clauseChanges } from './changes.ts'
export { clauseAt, clausesOf, longestNotice } from './clauses.ts'
export type { DiffPart } from './diff.ts'
export { clauseIdIn } from './finding.ts'
export { joinBrokenLines } from './joining.ts'
export { propose } from './propose.ts'
export { type Certainty, certainties, type NoticeClause, type NoticePart, type OpenPoint, type Proposal } from './shape.ts'

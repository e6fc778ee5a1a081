/** A finding: what is wrong with a policy's content, at which file and line, under which clause. */
import type { Locate } from '../../policy/problem.ts'
import type { Examples, Law, Silent } from '../../policy/shape.ts'
import type { CriteriaFindingKind } from '../criteria/index.ts'
import type { FaultRule } from '../paper/template.ts'

export type Finding = {
  readonly file: string
  readonly line: number
  /** In the text of a paper. */
  readonly column?: number | undefined
  readonly clause: string | undefined
  readonly rule: FindingRule
  readonly message: string
  /** The same in Chinese, where the message has numbers or names that an officer needs. */
  readonly zh?: string | undefined
}

/** Every way in which a policy that has the right shape can still be wrong. */
export type FindingRule =
  | 'deadCitation'
  | 'clauseTwice'
  | 'clauseUnused'
  | 'silentButCited'
  | 'decidedWithoutReason'
  | 'placesDontSum'
  | 'unknownTrack'
  | 'unknownBody'
  | 'bodyTwice'
  | 'bodyWithoutPlaces'
  | 'trackClosedToBody'
  | 'trackWithoutValue'
  | 'hostTwice'
  | 'hostOfWrongKind'
  | 'unknownDiscipline'
  | 'tooFewSeats'
  | 'windowsOutOfOrder'
  | 'codeTwice'
  | 'unknownName'
  | 'itemIncomplete'
  | 'needsObligation'
  | 'needsCohorts'
  | 'outOfRange'
  | 'unknownFact'
  | 'unknownValue'
  | 'caseNeverApplies'
  | CriteriaFindingKind
  | FaultRule
  | 'unknownPaper'
  | 'paperMissing'
  | 'tooManyCells'
  | 'levelsDisagree'
  | 'exampleDiffers'
  | 'notRunYet'

/** A policy's folder, read and well-formed. */
export type PolicyFolder = { readonly law: Law; readonly examples: Examples; readonly silent: Silent; readonly locate: Locate }

/** Makes the findings of one folder: the path gives file and line. */
export const finder =
  (folder: PolicyFolder) =>
  (rule: FindingRule, path: readonly PropertyKey[], clause: string | undefined, message: string, zh?: string): Finding => ({
    ...folder.locate(path),
    clause,
    rule,
    message,
    ...(zh !== undefined && { zh }),
  })

/** The values that stand more than once, each with the index of its second place. */
export const repeated = (values: readonly string[]): readonly { readonly value: string; readonly at: number }[] =>
  values.flatMap((value, at) => (values.indexOf(value) < at ? [{ value, at }] : []))

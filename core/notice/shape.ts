/** What reading a notice gives: its clauses, the values that it proposes, and what it leaves open. All offsets are into the text as given. */
import type { Text } from '../../policy/words.ts'

/** Where a clause stands: before the first number, among the numbered ones, below the signature, or in an attachment. */
export type NoticePart = 'head' | 'clause' | 'tail' | 'attachment'

/**
 * One place of the notice. `id` is '3.1.2' among the numbered ones, 'head', 'tail', or 'a1.2' in attachment 1. `number` is the notice's own,
 * `title` what it writes beside it ('' if nothing). `text` is its own part, from `from` to `to`: what stands in its sub-clauses is not repeated.
 */
export type NoticeClause = {
  readonly id: string
  readonly number: string
  readonly part: NoticePart
  /** A short heading of our own: the policy keeps no wording of the notice. */
  readonly heading: Text
  readonly title: string
  readonly text: string
  readonly from: number
  readonly to: number
}

/** `certain`: the sentence says it in so many words. `likely`: a usual form, read in the usual way. `guess`: look twice. */
export const certainties = ['certain', 'likely', 'guess'] as const
export type Certainty = (typeof certainties)[number]

/** One value that a sentence gives. Nothing becomes law by being proposed. */
export type Proposal = {
  /** The dotted path in a law: `policy.tracks.outside.places`, the node whose `value` is meant. */
  readonly path: string
  readonly value: unknown
  /** The id of the clause it stands in, as `clausesOf` gives it. */
  readonly clause: string
  readonly number: string
  /** The whole sentence, from `from` to `to`; the words that give the value stand at `words`. */
  readonly sentence: string
  readonly from: number
  readonly to: number
  readonly words: { readonly from: number; readonly to: number }
  /** `checks` is a number that other values must agree with, such as a total; there is nothing to set. */
  /** Facts that the same part of the sentence asks for: they tell a leaf of one route from that of another. */
  readonly besides?: readonly string[] | undefined
  readonly effect: 'sets' | 'checks'
  readonly certainty: Certainty
  readonly label: Text
  readonly because: Text
}

/** A question that somebody has to answer, for the notice does not. */
export type OpenPoint = { readonly path: string; readonly clause: string; readonly question: Text }

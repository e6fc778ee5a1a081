/** The review: one application before the panel, scored by each of its experts alone, until its result is decided. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Result } from './result.ts'

export type Status = 'none' | 'convened' | 'closed' | 'dropped'

/** One expert who was asked. The score is not here: it lies sealed in record `n` until the result is decided. */
export type Asked = {
  readonly expert: string
  readonly answer: 'waiting' | 'scored' | 'recused' | 'voided'
  readonly n?: number | undefined
  readonly on?: string | undefined
  /** Why they don't score it, or their score doesn't count. */
  readonly ground?: string | undefined
  /** A result was decided with this score and struck again: it can't be changed any more, since it has been seen. */
  readonly fixed?: true | undefined
}

/**
 * Whom it is about stands in `about` and not among the relations: the person, their employer and their body never reach a review, which would tell
 * them who scored it.
 */
export type Review = Related & {
  readonly status: Status
  readonly about?: { readonly person?: string; readonly employer?: string; readonly body?: string } | undefined
  /** How many experts the policy wanted when the file was put before them. */
  readonly wanted: number
  readonly asked: readonly Asked[]
  readonly result?: Result | undefined
  /** How often a result was struck. */
  readonly struck: number
}

export const blank: Review = { status: 'none', wanted: 0, asked: [], struck: 0 }

export const waitsFor: Readonly<Record<Status, Waiting>> = { none: undefined, convened: 'expert', closed: undefined, dropped: undefined }

/** Those whose score counts, or will. */
export const sitting = ({ asked }: Pick<Review, 'asked'>): readonly Asked[] =>
  asked.filter(({ answer }) => answer === 'waiting' || answer === 'scored')
export const isIn = ({ answer }: Asked): boolean => answer === 'scored'

/** The experts', until every score is in; the department's where an expert is missing or all is there to be decided. */
export const turn = (review: Review): Waiting => {
  if (review.status !== 'convened') return waitsFor[review.status]
  const seated = sitting(review)
  return seated.length < review.wanted || seated.every(isIn) ? 'department' : 'expert'
}

/** The same experts with one of them changed. */
export const withAnswer = ({ asked }: Review, expert: string, change: Partial<Asked>): readonly Asked[] =>
  asked.map(one => (one.expert === expert ? { ...one, ...change } : one))

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Review>, In, Fact>) => a

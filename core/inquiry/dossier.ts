/** The inquiry: what a person asks the department, or reports to it in confidence, and what comes back, until it is closed. */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'

export type Status = 'none' | 'asked' | 'answered' | 'closed'
/** A question, a report that the employer does not keep what it undertook, or a wish about what is held of the person. */
export type Kind = 'question' | 'report' | 'data'

/**
 * It names the person and the round, and neither employer, body nor host: whoever stands in one of those relations reaches no row of it, and nothing
 * of the training tells that there is one.
 */
export type Inquiry = Related & {
  readonly status: Status
  readonly kind?: Kind | undefined
  /** The clause that the person names. */
  readonly clause?: string | undefined
  /** What a person wants done with what is held of them. */
  readonly wish?: 'correct' | 'restrict' | 'erase' | 'explain' | undefined
  /** The office has granted a restriction, and nobody has lifted it. */
  readonly restricts?: boolean | undefined
  readonly saidOn: readonly string[]
  readonly answeredOn: readonly string[]
  /** How many files came with it. */
  readonly files: number
}

export const blank: Inquiry = { status: 'none', saidOn: [], answeredOn: [], files: 0 }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  asked: 'department',
  answered: undefined,
  closed: undefined,
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Inquiry>, In, Fact>) => a

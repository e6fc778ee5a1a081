/**
 * The sample: what an auditor looks at of all that was paid or decided in a period, drawn so that nobody could choose it, and what was found. The
 * auditor binds themself to a secret, the list is frozen and a chance of the server's own is added, and only then the secret is told.
 */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Fen } from '../money.ts'

export type Status = 'none' | 'committed' | 'drawn' | 'closed'

/** Payments by what left for them; decisions by their entry. */
export const populations = ['payment', 'decision'] as const
export type Population = (typeof populations)[number]

/** One that could be drawn: `payment/ID`, or `SUBJECT/ID/N` of a decision, with its sum. */
export type Listed = { readonly id: string; readonly fen: Fen }
export type Item = Listed & { readonly stratum: number }

/** The list as it was frozen: how many, what they come to, and the digest by which it can be known again. */
export type Frozen = { readonly count: number; readonly totalFen: Fen; readonly digest: string }

export const findingKinds = ['noBasis', 'wrongAmount', 'wrongProcedure', 'late', 'missingPaper', 'other'] as const
export const outcomes = ['corrected', 'explained', 'referred'] as const

/** What was said on a finding, in the order of the entries; the words lie sealed beside each. */
export type Said = { readonly as: 'raise' | 'answer' | 'insist' | 'settle'; readonly n: number; readonly on: string }
export type Finding = {
  readonly n: number
  readonly item: string
  readonly kind: (typeof findingKinds)[number]
  readonly status: 'raised' | 'answered' | 'settled'
  readonly answerBy: string
  readonly outcome?: (typeof outcomes)[number] | undefined
  readonly said: readonly Said[]
}

export type Sample = Related & {
  readonly status: Status
  readonly number: number
  readonly of?: Population | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly size: number
  readonly strata: number
  readonly commitment?: string | undefined
  readonly frozen?: Frozen | undefined
  /** The server's part of the seed. */
  readonly nonce?: string | undefined
  readonly secret?: string | undefined
  readonly items: readonly Item[]
  readonly findings: readonly Finding[]
}

export const blank: Sample = { status: 'none', number: 0, size: 0, strata: 1, items: [], findings: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  committed: 'auditor',
  drawn: 'auditor',
  closed: undefined,
}

const isFinding = (one: unknown): one is Finding => typeof one === 'object' && one !== null && 'status' in one

/** A finding without an answer is the office's to answer. */
export const turn = (dossier: { readonly status: string }): Waiting | 'nobody' | undefined => {
  const findings: unknown = Reflect.get(dossier, 'findings')
  const open = Array.isArray(findings) && findings.some(one => isFinding(one) && one.status === 'raised')
  return dossier.status === 'drawn' && open ? 'department' : undefined
}

/** What the server finds around a sample: the number of the next, the list, what the told secret draws, and which items are the actor's own case. */
export type Sampled = {
  readonly next?: number | undefined
  readonly list?: (Frozen & { readonly lines: readonly Listed[] }) | undefined
  readonly opens?: boolean | undefined
  readonly items?: readonly Item[] | undefined
  readonly own?: readonly string[] | undefined
}
export const sampledIn = ({ sampled = {} }: Pick<Facts<object>, 'sampled'>): Sampled => sampled

export const sampleId = (round: string, number: number): string => `${round}.sample.${number}`
export const numberIn = (id: string): number => Number(id.slice(id.lastIndexOf('.') + 1))

/** The day by which the first of the unanswered findings wants its answer. */
export const dueOf = (findings: readonly Pick<Finding, 'status' | 'answerBy'>[]): string | undefined =>
  findings
    .filter(({ status }) => status === 'raised')
    .map(({ answerBy }) => answerBy)
    .sort()[0]

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Sample>, In, Fact>) => a

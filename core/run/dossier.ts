/**
 * The run: many payments that leave together. It is chosen, its lines are held, it is locked over them, released by others, sent to the bank as one
 * file, and answered line by line. The lines are the server's; what is signed here is their number, their sum and their digest.
 */
import type { z } from 'zod'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { Fen } from '../money.ts'
import type { Line } from './choose.ts'
import type { Answer } from './result.ts'

export type Status = 'none' | 'made' | 'locked' | 'approved' | 'released' | 'sent' | 'closed' | 'abandoned'

/** What is to be paid: everything due of one kind of payee, or what is left of it by item, track, host and day. */
export type Choice = {
  readonly payee: 'host' | 'trainee'
  readonly item?: string | undefined
  readonly track?: string | undefined
  readonly host?: string | undefined
  /** What fell due on this day or before it. */
  readonly dueUntil?: string | undefined
}

/** How many lines there are, what they come to, and the digest over all of them with their accounts. */
export type Sum = { readonly count: number; readonly totalFen: Fen }
export type Locked = Sum & { readonly digest: string }

/** The file for the bank: made once, the same bytes at each fetch. */
export type Sent = { readonly name: string; readonly sha256: string; readonly format: string; readonly on: string; readonly n: number }
/** A file of the bank's answers, as it was taken in. */
export type Result = { readonly sha256: string; readonly on: string; readonly paid: Sum; readonly rejected: Sum; readonly returned: Sum }

export type Run = Related & {
  readonly status: Status
  readonly number: number
  readonly choice?: Choice | undefined
  readonly chosen?: Sum | undefined
  /** Payments that were left out by hand; why lies sealed. */
  readonly leftOut?: readonly string[] | undefined
  readonly locked?: Locked | undefined
  /** A third person has to release it, too: it comes to as much as the law says, as it was locked. */
  readonly third?: boolean | undefined
  /** Whoever made, locked and released it, each with whom they acted for; nobody stands there twice. */
  readonly hands: readonly string[]
  readonly preparedBy?: string | undefined
  readonly sent?: Sent | undefined
  readonly results: readonly Result[]
}

export const blank: Run = { status: 'none', number: 0, hands: [], results: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  made: 'finance',
  locked: 'leader',
  approved: 'leader',
  released: 'finance',
  sent: 'finance',
  closed: undefined,
  abandoned: undefined,
}

/** What needs no third release goes to the bank next. */
export const turn = (dossier: { readonly status: string }): Waiting | 'nobody' | undefined =>
  dossier.status === 'approved' && Reflect.get(dossier, 'third') !== true ? 'finance' : undefined

/** What of a bank's answer is new, with each row that is wrong. */
export type Read = Omit<Result, 'on'> & {
  /** `head`: a column of the bank's form that the file lacks. */
  readonly wrong: readonly { readonly row: number; readonly why: string; readonly head?: string }[]
  /** Lines without an answer once this one is in. */
  readonly open: number
  /** Rows that tell what was known. */
  readonly again: number
  readonly answers: readonly Answer[]
}

/** What the server finds of the lines around a run. */
export type Lines = {
  /** The number that the next run of the round bears. */
  readonly next?: number | undefined
  readonly chosen?: readonly Line[] | undefined
  /** Lines that are held, and how many still wait to be. */
  readonly held?: (Locked & { readonly waiting: number }) | undefined
  /** Payees whose account is another by now than the line's. */
  readonly moved?: readonly string[] | undefined
  /** The actor, or whom they act for, is paid by a line of it, or sits at a host that is. */
  readonly paysActor?: boolean | undefined
  readonly file?: { readonly name: string; readonly format: string; readonly sha256: string; readonly content: string } | undefined
  readonly result?: Read | undefined
}
export const linesOf = ({ lines = {} }: Pick<Facts<object>, 'lines'>): Lines => lines

export const runId = (round: string, number: number): string => `${round}.run.${number}`
export const numberIn = (id: string): number => Number(id.slice(id.lastIndexOf('.') + 1))

/** How a line is called outside: in the bank's file, in its answer, on paper. */
export const lineId = (number: number, n: number): string => `${String(number).padStart(4, '0')}-${String(n).padStart(6, '0')}`

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Run>, In, Fact>) => a

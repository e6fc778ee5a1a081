/**
 * The budget line of a round for one year: what finance was allotted, what of it came in advance, and what became of it when the year was closed. What is
 * spent on it are the round's own payments; nothing of that is typed here.
 */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import { lineAdvanced, lineOpen } from '../accounts.ts'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import { foreseen } from '../foreseen.ts'
import { Fen } from '../money.ts'

export type Status = 'none' | 'proposed' | 'granted' | 'asked' | 'closed' | 'declined'

/** What finance asks another to approve of a line that stands. */
export const Asked = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('advance'), amountFen: Fen.positive(), reference: z.string(), on: z.iso.date() }),
  z.strictObject({ what: z.literal('change'), amountFen: Fen.positive(), reason: z.string() }),
  z.strictObject({ what: z.literal('closing') }),
])
export type Asked = z.infer<typeof Asked>

/** What a year came to when it was closed; `overFen` came back beyond what was paid in it and belongs to the treasury. */
export const Closing = z.strictObject({
  paidFen: Fen,
  returnedFen: Fen,
  usedFen: Fen,
  overFen: Fen,
  restFen: Fen,
  rest: z.enum(['carriedOver', 'lapses']),
  on: z.iso.date(),
})
export type Closing = z.infer<typeof Closing>

export type Budget = Related & {
  readonly status: Status
  /** The treasury's code of the line. */
  readonly lineCode?: string | undefined
  readonly year?: string | undefined
  /** What was allotted for the year itself, and what came over from the year before. */
  readonly amountFen: Fen
  readonly carriedFen: Fen
  readonly advancedFen: Fen
  readonly asked?: Asked | undefined
  /** Who asks, and for whom they acted: another approves. */
  readonly askedBy?: string | undefined
  readonly askedFor?: string | undefined
  readonly closing?: Closing | undefined
}

export const blank: Budget = { status: 'none', amountFen: 0, carriedFen: 0, advancedFen: 0 }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  proposed: 'leader',
  granted: undefined,
  asked: 'leader',
  closed: undefined,
  declined: undefined,
}

/** What the server finds of the money of a line's year: what went out and came back in it, what the bank has and has not answered, and what the round will have cost. */
export type Spending = { readonly paidFen: Fen; readonly returnedFen: Fen; readonly onItsWay: number; readonly forecastFen: Fen }
export const spendingOf = ({ spending }: Pick<Facts<object>, 'spending'>): Spending =>
  spending ?? { paidFen: 0, returnedFen: 0, onItsWay: 0, forecastFen: 0 }

export const lineId = (round: string, year: number | string): string => `${round}.${year}`
export const nextYear = (year: string): string => String(Number(year) + 1)

/** The value of the law about budget lines; where it knows none, that a second person releases money. */
export const linesOf = ({ policy: { money } }: Law): Cited<unknown> => money.budget ?? money.approvedByAnother
export const linesAreForeseen = foreseen<object>(
  'budgetLines',
  ({ policy }) => policy.money.budget,
  ({ policy }) => policy.money.approvedByAnother,
)

export const ownAccounts = (id: string): readonly string[] => [lineOpen(id), lineAdvanced(id)]

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Budget>, In, Fact>) => a

/** The payment: one sum that is owed, from the day it is due to the bank's word; money claimed back runs the same road the other way. */
import { z } from 'zod'
import { Code } from '../../policy/words.ts'
import { fenOwed, fenSpentOn } from '../accounts.ts'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import { Fen } from '../money.ts'
import { Relations } from '../training/relations.ts'
import type { Plan } from './instalments.ts'
import { InterestTerms, type Running } from './interest.ts'
import type { Waived, WaiverAsked } from './waiver.ts'
import { Portion, Working } from './working.ts'

export type Status =
  | 'none'
  | 'payable'
  | 'prepared'
  | 'held'
  | 'approved'
  | 'paid'
  | 'claimed'
  | 'settled'
  | 'refused'
  | 'demanded'
  | 'suspended'
  | 'repaid'
  | 'cancelled'

/** A payment as it is born: what it is for, how much and why, who pays whom. The clause is the one that makes it due. */
export const Opening = Relations.extend({
  training: z.string(),
  /** An item of the policy; or `refund`, asked of the host, `clawback`, asked of the person, `giveBack`, owed to a person who was right, `overpaid`, to whoever paid more than was asked. */
  item: Code,
  amountFen: Fen.positive(),
  working: Working,
  portions: z.array(Portion).optional(),
  /** The milestone whose declaration made it due, or whose voiding asks it back. */
  milestone: Code.optional(),
  /** The demand by which the same sum comes back that was paid before it was undone: what is open of it can be set off. */
  against: z.string().optional(),
  /** The demand on which the money came in that is given back. */
  keptOn: z.string().optional(),
  payer: z.enum(['fund', 'employer', 'person', 'host']),
  payee: z.enum(['host', 'trainee', 'employer', 'carrier', 'nobody', 'fund']),
  clause: z.string(),
})
export type Opening = z.infer<typeof Opening>

/** By when a demand is to be paid back, and whether in parts: the words of the ground behind it. */
export const Terms = z.strictObject({
  payWithinDays: z.int().positive(),
  instalments: z.strictObject({ most: z.int(), everyMonths: z.int().positive() }).optional(),
  interest: InterestTerms.optional(),
})
export type Terms = z.infer<typeof Terms>

/** Money that came in: the bank's reference and day, and the files that show it. `n` is the entry by which it was recorded. */
export type Receipt = {
  readonly amountFen: Fen
  readonly reference: string
  readonly on: string
  readonly evidence?: readonly string[] | undefined
  readonly n?: number | undefined
  /** What came in beyond what was asked: it counts for nothing here, and is given back by a payment of its own. */
  readonly overFen?: Fen | undefined
}

/** How often the person was told that something is late, when last, and which day had passed. */
export type Reminded = { readonly times: number; readonly on: string; readonly dueOn?: string | undefined }

export type Held = {
  readonly run: string
  readonly line: number
  readonly account: { readonly payee: string; readonly n: number; readonly digest: string }
}

export type Payment = Related & {
  readonly status: Status
  readonly training?: string | undefined
  readonly item?: Opening['item'] | undefined
  readonly amountFen: Fen
  readonly working?: Working | undefined
  readonly portions?: readonly Portion[] | undefined
  readonly milestone?: string | undefined
  readonly against?: string | undefined
  readonly keptOn?: string | undefined
  readonly payer?: Opening['payer'] | undefined
  readonly payee?: Opening['payee'] | undefined
  readonly clause?: string | undefined
  readonly batch?: string | undefined
  readonly preparedBy?: string | undefined
  /** Whom the one who prepared it acted for. */
  readonly preparedFor?: string | undefined
  readonly approvedBy?: string | undefined
  /** The run that has it, its line there, and the account that it goes to. */
  readonly held?: Held | undefined
  /** What the bank said, in the end or in vain. */
  readonly bank?: { readonly reference: string; readonly on: string } | undefined
  readonly bounces: readonly { readonly reason: string; readonly on: string }[]
  readonly received: readonly Receipt[]
  readonly terms?: Terms | undefined
  readonly agreed?: Plan | undefined
  readonly interest?: Running | undefined
  /** The day by which all that is in no part has to be paid; `due` moves on with each reminder. */
  readonly payBy?: string | undefined
  /** Who opened the case behind it, and for whom: they have no hand in giving it up. */
  readonly caseBy?: readonly string[] | undefined
  readonly waived?: readonly Waived[] | undefined
  readonly waiverAsked?: WaiverAsked | undefined
  readonly reminded?: Reminded | undefined
  /** The last day of payment that was told before it came. */
  readonly forewarned?: string | undefined
}

export const blank: Payment = { status: 'none', amountFen: 0, bounces: [], received: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  payable: 'finance',
  prepared: 'leader',
  approved: 'finance',
  held: undefined,
  paid: undefined,
  claimed: 'employer',
  settled: undefined,
  refused: 'person',
  demanded: 'finance',
  suspended: undefined,
  repaid: undefined,
  cancelled: undefined,
}

/** What the fund really paid on one item of one training: the account that a claim back is drawn on, and that can't fall below zero. */
export const spentOn = (training: string, item: string) => fenSpentOn(`${training}.${item}`)

/** What is still open on this payment. */
export const leftOf = (facts: Facts<Payment>): Fen => facts.balance(fenOwed(facts.id))

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Payment>, In, Fact>) => a

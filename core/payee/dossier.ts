/** The payee of a round: a host, or somebody who trains. Where their money goes, from which day, and what a host has shown before it is paid. */
import type { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'
import type { Action, Role } from '../action.ts'
import type { About, Facts, Related, Waiting } from '../facts.ts'
import { foreseen } from '../foreseen.ts'
import type { Fen } from '../money.ts'
import { host, person } from '../roles.ts'

export type Status = 'none' | 'registered'

/** An account as it is journalled: number and holder lie sealed beside entry `n`, whose salted digest stands for them. */
export type Account = { readonly n: number; readonly digest: string; readonly from: string; readonly by: string }
export type Agreement = { readonly number: string; readonly on: string }
export type Invoice = { readonly number: string; readonly on: string; readonly amountFen: Fen; readonly payments: readonly string[] }

/** What an agreement names for an item on a track. */
export type AgreedRate = { readonly item: string; readonly track: string; readonly rateFen: Fen }

/** Why somebody of the office stands aside where this payee is paid, as they say themself. */
export const ties = ['kinOfPayee', 'worksForPayee', 'otherInterest'] as const
export type Aside = { readonly account: string; readonly tie: (typeof ties)[number] }

export type Payee = Related & {
  readonly status: Status
  readonly kind?: 'host' | 'trainee' | undefined
  /** The oldest first. */
  readonly accounts: readonly Account[]
  readonly agreement?: Agreement | undefined
  readonly invoices: readonly Invoice[]
  readonly rates?: readonly AgreedRate[] | undefined
  readonly aside?: readonly Aside[] | undefined
}

export const blank: Payee = { status: 'none', accounts: [], invoices: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = { none: undefined, registered: undefined }

/** What the server finds around a payee: the training of whoever is to be paid, and what a host is owed that no invoice names yet. */
export type Around = {
  readonly training?: About | undefined
  readonly owed: readonly { readonly id: string; readonly amountFen: Fen }[]
}
export const around = ({ paying = { owed: [] } }: Pick<Facts<object>, 'paying'>): Around => paying

/** Of a host one for each round; somebody who trains has the name of their training. */
export const payeeOfHost = (round: string, its: string): string => `${round}.${its}`

/** The account that counts on a day: the last of those that count from it or from before. */
export const accountOn = ({ accounts }: Pick<Payee, 'accounts'>, day: string): Account | undefined =>
  accounts.findLast(({ from }) => from <= day)

/** The value of the law about how money leaves; where it knows no runs, that a second person releases it. */
export const runsOf = ({ policy: { money } }: Law): Cited<unknown> => money.runs ?? money.approvedByAnother
export const paymentsByRunIsForeseen = foreseen<object>(
  'paymentsByRun',
  ({ policy }) => policy.money.runs,
  ({ policy }) => policy.money.approvedByAnother,
)

/** Who trains, before their account is known: the training says who that is. */
const trainee: Role<Facts<Payee>> = {
  name: 'person',
  self: true,
  is: (facts, law) => person.is(facts, law) || (facts.actor.person !== undefined && around(facts).training?.person === facts.actor.person),
}
/** The host of whose round the payee's name speaks. */
const ownHost: Role<Facts<Payee>> = {
  name: 'host',
  is: (facts, law) =>
    host.is(facts, law) ||
    facts.actor.seats.some(seat => seat.role === 'host' && facts.actor.only === undefined && facts.id.endsWith(`.${seat.organisation}`)),
}
export const payeeSelf = { trainee, host: ownHost } as const

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Payee>, In, Fact>) => a

/** What is asked of money that comes in on a demand. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { ruleOfInput, ruleOfRecord } from '../rule.ts'
import { leftOf, type Payment } from './dossier.ts'
import { accruedOn } from './interest.ts'
import { Bank, Evidence } from './rules.ts'

/** `tooMuch`: the bank's statement shows more than was asked, and it was not mistyped. */
export const Received = Bank.extend({ amountFen: Fen.positive(), evidence: Evidence.optional(), tooMuch: z.boolean().optional() })
type Given = Facts<Payment> & { readonly input: z.output<typeof Received> }

export const moneyIsAskedBack = ruleOfRecord(
  'moneyIsAskedBack',
  ({ policy }) => ({ ...policy.training.discipline.clawback, value: ['person', 'host'] }),
  (debtors, { dossier: { payer } }: Facts<Payment>) => debtors.some(debtor => debtor === payer),
  ({ dossier }) => dossier.payer,
)

/** What is open on the day on which it came; of a demand that is closed or cancelled, nothing. */
export const openOn = (facts: Given): Fen =>
  leftOf(facts) +
  (facts.dossier.status === 'demanded' || facts.dossier.status === 'suspended' ? accruedOn(facts.dossier, facts.input.on) : 0)

export const noMoreThanIsLeft = ruleOfInput(
  'noMoreThanIsLeft',
  ({ policy }, facts: Given) => ({ ...policy.training.discipline.clawback, value: openOn(facts) }),
  (left, { input: { amountFen, tooMuch } }) => amountFen <= left || tooMuch === true,
  facts => facts.input.amountFen,
)

/** The same line of a bank's statement is not entered twice. */
export const notReceivedBefore = ruleOfInput(
  'notReceivedBefore',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.discipline.clawback, value: dossier.received.map(r => r.reference) }),
  (before, { input }) => !before.includes(input.reference),
  ({ input }) => input.reference,
)

/** A host's invoice or receipt for all that it is owed and has not invoiced: the sum must be that, to the fen, and what it covers is kept with it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { addFen, Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, around, type Payee, payeeSelf, paymentsByRunIsForeseen, runsOf } from './dossier.ts'
import { isWritten, PaperNumber, payeeIsHost } from './rules.ts'

const input = z.strictObject({ invoiceNumber: PaperNumber, on: z.iso.date(), amountFen: Fen.positive() })
type Given = Facts<Payee> & { readonly input: z.output<typeof input> }

const invoiceIsWhatIsOwed = ruleOfInput(
  'invoiceIsWhatIsOwed',
  (law, facts: Given) => ({ ...runsOf(law), value: addFen(...around(facts).owed.map(({ amountFen }) => amountFen)) }),
  (owed, { input: { amountFen } }) => owed === amountFen,
  ({ input: { amountFen } }) => amountFen,
)

const invoiceIsNew = ruleOfInput(
  'invoiceIsNew',
  law => ({ ...runsOf(law), value: 'new' }),
  (_wanted, { dossier: { invoices }, input: { invoiceNumber } }: Given) => invoices.every(one => one.number !== invoiceNumber),
  ({ input: { invoiceNumber } }) => invoiceNumber,
)

export const invoice = action({
  by: [payeeSelf.host, finance],
  from: ['registered'],
  cites: runsOf,
  input,
  rules: [paymentsByRunIsForeseen, payeeIsHost, isWritten, invoiceIsNew, invoiceIsWhatIsOwed],
  decide: (_law, facts) => ({ ...facts.input, payments: around(facts).owed.map(({ id }) => id) }),
  apply: ({ invoices }, { fact: { invoiceNumber: number, on, amountFen, payments } }) => ({
    invoices: [...invoices, { number, on, amountFen, payments }],
  }),
  tells: ['finance', 'host'],
})

/** An account as it is typed, and what has to be true of it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { ruleOfInput } from '../rule.ts'
import { around, type Payee, runsOf } from './dossier.ts'
import { AccountNumber, isCardNumber } from './number.ts'

export const Named = z.strictObject({
  round: z.string().max(120),
  /** The host in whose own name it is; left out, it is that of who trains. */
  host: z.string().max(120).optional(),
  /** A name begins with a letter, so that no sheet takes it for a formula, and holds no sign that parts columns. */
  holder: z
    .string()
    .trim()
    .max(100)
    .regex(/^[\p{L}（(][^\p{Cc}|,;"]+$/u, 'a name'),
  accountNumber: AccountNumber,
  bankName: z
    .string()
    .trim()
    .max(100)
    .regex(/^\p{L}[^\p{Cc}|,;"]+$/u, 'the name of a bank'),
  /** The bank's number in the payment system, where the paying bank asks for it. */
  bankCode: z
    .string()
    .regex(/^\d{12}$/, '12 digits')
    .optional(),
  from: z.iso.date(),
})
type Given = Facts<Payee> & { readonly input: z.output<typeof Named> }

/** Nobody who was not admitted has a training, and so no account here. */
export const payeeIsKnown = ruleOfInput(
  'payeeIsKnown',
  law => ({ ...runsOf(law), value: 'admitted' }),
  (_wanted, facts: Given) =>
    facts.input.host === undefined
      ? around(facts).training?.person !== undefined && around(facts).training?.round === facts.input.round
      : facts.id === `${facts.input.round}.${facts.input.host}`,
  ({ id }) => id,
)

/** A card of the person's own has a check digit; a host's account has none. */
export const cardIsTyped = ruleOfInput(
  'cardIsTyped',
  law => ({ ...runsOf(law), value: 'ISO/IEC 7812' }),
  (_wanted, { input: { host, accountNumber } }: Given) => host !== undefined || isCardNumber(accountNumber),
  () => 'accountNumber',
)

export const countsFromToday = ruleOfInput(
  'countsFromToday',
  (law, { today }: Given) => ({ ...runsOf(law), value: today }),
  (today, { input: { from } }) => from >= today,
  ({ input: { from } }) => from,
)

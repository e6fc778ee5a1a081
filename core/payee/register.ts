/** An account is named for a payee, from a day on. What is paid before that day goes to the one before it; none is ever changed or taken away. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { finance } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { type Account, action, around, type Payee, paymentsByRunIsForeseen, payeeSelf, runsOf } from './dossier.ts'
import { AccountNumber, isCardNumber } from './number.ts'

const input = z.strictObject({
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
type Given = Facts<Payee> & { readonly input: z.output<typeof input> }

/** Nobody who was not admitted has a training, and so no account here. */
const payeeIsKnown = ruleOfInput(
  'payeeIsKnown',
  law => ({ ...runsOf(law), value: 'admitted' }),
  (_wanted, facts: Given) =>
    facts.input.host === undefined
      ? around(facts).training?.person !== undefined && around(facts).training?.round === facts.input.round
      : facts.id === `${facts.input.round}.${facts.input.host}`,
  ({ id }) => id,
)

/** A card of the person's own has a check digit; a host's account has none. */
const cardIsTyped = ruleOfInput(
  'cardIsTyped',
  law => ({ ...runsOf(law), value: 'ISO/IEC 7812' }),
  (_wanted, { input: { host, accountNumber } }: Given) => host !== undefined || isCardNumber(accountNumber),
  () => 'accountNumber',
)

const countsFromToday = ruleOfInput(
  'countsFromToday',
  (law, { today }: Given) => ({ ...runsOf(law), value: today }),
  (today, { input: { from } }) => from >= today,
  ({ input: { from } }) => from,
)

const withAccount = (accounts: readonly Account[], made: Account) => [...accounts, made].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.n - b.n))

export const register = action({
  by: [payeeSelf.trainee, payeeSelf.host, finance],
  from: ['none', 'registered'],
  to: 'registered',
  cites: runsOf,
  input,
  rules: [paymentsByRunIsForeseen, payeeIsKnown, cardIsTyped, countsFromToday],
  decide: (_law, facts) => {
    const { round, host, from } = facts.input
    const person = around(facts).training?.person
    const whose: { readonly person?: string | undefined; readonly host?: string } = host === undefined ? { person } : { host }
    return { round, from, ...whose }
  },
  keeps: ({ input: { holder, accountNumber: number, bankName: bank, bankCode } }) => ({
    kind: 'account',
    content: { holder, number, bank, ...(bankCode !== undefined && { bankCode }) },
  }),
  apply: ({ accounts }, { n, actor, kept = '', fact: { round, person, host, from } }) => ({
    ...{ round, person, host },
    kind: host === undefined ? 'trainee' : 'host',
    accounts: withAccount(accounts, { n, digest: kept, from, by: actor }),
  }),
  tells: ['person', 'host', 'finance'],
})

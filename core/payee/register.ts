/** An account is named for a payee, from a day on. What is paid before that day goes to the one before it; none is ever changed or taken away. */
import { finance } from '../roles.ts'
import { cardIsTyped, countsFromToday, Named, payeeIsKnown } from './account.ts'
import { type Account, action, around, payeeSelf, paymentsByRunIsForeseen, runsOf } from './dossier.ts'

const withAccount = (accounts: readonly Account[], made: Account) =>
  [...accounts, made].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.n - b.n))

export const register = action({
  by: [payeeSelf.trainee, payeeSelf.host, finance],
  from: ['none', 'registered'],
  to: 'registered',
  cites: runsOf,
  input: Named,
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

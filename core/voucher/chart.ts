/**
 * A chart of accounts (科目表) as data: the office's accounts, and which of them each movement of money is entered in. Another office is another file.
 */
import { z } from 'zod'
import { Text } from '../../policy/words.ts'

/** What money does on one payment: it falls due, no longer is due, is settled by the bank or by offset, comes back unsettled, or comes in beyond what was asked. */
export const moves = ['due', 'undue', 'settled', 'unsettled', 'kept'] as const
export type Move = (typeof moves)[number]

/** Whose debt it is: the fund's own, or what it asks of a person or a host. What employers bear is in nobody's books here. */
export const debtors = ['fund', 'person', 'host'] as const
export type Debtor = (typeof debtors)[number]

const Account = z.strictObject({ code: z.string().regex(/^[0-9A-Za-z.-]{1,30}$/), name: Text })
const Rule = z.strictObject({
  move: z.enum(moves),
  payer: z.enum(debtors),
  /** Only payments of these items, or only by these acts; a rule without either is for all the rest. */
  items: z.array(z.string()).min(1).optional(),
  acts: z.array(z.string()).min(1).optional(),
  debit: z.string(),
  credit: z.string(),
})

export const Chart = z.strictObject({
  name: Text,
  /** The word before a voucher's number, such as 记. */
  word: z.string().min(1).max(4),
  /** One voucher for each act, or for all acts of one kind on one day. */
  together: z.enum(['act', 'day']),
  accounts: z.array(Account).min(1),
  rules: z.array(Rule).min(1),
})
export type Chart = z.infer<typeof Chart>
export type Rule = Chart['rules'][number]

/** Something that is wrong with a chart, and where in it. */
export type Fault = { readonly path: readonly (string | number)[]; readonly why: string }

/** A chart from before there was a word for what is kept enters it as settled. */
const lacking = ({ rules }: Chart): readonly Fault[] =>
  moves
    .filter(move => move !== 'kept')
    .flatMap(move =>
      debtors.flatMap(payer =>
        rules.some(rule => rule.move === move && rule.payer === payer && !rule.items && !rule.acts)
          ? []
          : [{ path: ['rules'], why: `no rule for all the rest of ${move} by ${payer}` }],
      ),
    )

/** Accounts that a rule names and the chart has not, accounts that are there twice, and movements that no rule enters. */
export const faultsOf = (chart: Chart): readonly Fault[] => {
  const known = new Set(chart.accounts.map(({ code }) => code))
  const twice = chart.accounts.flatMap(({ code }, i) =>
    chart.accounts.findIndex(other => other.code === code) === i
      ? []
      : [{ path: ['accounts', i, 'code'], why: `account ${code} is there twice` }],
  )
  const unknown = chart.rules.flatMap((rule, i) =>
    (['debit', 'credit'] as const).flatMap(side =>
      known.has(rule[side]) ? [] : [{ path: ['rules', i, side], why: `account ${rule[side]} is not in the chart` }],
    ),
  )
  return [...twice, ...unknown, ...lacking(chart)]
}

/** Vouchers (记账凭证): each transfer of money as a debit and a credit of the same sum, in the accounts of a chart, numbered without a gap. */
import type { Chart, Debtor, Move, Rule } from './chart.ts'
import { debtors } from './chart.ts'

/** One transfer of the ledger, with whose it is. `n` is its place in the entry. */
export type Moved = {
  readonly entry: number
  readonly n: number
  readonly day: string
  readonly action: string
  readonly debit: string
  readonly credit: string
  readonly fen: number
  readonly payer: string
  readonly item: string
}

const kindOf = (account: string) => account.split('/')[1]

/** What a transfer does on its payment; undefined where it only counts what was spent on whom, which is no money of its own. */
export const moveOf = ({ debit, credit }: Pick<Moved, 'debit' | 'credit'>): Move | undefined => {
  const [from, to] = [kindOf(debit), kindOf(credit)]
  if (from === 'owed') return to === 'paid' ? 'settled' : 'undue'
  if (to === 'owed') return from === 'paid' ? 'unsettled' : 'due'
  if (to === 'kept') return 'kept'
  return undefined
}

export const isDebtor = (payer: string): payer is Debtor => debtors.some(known => known === payer)

/** Whether a transfer goes into the books of the fund. */
export const isEntered = (moved: Pick<Moved, 'debit' | 'credit' | 'payer'>): boolean => {
  const move = moveOf(moved)
  // A sum that is given back and returned by the bank is kept again; in the books it is unsettled, and that is all.
  return move !== undefined && isDebtor(moved.payer) && !(move === 'kept' && moved.payer === 'fund')
}

/** The first rule that fits. A chart that was checked has one for each. */
export const ruleFor = ({ rules }: Pick<Chart, 'rules'>, moved: Moved): Rule => {
  const move = moveOf(moved)
  const ruleOf = (wanted: Move | undefined) =>
    rules.find(
      ({ items, acts, ...rule }) =>
        rule.move === wanted &&
        rule.payer === moved.payer &&
        (items?.includes(moved.item) ?? true) &&
        (acts?.includes(moved.action) ?? true),
    )
  const found = ruleOf(move) ?? (move === 'kept' ? ruleOf('settled') : undefined)
  if (!found) throw new Error(`the chart enters no ${move} by ${moved.payer}`)
  return found
}

export type Numbered = { readonly entry: number; readonly month: string; readonly number: number }

const monthOf = (day: string) => day.slice(0, 7)
const togetherIn = ({ together }: Pick<Chart, 'together'>, { entry, day, action }: Moved) =>
  together === 'act' ? String(entry) : `${day} ${action}`

/** The numbers of vouchers that have none yet, month by month from the last one given, in the order of the journal. */
export const numberOn = (chart: Pick<Chart, 'together'>, moved: readonly Moved[], last: (month: string) => number): readonly Numbered[] => {
  const given = new Map<string, Numbered>()
  const newest = new Map<string, number>()
  const byEntry = new Map<number, Numbered>()
  for (const one of moved) {
    if (byEntry.has(one.entry)) continue
    const month = monthOf(one.day)
    const key = togetherIn(chart, one)
    const number = given.get(key)?.number ?? (newest.get(month) ?? last(month)) + 1
    const numbered = { entry: one.entry, month, number }
    given.set(key, numbered)
    newest.set(month, Math.max(number, newest.get(month) ?? 0))
    byEntry.set(one.entry, numbered)
  }
  return [...byEntry.values()]
}

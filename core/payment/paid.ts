/** What a payment moves when the bank has paid it, and what it moves back when the money returns. */
import { fenKept, fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import { type Payment, spentOn } from './dossier.ts'

export const paidAndSpent = (id: string, { training, item, amountFen, clause, payer, working, keptOn }: Payment): readonly Transfer[] => {
  if (training === undefined || item === undefined || clause === undefined) throw new Error(`payment ${id} was never opened`)
  const paid = transfer(fenOwed(id), fenPaid(id), amountFen, clause)
  const spent = transfer(world('fen'), spentOn(training, item), amountFen, clause)
  if (keptOn !== undefined) return [paid, transfer(fenKept(keptOn), world('fen'), amountFen, clause)]
  // What is given back counts already: as spent on the items that it had been claimed back of.
  return payer === 'fund' && working?.way !== 'givenBack' ? [paid, spent] : [paid]
}

export const owedAgain = (id: string, dossier: Payment): readonly Transfer[] =>
  paidAndSpent(id, dossier).map(({ debit, credit, ...rest }) => ({ debit: credit, credit: debit, ...rest }))

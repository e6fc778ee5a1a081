/** The bank confirms that the money has left: what was owed is paid, and counts as spent on this training. */
import { fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import { finance } from '../roles.ts'
import { action, spentOn } from './dossier.ts'
import { Bank, notInFuture } from './rules.ts'

export const pay = action({
  by: [finance],
  from: ['approved'],
  to: 'paid',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: Bank,
  rules: [notInFuture],
  apply: (_dossier, { fact }) => ({ bank: fact }),
  posts: (_law, { id, dossier: { training, item, amountFen, clause, payer, working } }) => {
    if (training === undefined || item === undefined || clause === undefined) throw new Error(`payment ${id} was never opened`)
    const paid = transfer(fenOwed(id), fenPaid(id), amountFen, clause)
    const spent = transfer(world('fen'), spentOn(training, item), amountFen, clause)
    // What is given back counts already: as spent on the items that it had been claimed back of.
    return payer === 'fund' && working?.way !== 'givenBack' ? [paid, spent] : [paid]
  },
  tells: ['person', 'host'],
})

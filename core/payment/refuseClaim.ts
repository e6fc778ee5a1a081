/** The employer refuses a claim, with a reason: the journey can be claimed again, with better receipts. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { employer } from '../roles.ts'
import { action } from './dossier.ts'

export const refuseClaim = action({
  by: [employer],
  from: ['claimed'],
  to: 'refused',
  cites: ({ policy }) => policy.money.items.travel.perYear ?? policy.money.items.travel.payer,
  input: z.strictObject({ reason: z.enum(['receiptMissing', 'notThisJourney', 'amountDiffers', 'other']) }),
  posts: ({ policy }, { id, dossier }) => [transfer(fenOwed(id), world('fen'), dossier.amountFen, policy.money.items.travel.payer.clause)],
  causes: (_law, { id, dossier }) => {
    if (dossier.training === undefined) throw new Error(`payment ${id} belongs to no training`)
    return [{ subject: 'training', id: dossier.training, action: 'dropJourney', input: { payment: id } }]
  },
  tells: ['person', 'department'],
})

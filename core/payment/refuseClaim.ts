/** The employer refuses a claim, with a reason: the journey can be claimed again, with better receipts. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { employer } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Payment } from './dossier.ts'
import { employerPays, findJourneys } from './rates.ts'

const claimedByReceipt = rule(
  'claimedByReceipt',
  law => ({ ...employerPays(law), value: 'byReceipt' }),
  (way, { dossier }: Facts<Payment>) => dossier.working?.way === way,
  ({ dossier }) => dossier.working?.way,
)

export const refuseClaim = action({
  by: [employer],
  from: ['claimed'],
  to: 'refused',
  cites: law => findJourneys(law)?.perYear ?? employerPays(law),
  input: z.strictObject({ reason: z.enum(['receiptMissing', 'notThisJourney', 'amountDiffers', 'other']) }),
  rules: [claimedByReceipt],
  posts: (law, { id, dossier }) => [transfer(fenOwed(id), world('fen'), dossier.amountFen, dossier.clause ?? employerPays(law).clause)],
  causes: (_law, { id, dossier }) => {
    if (dossier.training === undefined) throw new Error(`payment ${id} belongs to no training`)
    return [{ subject: 'training', id: dossier.training, action: 'dropJourney', input: { payment: id } }]
  },
  tells: ['person', 'department'],
})

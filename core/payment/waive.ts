/** A second person gives up what was asked to be given up. What is left is owed as before, and the last parts of a plan become smaller. */
import { z } from 'zod'
import { fenOwed } from '../accounts.ts'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'
import { shortened } from './instalments.ts'
import { accruedOn, chargedTo } from './interest.ts'
import {
  hasNoTie,
  nobodyStandsAside,
  openerIsAnother,
  stillOpen,
  waivedAway,
  waivedByAnother,
  waiverIsAsked,
  waiverIsForeseen,
  waiverOf,
  whereAllowed,
} from './waiver.ts'

export const waive = action({
  by: [whereAllowed('decidedBy', leader)],
  from: ['demanded'],
  cites: waiverOf,
  input: z.strictObject({ noTie: z.boolean() }),
  rules: [waiverIsForeseen, waiverIsAsked, waivedByAnother, openerIsAnother, stillOpen, nobodyStandsAside, hasNoTie],
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, { dossier, today }) => {
    const interestFen = accruedOn(dossier, today)
    return { amountFen: dossier.waiverAsked?.amountFen ?? 0, on: today, ...(interestFen > 0 && { interestFen }) }
  },
  apply: ({ waived = [], agreed, interest }, { fact: { amountFen, on, interestFen = 0 }, n }) => ({
    waived: [...waived, { amountFen, on, n }],
    waiverAsked: undefined,
    agreed: agreed && shortened(agreed, amountFen),
    interest: chargedTo(interest, on, interestFen),
  }),
  posts: (law, { id }, fact) => waivedAway(id, fact, waiverOf(law).clause),
  tells: ['person', 'finance', 'department'],
})

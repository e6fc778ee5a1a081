/** A second person approves the advance: that part of the line is here. */
import { z } from 'zod'
import { lineAdvanced, lineOpen, transfer } from '../accounts.ts'
import { finance, leader } from '../roles.ts'
import { action, linesOf, ownAccounts } from './dossier.ts'
import { advanceIsOpenStill, anotherApproves, isAsked } from './rules.ts'

export const advance = action({
  by: [leader, finance],
  from: ['asked'],
  to: 'granted',
  cites: linesOf,
  input: z.strictObject({}),
  rules: [isAsked('advance'), anotherApproves, advanceIsOpenStill],
  counts: (_law, { id }) => ownAccounts(id),
  decide: (_law, { dossier: { asked } }) => ({ amountFen: asked?.what === 'advance' ? asked.amountFen : 0 }),
  apply: ({ advancedFen }, { fact }) => ({
    advancedFen: advancedFen + fact.amountFen,
    asked: undefined,
    askedBy: undefined,
    askedFor: undefined,
  }),
  posts: (law, { id }, { amountFen }) => [transfer(lineOpen(id), lineAdvanced(id), amountFen, linesOf(law).clause)],
  tells: ['finance'],
})

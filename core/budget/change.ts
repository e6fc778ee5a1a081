/** A second person approves the new sum of the line. What was advanced stays, and a cut leaves what the round will have cost. */
import { z } from 'zod'
import { granted, lineOpen, transfer, world } from '../accounts.ts'
import { finance, leader } from '../roles.ts'
import { action, linesOf, ownAccounts } from './dossier.ts'
import { anotherApproves, isAsked, lossIsOpen, restCoversRound } from './rules.ts'

export const change = action({
  by: [leader, finance],
  from: ['asked'],
  to: 'granted',
  cites: linesOf,
  input: z.strictObject({}),
  rules: [isAsked('change'), anotherApproves, lossIsOpen, restCoversRound],
  counts: (_law, { id, dossier: { round = '' } }) => [...ownAccounts(id), granted(round)],
  decide: (_law, { dossier: { asked, amountFen } }) => ({
    beforeFen: amountFen,
    amountFen: asked?.what === 'change' ? asked.amountFen : 0,
  }),
  apply: (_dossier, { fact }) => ({ amountFen: fact.amountFen, asked: undefined, askedBy: undefined, askedFor: undefined }),
  posts: (law, { id, dossier: { round = '' } }, { beforeFen, amountFen }) => {
    const { clause } = linesOf(law)
    const treasury = world('fen', 'treasury')
    const [more, less] = [amountFen - beforeFen, beforeFen - amountFen]
    return [lineOpen(id), granted(round)].flatMap(account => [
      ...(more > 0 ? [transfer(treasury, account, more, clause)] : []),
      ...(less > 0 ? [transfer(account, treasury, less, clause)] : []),
    ])
  },
  tells: ['finance'],
})

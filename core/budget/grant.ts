/** A second person approves the line: from here on the round has that money. */
import { z } from 'zod'
import { granted, lineOpen, transfer, world } from '../accounts.ts'
import { finance, leader } from '../roles.ts'
import { action, linesOf } from './dossier.ts'
import { anotherApproves } from './rules.ts'

export const grant = action({
  by: [leader, finance],
  from: ['proposed'],
  to: 'granted',
  cites: linesOf,
  input: z.strictObject({}),
  rules: [anotherApproves],
  apply: () => ({ askedBy: undefined, askedFor: undefined }),
  posts: (law, { id, dossier: { round = '', amountFen } }) => {
    const { clause } = linesOf(law)
    return [
      transfer(world('fen', 'treasury'), lineOpen(id), amountFen, clause),
      transfer(world('fen', 'treasury'), granted(round), amountFen, clause),
    ]
  },
  tells: ['finance'],
})

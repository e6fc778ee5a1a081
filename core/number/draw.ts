/** The office draws the next number for a paper that is made elsewhere, so that the register of its code has every number. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, roundOfNumber } from './dossier.ts'
import { countsNumbers, nextNumber, takeNumber } from './register.ts'

export const draw = action({
  by: [department, leader],
  from: ['none'],
  to: 'given',
  cites: ({ policy }) => policy.documents.numberCode,
  input: z.strictObject({
    title: z.string().trim().min(2).max(200),
    addressee: z.string().trim().min(1).max(200).optional(),
  }),
  counts: countsNumbers,
  decide: (law, facts) => ({ round: roundOfNumber(facts.id), number: nextNumber(law, facts), on: facts.today }),
  keeps: ({ input: { title, addressee } }) => ({ kind: 'paper', content: { title, ...(addressee && { addressee }) } }),
  apply: (_dossier, { fact: { round, number, on } }) => ({ round, number, givenOn: on }),
  posts: (law, _facts, { number }) => takeNumber(law, number),
})

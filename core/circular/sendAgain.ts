/** A text that failed, or of which nobody knows whether it went out, is sent to one person once more: a person decides that, never the machine. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action } from './dossier.ts'

export const sendAgain = action({
  by: [department, leader],
  from: ['sent'],
  cites: ({ policy }) => policy.procedure.answerDays.review,
  input: z.strictObject({ person: z.string() }),
  decide: (_law, { input: { person }, today }) => ({ person, on: today }),
  apply: ({ again }, { fact }) => ({ again: [...again, fact] }),
})

/** The employer asks the department for help with somebody in training; the department answers within the policy's days. */
import { z } from 'zod'
import { answerDay } from '../../calendar.ts'
import { employer } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { helpDays } from './keeping-touch.ts'

export const askHelp = action({
  by: [employer],
  from: ['notified', ...studying, 'failed', 'passed'],
  cites: helpDays,
  input: z.strictObject({ text: z.string().trim().min(2).max(2000) }),
  decide: (law, { dossier: { help }, today }) => ({
    nth: help.length + 1,
    on: today,
    answerBy: answerDay(today, helpDays(law).value),
  }),
  keeps: ({ input }) => ({ kind: 'help', content: input }),
  answerBy: (law, { dossier, today }) =>
    nextDue(law, dossier, { help: [...dossier.help, { nth: 0, on: today, answerBy: answerDay(today, helpDays(law).value) }] }),
  apply: ({ help }, { fact }) => ({ help: [...help, fact] }),
  tells: ['department'],
})

/** The answer does not do: the auditor says why, and asks again by another day. */
import { z } from 'zod'
import { auditor } from '../roles.ts'
import { action, dueOf } from './dossier.ts'
import { answerDayIsAhead, findingIsAnswered, itemIsNotOwn, lookedAtByAnother } from './rules.ts'
import { FindingNumber, saidOn, sealedWords, Text } from './saying.ts'

export const insist = action({
  by: [auditor],
  from: ['drawn'],
  cites: lookedAtByAnother,
  input: z.strictObject({ finding: FindingNumber, answerBy: z.iso.date(), text: Text }),
  rules: [findingIsAnswered, itemIsNotOwn, answerDayIsAhead],
  answerBy: (_law, { dossier, input }) => dueOf([...dossier.findings, { status: 'raised', answerBy: input.answerBy }]),
  decide: (_law, { today, input: { finding, answerBy } }) => ({ finding, answerBy, on: today }),
  keeps: sealedWords,
  apply: (dossier, entry) => saidOn(dossier, entry, 'insist', { status: 'raised', answerBy: entry.fact.answerBy }),
  tells: ['department'],
})

/** The auditor finds something on an item of the sample and asks the office for an answer by a day. */
import { z } from 'zod'
import { auditor } from '../roles.ts'
import { action, dueOf, findingKinds } from './dossier.ts'
import { answerDayIsAhead, itemIsDrawn, itemIsNotOwn, lookedAtByAnother } from './rules.ts'
import { sealedWords, Text } from './saying.ts'

export const raise = action({
  by: [auditor],
  from: ['drawn'],
  cites: lookedAtByAnother,
  input: z.strictObject({ item: z.string().max(240), kind: z.enum(findingKinds), answerBy: z.iso.date(), text: Text }),
  rules: [itemIsDrawn, itemIsNotOwn, answerDayIsAhead],
  answerBy: (_law, { dossier, input }) => dueOf([...dossier.findings, { status: 'raised', answerBy: input.answerBy }]),
  decide: (_law, { dossier, today, input: { item, kind, answerBy } }) => ({
    ...{ item, kind, answerBy },
    finding: dossier.findings.length + 1,
    on: today,
  }),
  keeps: sealedWords,
  apply: ({ findings }, { n, fact: { finding, item, kind, answerBy, on } }) => ({
    findings: [...findings, { n: finding, item, kind, status: 'raised', answerBy, said: [{ as: 'raise', n, on }] }],
  }),
  tells: ['department'],
})

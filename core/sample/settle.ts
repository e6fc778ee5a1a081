/** The auditor takes the answer: what came of the finding. */
import { z } from 'zod'
import { auditor } from '../roles.ts'
import { action, outcomes } from './dossier.ts'
import { findingIsAnswered, itemIsNotOwn, lookedAtByAnother } from './rules.ts'
import { FindingNumber, saidOn, sealedWords, Text } from './saying.ts'

export const settle = action({
  by: [auditor],
  from: ['drawn'],
  cites: lookedAtByAnother,
  input: z.strictObject({ finding: FindingNumber, outcome: z.enum(outcomes), text: Text }),
  rules: [findingIsAnswered, itemIsNotOwn],
  decide: (_law, { today, input: { finding, outcome } }) => ({ finding, outcome, on: today }),
  keeps: sealedWords,
  apply: (dossier, entry) => saidOn(dossier, entry, 'settle', { status: 'settled', outcome: entry.fact.outcome }),
  tells: ['department'],
})

/** The office answers a finding: what was wrong and what is done about it, or why nothing is. */
import { z } from 'zod'
import { department, finance, leader } from '../roles.ts'
import { action, dueOf } from './dossier.ts'
import { findingIsOpen, lookedAtByAnother } from './rules.ts'
import { FindingNumber, saidOn, sealedWords, Text } from './saying.ts'

export const answer = action({
  by: [department, leader, finance],
  from: ['drawn'],
  cites: lookedAtByAnother,
  input: z.strictObject({ finding: FindingNumber, text: Text }),
  rules: [findingIsOpen],
  decide: (_law, { today, input: { finding } }) => ({ finding, on: today }),
  keeps: sealedWords,
  apply: (dossier, entry) => withDue(saidOn(dossier, entry, 'answer', { status: 'answered' })),
  tells: ['auditor'],
})

const withDue = (after: ReturnType<typeof saidOn>) => ({ ...after, due: dueOf(after.findings) })

/** The department returns a roster: a missing seal, a wrong scan, two tracks on one sheet, or lines that it marks. The reasons say what to put right. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Nomination } from './dossier.ts'

const Reason = z.string().trim().min(2).max(400)
const input = z.strictObject({
  reason: Reason,
  marked: z
    .array(z.strictObject({ application: z.string(), reason: Reason }))
    .max(500)
    .default([]),
})

const markedStandOnIt = ruleOfInput(
  'markedStandOnIt',
  ({ policy }, { dossier }: Facts<Nomination> & { readonly input: z.output<typeof input> }) => ({
    ...policy.procedure.rosterPerTrack,
    value: dossier.lines.map(l => l.application),
  }),
  (all, { input: { marked } }) => marked.every(({ application }) => all.includes(application)),
  ({ input: { marked } }) => marked.map(m => m.application),
)

export const sendBack = action({
  by: [department],
  from: ['finalised', 'sealed'],
  to: 'returned',
  cites: ({ policy }) => policy.procedure.answerDays.correct,
  input,
  rules: [markedStandOnIt],
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.correct.value),
  // Before lines could be marked, a return had a reason only.
  apply: (_dossier, { fact: { reason, marked = [] } }) => ({ returned: { reason, marked }, scan: undefined }),
  tells: ['body'],
})

/** Whoever has the file returns it for correction: which parts, why each, and until when. Only those parts open again; why lies sealed. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { body, department, employer } from '../roles.ts'
import { action, type Correction } from './dossier.ts'
import { isPlace } from './form.ts'
import { leaveRoster, strike } from './places.ts'
import { unchangedSinceSeen } from './rules.ts'

const Returned = z.strictObject({
  field: z.string().max(80).refine(isPlace, 'a part of the form, a field or a row of it'),
  reason: z.string().min(2).max(400),
})

export const sendBack = action({
  by: [employer, body, department],
  from: ['submitted', 'consented', 'nominated'],
  to: 'returned',
  cites: ({ policy }) => policy.procedure.answerDays.correct,
  input: z.strictObject({ corrections: z.array(Returned).min(1).max(40) }),
  rules: [unchangedSinceSeen],
  decide: (_law, { input }): { readonly corrections: readonly Correction[] } => ({
    corrections: input.corrections.map(({ field }) => ({ field })),
  }),
  keeps: ({ input }) => ({ kind: 'sendBack', content: input }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.correct.value),
  apply: (_dossier, { fact }) => ({
    corrections: fact.corrections,
    rank: undefined,
    setAside: undefined,
    kinds: undefined,
    citizen: undefined,
  }),
  posts: leaveRoster,
  causes: (_law, facts) => strike(facts),
  tells: ['person', 'employer'],
})

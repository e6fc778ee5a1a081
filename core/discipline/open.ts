/** A case begins: on which ground, with which evidence, by whom, and until when the person may speak. */
import { z } from 'zod'
import { addWorkingDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { workingDaysAreKnown } from '../known-days.ts'
import { causedBy } from '../roles.ts'
import { Relations } from '../training/relations.ts'
import { action, type Discipline } from './dossier.ts'

const input = Relations.extend({
  training: z.string(),
  about: z.enum(['training', 'obligation']),
  ground: z.string(),
  evidence: z.array(z.string()),
  nth: z.int().positive(),
  released: z.literal(true).optional(),
  unfulfilled: z.strictObject({ part: z.int().nonnegative(), of: z.int().positive(), unit: z.enum(['day', 'month', 'year']) }).optional(),
})

export const open = action({
  by: [causedBy('training', 'openCase'), causedBy('obligation', 'openCase')],
  from: ['none'],
  to: 'opened',
  cites: ({ policy }) => policy.training.discipline.grounds,
  input,
  rules: [workingDaysAreKnown<Facts<Discipline>>(({ policy }) => policy.training.discipline.hearingDays)],
  decide: ({ policy }, facts) => ({
    ...facts.input,
    openedBy: facts.actor.id,
    hearUntil: addWorkingDays(facts.today, policy.training.discipline.hearingDays.value),
  }),
  answerBy: ({ policy }, { today }) => addWorkingDays(today, policy.training.discipline.hearingDays.value),
  apply: (_dossier, { fact, actingFor }) => ({ ...fact, openedFor: actingFor }),
  tells: ['person', 'employer', 'leader'],
})

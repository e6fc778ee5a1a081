/** Absence without cause went beyond the limit: everybody hears of it, and has some days to say what is wrong. Nothing is decided by it. */
import { z } from 'zod'
import { answerDay } from '../../calendar.ts'
import { clock } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { absenceIsBeyond, missedWithoutCause, onAbsence } from './absences.ts'

export const warnOfAbsence = action({
  by: [clock],
  from: studying,
  cites: onAbsence,
  input: z.strictObject({}),
  daily: ({ policy }) => policy.training.leave.absence !== undefined,
  rules: [absenceIsBeyond],
  decide: (law, { dossier, today }) => ({
    on: today,
    answerBy: answerDay(today, law.policy.procedure.answerDays.correct.value),
    halfDays: missedWithoutCause(law, dossier).halfDays,
  }),
  apply: (_dossier, { fact }) => ({ absenceWarning: fact }),
  tells: ['person', 'employer', 'host', 'department'],
})

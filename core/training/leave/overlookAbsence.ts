/** The department has looked at an absence and opens no case; the reason is sealed. Only more absence warns again. */
import { z } from 'zod'
import { department } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { absenceIsReferred, missedWithoutCause, onAbsence } from './absences.ts'

export const overlookAbsence = action({
  by: [department],
  from: studying,
  cites: onAbsence,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [absenceIsReferred],
  decide: (law, { dossier, today }) => ({ overlookedOn: today, halfDays: missedWithoutCause(law, dossier).halfDays }),
  keeps: ({ input: { reason } }) => ({ kind: 'absence', content: { reason } }),
  apply: ({ absenceWarning }, { fact }) => (absenceWarning ? { absenceWarning: { ...absenceWarning, ...fact } } : {}),
  tells: ['person', 'employer', 'host'],
})

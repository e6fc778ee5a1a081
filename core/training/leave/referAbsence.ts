/** The days to say what is wrong are over and the absence stands: it is put to the department, which opens a case or lets it rest. */
import { z } from 'zod'
import { clock } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { onAbsence, warningIsOver } from './absences.ts'

export const referAbsence = action({
  by: [clock],
  from: studying,
  cites: onAbsence,
  input: z.strictObject({}),
  daily: ({ policy }) => policy.training.leave.absence !== undefined,
  rules: [warningIsOver],
  decide: (_law, { dossier, today }) => ({ referredOn: today, cases: dossier.cases.length }),
  apply: ({ absenceWarning }, { fact }) => (absenceWarning ? { absenceWarning: { ...absenceWarning, ...fact } } : {}),
  tells: ['person', 'employer', 'host', 'department'],
})

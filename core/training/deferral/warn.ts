/** Time passes in a deferral: a later cohort is about to begin, or the last day comes near, and those whom it concerns hear of it. */
import { z } from 'zod'
import { clock } from '../../roles.ts'
import { action } from '../dossier.ts'
import { overdue } from '../rules.ts'
import { nextWarning, onDeferral } from './deferral.ts'

export const warn = action({
  by: [clock],
  from: ['deferred'],
  cites: onDeferral,
  input: z.strictObject({}),
  rules: [overdue],
  answerBy: (law, { dossier, today }) => nextWarning(law, dossier, today),
  tells: ['person', 'employer', 'host', 'department'],
})

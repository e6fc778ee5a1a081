/** The supervisor has read a report, and leaves it at that: one tap, so that whoever wrote it knows. */
import { z } from 'zod'
import { Month } from '../../application/form.ts'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { isUnread, monthIsReported } from './reading.ts'

export const readReport = action({
  by: [host],
  from: [...studying, 'failed', 'passed'],
  cites: ({ policy }) => policy.training.reportEveryMonths,
  input: z.strictObject({ month: Month }),
  rules: [monthIsReported, isUnread],
  apply: ({ reportsRead = [] }, { fact: { month } }) => ({ reportsRead: [...reportsRead, month] }),
  tells: ['person'],
})

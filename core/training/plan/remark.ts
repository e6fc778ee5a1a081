/** The host remarks on how the study goes, or on one report; whoever is behind is seen early. */
import { z } from 'zod'
import { Month } from '../../application/form.ts'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { monthIsReported } from './reading.ts'

export const remark = action({
  by: [host],
  from: [...studying, 'failed'],
  cites: ({ policy }) => policy.training.studyPlan,
  input: z.strictObject({ onTrack: z.boolean(), text: z.string().min(2).max(2000), month: Month.optional() }),
  rules: [monthIsReported],
  decide: (_law, { input: { onTrack, month }, today }) => ({ on: today, onTrack, ...(month !== undefined && { month }) }),
  keeps: ({ input }) => ({ kind: 'remark', content: input }),
  apply: ({ remarks }, { fact }) => ({ remarks: [...remarks, fact] }),
  tells: ['person', 'department'],
})

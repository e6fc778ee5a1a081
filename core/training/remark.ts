/** The host remarks on how the study goes; whoever is behind is seen early. */
import { z } from 'zod'
import { host } from '../roles.ts'
import { action, studying } from './dossier.ts'

export const remark = action({
  by: [host],
  from: [...studying, 'failed'],
  cites: ({ policy }) => policy.training.studyPlan,
  input: z.strictObject({ onTrack: z.boolean(), text: z.string().min(2).max(2000) }),
  decide: (_law, { input, today }) => ({ on: today, onTrack: input.onTrack }),
  keeps: ({ input }) => ({ kind: 'remark', content: input }),
  apply: ({ remarks }, { fact }) => ({ remarks: [...remarks, fact] }),
  tells: ['person', 'department'],
})

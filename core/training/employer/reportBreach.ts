/**
 * How trainees once reported in confidence that an undertaking is not kept. It left a line in the training's own journal, whose numbers others see; since
 * then it is an inquiry, which they don't reach. Nobody does it any more, and what was done still folds.
 */
import { z } from 'zod'
import { person } from '../../roles.ts'
import { action } from '../dossier.ts'

export const reportBreach = action({
  by: [person],
  from: [],
  cites: ({ policy }) => policy.training.undertakings,
  input: z.strictObject({ undertaking: z.string(), statement: z.string().min(2).max(4000) }),
  decide: (_law, { today }) => ({ on: today }),
  keeps: facts => ({ kind: 'breach', content: facts.input }),
  apply: ({ breaches }, { fact }) => ({ breaches: [...breaches, fact] }),
  tells: ['department'],
})

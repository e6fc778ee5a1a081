/** The person agrees to the host that was proposed to them. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { person } from '../roles.ts'
import { action } from './dossier.ts'
import { answered } from './offers.ts'

export const agree = action({
  by: [person],
  from: ['proposed'],
  to: 'agreed',
  cites: ({ policy }) => policy.placement.adjustment,
  input: z.strictObject({}),
  decide: (_law, { today }) => ({ on: today }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.placement.hostAnswerDays.value),
  apply: (dossier, { fact }) => answered(dossier, { agreedOn: fact.on }),
  tells: ['host', 'department'],
})

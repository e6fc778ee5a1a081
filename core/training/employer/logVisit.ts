/** The employer writes down that it kept in touch: a visit or a talk, on which day and how. What came of it is sealed. */
import { z } from 'zod'
import { employer } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { dayOfStudy } from '../rules.ts'
import { visitWays } from './keeping-touch.ts'

export const logVisit = action({
  by: [employer],
  from: [...studying, 'failed', 'passed'],
  cites: ({ policy }) => policy.training.undertakingsEveryMonths,
  input: z.strictObject({ on: z.iso.date(), how: z.enum(visitWays), text: z.string().trim().min(2).max(2000) }),
  rules: [dayOfStudy],
  decide: (_law, { input: { on, how } }) => ({ on, how }),
  keeps: ({ input: { text } }) => ({ kind: 'visit', content: { text } }),
  apply: ({ visits }, { fact }) => ({ visits: [...visits, fact] }),
})

/** The department has looked into what a trainee reported of the employer, and answers. What it found is sealed like the report. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { department } from '../../roles.ts'
import { ruleOfRecord } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'

const breachIsOpen = ruleOfRecord(
  'breachIsOpen',
  ({ policy }) => ({ ...policy.training.undertakings, value: true }),
  (_wanted, { dossier }: Facts<Training>) => dossier.breaches.some(b => b.answeredOn === undefined),
  ({ dossier }) => dossier.breaches.length,
)

export const answerBreach = action({
  by: [department],
  from: ['notified', ...studying, 'failed', 'passed', 'terminated'],
  cites: ({ policy }) => policy.training.undertakings,
  input: z.strictObject({ finding: z.enum(['putRight', 'notTrue', 'goesOn']), text: z.string().min(2).max(2000) }),
  rules: [breachIsOpen],
  decide: (_law, { today }) => ({ on: today }),
  keeps: ({ input }) => ({ kind: 'breachAnswer', content: input }),
  apply: ({ breaches }, { fact }) => ({ breaches: breaches.map(b => (b.answeredOn === undefined ? { ...b, answeredOn: fact.on } : b)) }),
  tells: ['person'],
})

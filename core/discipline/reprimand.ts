/** The reprimand goes out as an official document with a number. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { countsNumbers, nextNumber, takeNumber } from '../number/register.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Discipline } from './dossier.ts'

const reprimandIsForeseen = rule(
  'reprimandIsForeseen',
  ({ policy }) => policy.training.discipline.reprimand,
  (foreseen, _facts: Facts<Discipline>) => foreseen,
  () => false,
)

export const reprimand = action({
  by: [department],
  from: ['sanctioned', 'upheld'],
  to: 'reprimanded',
  cites: ({ policy }) => policy.training.discipline.reprimand,
  input: z.strictObject({}),
  rules: [reprimandIsForeseen],
  counts: countsNumbers,
  decide: (law, facts) => ({ reprimand: nextNumber(law, facts), on: facts.today }),
  apply: (_dossier, { fact }) => ({ reprimand: fact.reprimand }),
  posts: (law, _facts, fact) => takeNumber(law, fact.reprimand),
  tells: ['person', 'employer', 'body', 'host'],
})

/** The reprimand goes out as an official document with a number, and stands on the public page for the days of the policy. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
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
  decide: (law, facts) => {
    const days = law.policy.training.discipline.publication?.value.days
    const published = days !== undefined && { published: { from: facts.today, until: addDays(facts.today, days - 1) } }
    return { reprimand: nextNumber(law, facts), on: facts.today, ...published }
  },
  apply: (_dossier, { fact: { reprimand, published } }) => ({ reprimand, published }),
  posts: (law, _facts, fact) => takeNumber(law, fact.reprimand),
  tells: ['person', 'employer', 'body', 'host'],
})

/** All the months owed are certified: the person is discharged, with a letter that has a number of the register. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { countsNumbers, nextNumber, takeNumber } from '../number/register.ts'
import { clock, department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, begun, type Obligation } from './dossier.ts'
import { noCaseIsOpen } from './rules.ts'
import { fullOn, monthsServed } from './served.ts'
import { term } from './terms.ts'

const monthsAreServed = rule(
  'monthsAreServed',
  (law, { dossier }: Facts<Obligation>) => ({ ...term('months')(law), value: dossier.owedMonths }),
  (owed, { dossier }) => monthsServed(dossier) >= owed,
  ({ dossier }) => monthsServed(dossier),
)

export const discharge = action({
  by: [department, clock],
  from: begun,
  to: 'discharged',
  cites: term('months'),
  input: z.strictObject({}),
  rules: [monthsAreServed, noCaseIsOpen],
  counts: countsNumbers,
  decide: (law, facts) => ({
    letter: nextNumber(law, facts),
    on: facts.today,
    fulfilledOn: fullOn(facts.dossier, facts.dossier.owedMonths, facts.today),
  }),
  apply: (_dossier, { fact }) => ({ letter: fact.letter, fulfilledOn: fact.fulfilledOn }),
  posts: (law, _facts, { letter }) => takeNumber(law, letter),
  tells: ['person', 'employer', 'body', 'host'],
})

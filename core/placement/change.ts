/** The department allowed another host or programme during training: the seats move, and the old placement stays on record. */

import type { Facts } from '../facts.ts'
import { causedBy } from '../roles.ts'
import { type Rule, ruleOfInput } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { answered } from './offers.ts'
import { Seat } from './rules.ts'
import { freeAt, freeSeat, isPlacedHere, takeSeat } from './seats.ts'

const newSeatIsFree: Rule<Facts<Placement> & { readonly input: Seat }> = ruleOfInput(
  'newSeatIsFree',
  (law, facts) => ({ ...law.policy.training.change, value: isPlacedHere(law, facts) }),
  (counted, facts) => !counted || facts.balance(freeAt(facts, facts.input)) > 0,
  facts => ({ free: facts.balance(freeAt(facts, facts.input)) }),
)

export const change = action({
  by: [causedBy('training', 'allowChange')],
  from: ['confirmed'],
  cites: ({ policy }) => policy.training.change,
  input: Seat,
  rules: [newSeatIsFree],
  counts: (_law, facts) => [freeAt(facts, facts.input)],
  decide: (_law, { input, today }) => ({ ...input, on: today }),
  apply: (dossier, { fact: { host, programme, on } }) => ({
    host,
    programme,
    offered: [
      ...answered(dossier, { ended: { by: 'department', on, reason: 'changed' } }).offered,
      { host, programme, way: 'change', by: 'department', on, welcomedOn: on },
    ],
  }),
  posts: (law, facts, fact) => [...freeSeat(law, facts), ...takeSeat(law, facts, fact)],
  tells: ['person', 'employer', 'body', 'host'],
})

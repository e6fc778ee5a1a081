/** The department allowed another host or programme during training: the seats move, and the old placement stays on record. */

import type { Facts } from '../facts.ts'
import { causedBy } from '../roles.ts'
import { type Rule, ruleOfInput } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { answered } from './offers.ts'
import { enteredIn, enterQuotas, quotasCounted, withinQuotas } from './quotas.ts'
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
  rules: [newSeatIsFree, withinQuotas],
  counts: (law, facts) => [freeAt(facts, facts.input), ...quotasCounted(law, facts)],
  decide: (law, { input, dossier, today }) => ({ ...input, on: today, ...enteredIn(law, dossier, input) }),
  apply: (dossier, { fact: { host, programme, on, quotas } }) => ({
    host,
    programme,
    quotas,
    offered: [
      ...answered(dossier, { ended: { by: 'department', on, reason: 'changed' } }).offered,
      { host, programme, way: 'change', by: 'department', on, welcomedOn: on },
    ],
  }),
  posts: (law, facts, fact) => [...freeSeat(law, facts), ...takeSeat(law, facts, fact), ...enterQuotas(law, facts, fact.quotas)],
  tells: ['person', 'employer', 'body', 'host'],
})

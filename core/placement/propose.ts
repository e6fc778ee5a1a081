/** The department proposes a host: one of the person's wishes or, if they are willing, another with a free seat. */
import { answerDay } from '../calendar.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { wayOf } from './offers.ts'
import { enteredIn, enterQuotas, quotasCounted } from './quotas.ts'
import { rulesOfSeat, Seat } from './rules.ts'
import { freeAt, takeSeat } from './seats.ts'

export const propose = action({
  by: [department],
  from: ['opened'],
  to: 'proposed',
  cites: ({ policy }) => policy.placement.adjustment,
  input: Seat,
  rules: rulesOfSeat,
  counts: (law, facts) => [freeAt(facts, facts.input), ...quotasCounted(law, facts)],
  decide: (law, { input, dossier, today }) => ({ ...input, way: wayOf(dossier, input), on: today, ...enteredIn(law, dossier, input) }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.placement.answerDays.value),
  apply: ({ offered }, { fact: { quotas, ...offer } }) => ({
    host: offer.host,
    programme: offer.programme,
    quotas,
    offered: [...offered, { ...offer, by: 'department' }],
  }),
  posts: (law, facts, fact) => [...takeSeat(law, facts, fact), ...enterQuotas(law, facts, fact.quotas)],
  tells: ['person', 'employer'],
})

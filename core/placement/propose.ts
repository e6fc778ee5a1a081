/** The department proposes a host: one of the person's wishes or, if they are willing, another with a free seat. */
import { answerDay } from '../calendar.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { wayOf } from './offers.ts'
import { rulesOfSeat, Seat } from './rules.ts'
import { freeAt, takeSeat } from './seats.ts'

export const propose = action({
  by: [department],
  from: ['opened'],
  to: 'proposed',
  cites: ({ policy }) => policy.placement.adjustment,
  input: Seat,
  rules: rulesOfSeat,
  counts: (_law, facts) => [freeAt(facts, facts.input)],
  decide: (_law, { input, dossier, today }) => ({ ...input, way: wayOf(dossier, input), on: today }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.placement.answerDays.value),
  apply: ({ offered }, { fact }) => ({
    host: fact.host,
    programme: fact.programme,
    offered: [...offered, { ...fact, by: 'department' }],
  }),
  posts: (law, facts, fact) => takeSeat(law, facts, fact),
  tells: ['person', 'employer'],
})

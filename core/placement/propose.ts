/** The department proposes a host: one of the person's wishes or, if they are willing, another with a free seat. */
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { wayOf } from './offers.ts'
import { hostIsOfTrack, Seat, seatIsFree, trackIsPlacedBy, wishedOrWilling } from './rules.ts'
import { freeAt, takeSeat } from './seats.ts'

/** Where a refusal costs the place, whoever has refused gets no second offer. */
const refusalCostNothing = rule(
  'refusalCostNothing',
  ({ policy }) => policy.placement.refusalCosts,
  (costs, { dossier }: Facts<Placement>) => costs === 'nothing' || dossier.offered.every(o => o.ended?.by !== 'person'),
  ({ dossier }) => dossier.offered.filter(o => o.ended?.by === 'person').length,
)

export const propose = action({
  by: [department],
  from: ['opened'],
  to: 'proposed',
  cites: ({ policy }) => policy.placement.adjustment,
  input: Seat,
  rules: [trackIsPlacedBy('department'), refusalCostNothing, hostIsOfTrack, seatIsFree, wishedOrWilling],
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

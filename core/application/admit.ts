/** The department admits: the notice period is over, nothing stands against the person, and the track still has a place. */
import { z } from 'zod'
import { placesFilled, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { leader } from '../roles.ts'
import { capsCounted, capsOn, enterShares, orNoShare } from '../round/shares.ts'
import { rule, ruleOverMany } from '../rule.ts'
import { getTrack } from '../track.ts'
import { type Application, action } from './dossier.ts'
import { seatOf, usedBy } from './places.ts'

const noticeIsOver = rule(
  'noticeIsOver',
  ({ policy }) => policy.procedure.publicNotice,
  ({ held }, { round, today }: Facts<Application>) => !held || (round.notice !== undefined && today > round.notice.to),
  ({ round, today }) => ({ today, notice: round.notice }),
)

const trackHasPlaces = rule(
  'trackHasPlaces',
  (law, facts: Facts<Application>) => getTrack(law, facts).places,
  (places, facts) => facts.balance(placesFilled(seatOf(facts).round, seatOf(facts).track)) < places,
  facts => facts.balance(placesFilled(seatOf(facts).round, seatOf(facts).track)),
)

const withinShares = ruleOverMany<Facts<Application>>('withinShares', (law, facts) => {
  const { round, balance, dossier } = facts
  return orNoShare(law, capsOn({ law, round, balance }, 'admitted', seatOf(facts), dossier.kinds ?? []))
})

export const admit = action({
  by: [leader],
  from: ['accepted'],
  to: 'admitted',
  cites: ({ policy }) => policy.procedure.windows.review,
  input: z.strictObject({}),
  rules: [noticeIsOver, trackHasPlaces, withinShares],
  counts: (law, facts) => [placesFilled(seatOf(facts).round, seatOf(facts).track), ...capsCounted(law, 'admitted', seatOf(facts))],
  posts: (law, facts) => {
    const seat = seatOf(facts)
    const place = transfer(usedBy(law, facts), placesFilled(seat.round, seat.track), 1, law.places.clause)
    return [place, ...enterShares(law, 'admitted', seat, facts.dossier.kinds ?? [])]
  },
  causes: (_law, { id, dossier: { round, track, person, employer, body, preferences, willing, field, setAside, kinds } }) => [
    {
      subject: 'placement',
      id,
      action: 'open',
      input: { round, track, person, employer, body, preferences, willing, field, setAside, kinds },
    },
  ],
  tells: ['person', 'employer', 'body'],
})

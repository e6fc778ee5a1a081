/** The department admits: the notice period is over, nothing stands against the person, and the track still has a place. */
import { z } from 'zod'
import { placesFilled, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { leader } from '../roles.ts'
import { rule } from '../rule.ts'
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

export const admit = action({
  by: [leader],
  from: ['accepted'],
  to: 'admitted',
  cites: ({ policy }) => policy.procedure.windows.review,
  input: z.strictObject({}),
  rules: [noticeIsOver, trackHasPlaces],
  counts: (_law, facts) => [placesFilled(seatOf(facts).round, seatOf(facts).track)],
  posts: (law, facts) => {
    const { round, track } = seatOf(facts)
    return [transfer(usedBy(law, facts), placesFilled(round, track), 1, law.places.clause)]
  },
  causes: (_law, { id, dossier: { round, track, person, employer, body, preferences, willing, field, setAside } }) => [
    { subject: 'placement', id, action: 'open', input: { round, track, person, employer, body, preferences, willing, field, setAside } },
  ],
  tells: ['person', 'employer', 'body'],
})

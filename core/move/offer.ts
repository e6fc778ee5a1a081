/** A body offers places to another. They are set aside from this moment, so that what was promised on the phone is still there when the other agrees. */
import { placesFree, placesOffered, transfer } from '../accounts.ts'
import { handsOf } from '../acting.ts'
import { action, giver } from './dossier.ts'
import { answerUntil, input, movingIn, placeIn, rules } from './offering.ts'
import { termsOf } from './terms.ts'

export const offer = action({
  by: [giver],
  from: ['none'],
  to: 'offered',
  cites: termsOf,
  input,
  rules,
  counts: (_law, facts) => [movingIn(facts).account],
  decide: (law, facts) => {
    const { taker, count, reason } = facts.input
    const { round, track, from } = placeIn(facts)
    return { round, countedTrack: track, from, taker, count, reason, answerUntil: answerUntil(law, facts), hands: handsOf(facts.actor) }
  },
  answerBy: answerUntil,
  apply: (_dossier, { fact: { taker, ...offered } }) => ({ ...offered, body: taker }),
  posts: ({ places }, _facts, { round, countedTrack, from, count }) => [
    transfer(placesFree(round, countedTrack, from), placesOffered(round, countedTrack, from), count, places.clause),
  ],
  tells: ['body'],
})

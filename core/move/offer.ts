/** A body offers places to another. They are set aside from this moment, so that what was promised on the phone is still there when the other agrees. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { placesFree, placesOffered, transfer } from '../accounts.ts'
import { handsOf } from '../acting.ts'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { bodiesAreListed, enoughAreFree, type Moving, trackIsOpenToBody } from '../round/moving.ts'
import { ruleOfInput } from '../rule.ts'
import { action, findMove, giver, type Move } from './dossier.ts'
import { lastDayFor } from './rules.ts'
import { termsOf } from './terms.ts'

const input = z.strictObject({
  to: z.string(),
  count: z.int().positive(),
  reason: z.string().trim().min(2).max(400),
  answerUntil: z.iso.date().optional(),
})
type Given = Facts<Move> & { readonly input: z.output<typeof input> }

const placeIn = ({ id }: Pick<Given, 'id'>) => findMove(id) ?? { round: '', track: '', from: '' }
const movingIn = (facts: Given): Moving => {
  const { round, track, from } = placeIn(facts)
  return { track, from, to: facts.input.to, count: facts.input.count, account: placesFree(round, track, from) }
}

const toAnother = ruleOfInput(
  'toAnother',
  ({ places }, facts: Given) => ({ value: placeIn(facts).from, clause: places.clause }),
  (from, { input: { to } }) => to !== from,
  ({ input: { to } }) => to,
)

/** The other can answer while it can still nominate. */
const answeredInTime = ruleOfInput(
  'answeredInTime',
  (law, facts: Given) => ({ ...law.policy.procedure.windows.nominate, value: lastDayFor(law, facts, facts.input.to) }),
  (day, { today, input: { answerUntil = today } }) => today <= answerUntil && answerUntil <= day,
  ({ today, input: { answerUntil = today } }) => answerUntil,
)

/** Unless another day is named: as long as a body has to vet a file, and no longer than the places are of use. */
const answerUntil = (law: Law, facts: Given): string => {
  const { today, input } = facts
  const [usual, last] = [answerDay(today, law.policy.procedure.answerDays.vet.value), lastDayFor(law, facts, input.to)]
  return input.answerUntil ?? (usual < last ? usual : last)
}

export const offer = action({
  by: [giver],
  from: ['none'],
  to: 'offered',
  cites: termsOf,
  input,
  rules: [toAnother, bodiesAreListed(({ input: { to } }: Given) => [to]), trackIsOpenToBody(movingIn), answeredInTime, enoughAreFree(movingIn)],
  counts: (_law, facts) => [movingIn(facts).account],
  decide: (law, facts) => {
    const { to, count, reason } = facts.input
    const { round, track, from } = placeIn(facts)
    return { round, countedTrack: track, from, to, count, reason, answerUntil: answerUntil(law, facts), hands: handsOf(facts.actor) }
  },
  answerBy: answerUntil,
  apply: (_dossier, { fact: { to, ...offered } }) => ({ ...offered, body: to }),
  posts: ({ places }, _facts, { round, countedTrack, from, count }) => [
    transfer(placesFree(round, countedTrack, from), placesOffered(round, countedTrack, from), count, places.clause),
  ],
  tells: ['body'],
})

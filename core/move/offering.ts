/** What is typed into an offer, and what of it can be wrong. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import { placesFree } from '../accounts.ts'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { bodiesAreListed, enoughAreFree, type Moving, trackIsOpenToBody } from '../round/moving.ts'
import { ruleOfInput } from '../rule.ts'
import { findMove, type Move } from './dossier.ts'
import { lastDayFor } from './rules.ts'

export const input = z.strictObject({
  taker: z.string(),
  count: z.int().positive(),
  reason: z.string().trim().min(2).max(400),
  answerUntil: z.iso.date().optional(),
})
type Given = Facts<Move> & { readonly input: z.output<typeof input> }

export const placeIn = ({ id }: Pick<Given, 'id'>) => findMove(id) ?? { round: '', track: '', from: '' }
export const movingIn = (facts: Given): Moving => {
  const { round, track, from } = placeIn(facts)
  return { track, from, to: facts.input.taker, count: facts.input.count, account: placesFree(round, track, from) }
}

const toAnother = ruleOfInput(
  'toAnother',
  ({ places }, facts: Given) => ({ value: placeIn(facts).from, clause: places.clause }),
  (from, { input: { taker } }) => taker !== from,
  ({ input: { taker } }) => taker,
)

/** The other can answer while it can still nominate. */
const answeredInTime = ruleOfInput(
  'answeredInTime',
  (law, facts: Given) => ({ ...law.policy.procedure.windows.nominate, value: lastDayFor(law, facts, facts.input.taker) }),
  (day, { today, input: { answerUntil = today } }) => today <= answerUntil && answerUntil <= day,
  ({ today, input: { answerUntil = today } }) => answerUntil,
)

/** Unless another day is named: as long as a body has to vet a file, and no longer than the places are of use. */
export const answerUntil = (law: Law, facts: Given): string => {
  const { today, input } = facts
  const [usual, last] = [answerDay(today, law.policy.procedure.answerDays.vet.value), lastDayFor(law, facts, input.taker)]
  return input.answerUntil ?? (usual < last ? usual : last)
}

export const rules = [
  toAnother,
  bodiesAreListed(({ input: { taker } }: Given) => [taker]),
  trackIsOpenToBody(movingIn),
  answeredInTime,
  enoughAreFree(movingIn),
]

/**
 * The department calls a reserve up: the body has a place free again, after a no-show say. The person gives their line among the reserves back and
 * takes the place. The sealed roster already names them, so nothing is printed anew; its `moveUp` refuses whoever is not the first in line.
 */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { rosterOf } from '../nomination/dossier.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'
import { choosePlace, countsPlaces, giveBack, seatOf, takePlace, withinPlaces, withinShares } from './places.ts'
import { criteriaHold } from './rules.ts'

export const callUp = action({
  by: [department],
  from: ['reserved'],
  to: 'nominated',
  cites: ({ policy }) => policy.procedure.reserves,
  input: z.strictObject({}),
  opens: 'form',
  rules: [withinPlaces, withinShares, criteriaHold('eligibleToNominate')],
  counts: countsPlaces,
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.review.value),
  decide: choosePlace,
  apply: (_dossier, { fact: { setAside, kinds } }) => ({ setAside, kinds }),
  posts: (law, facts, fact) => [...takePlace(law, facts, fact), ...giveBack(law, facts)],
  causes: (_law, facts) => {
    const { round, track, body } = seatOf(facts)
    return [{ subject: 'nomination', id: rosterOf(round, track, body), action: 'moveUp', input: { application: facts.id } }]
  },
  tells: ['person', 'employer', 'body'],
})

/** A nominating body puts an applicant forward, on a reserved place that is for them or on one of its own. */
import { z } from 'zod'
import { rosterOf } from '../nomination/dossier.ts'
import { body } from '../roles.ts'
import { action } from './dossier.ts'
import { choosePlace, countsPlaces, giveBack, seatOf, takePlace, withinPlaces, withinShares } from './places.ts'
import { criteriaHold, withinWindow } from './rules.ts'

export const recommend = action({
  by: [body],
  from: ['consented', 'reserved'],
  to: 'recommended',
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input: z.strictObject({}),
  opens: 'form',
  rules: [withinWindow('nominate'), withinPlaces, withinShares, criteriaHold('eligibleToNominate')],
  counts: countsPlaces,
  decide: choosePlace,
  apply: (_dossier, { fact: { setAside, kinds } }) => ({ setAside, kinds }),
  posts: (law, facts, fact) => [...takePlace(law, facts, fact), ...giveBack(law, facts)],
  causes: (_law, facts) => {
    const { round, track, body } = seatOf(facts)
    const input = { round, track, body, application: facts.id, grassRoots: facts.dossier.grassRoots === true, as: 'recommended' }
    return [{ subject: 'nomination', id: rosterOf(round, track, body), action: 'enter', input }]
  },
  tells: ['person', 'employer'],
})

/** A nominating body puts an applicant forward, on a reserved place that is for them or on one of its own. */
import { z } from 'zod'
import { body } from '../roles.ts'
import { action } from './dossier.ts'
import { choosePlace, countsPlaces, enterRoster, giveBack, takePlace, withinPlaces, withinShares } from './places.ts'
import { criteriaHold, unchangedSinceSeen, withinWindow } from './rules.ts'

export const recommend = action({
  by: [body],
  from: ['consented', 'reserved'],
  to: 'recommended',
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input: z.strictObject({}),
  opens: 'form',
  rules: [withinWindow('nominate'), withinPlaces, withinShares, criteriaHold('eligibleToNominate'), unchangedSinceSeen],
  counts: countsPlaces,
  decide: choosePlace,
  apply: (_dossier, { fact: { setAside, kinds } }) => ({ setAside, kinds }),
  posts: (law, facts, fact) => [...takePlace(law, facts, fact), ...giveBack(law, facts)],
  causes: (law, facts) => enterRoster(law, facts, 'recommended'),
  tells: ['person', 'employer'],
})

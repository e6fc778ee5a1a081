/** A nominating body puts an applicant forward, on a reserved place that is for them or on one of its own. */
import { z } from 'zod'
import { dataIsNotRestricted } from '../inquiry/restricted.ts'
import { body } from '../roles.ts'
import { countsCitizen, holdCitizen, oneCitizenOnce, takeCitizen } from './citizen.ts'
import { healthConsentStands } from './consents.ts'
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
  rules: [
    withinWindow('nominate'),
    oneCitizenOnce,
    withinPlaces,
    withinShares,
    criteriaHold('eligibleToNominate'),
    healthConsentStands,
    dataIsNotRestricted,
    unchangedSinceSeen,
  ],
  counts: (law, facts) => [...countsPlaces(law, facts), ...countsCitizen(facts)],
  decide: (law, facts) => ({ ...choosePlace(law, facts), ...holdCitizen(law, facts) }),
  apply: ({ citizen: held }, { fact: { setAside, kinds, citizen = held } }) => ({ setAside, kinds, citizen }),
  posts: (law, facts, fact) => [...takePlace(law, facts, fact), ...giveBack(law, facts), ...takeCitizen(law, facts)],
  causes: (law, facts) => enterRoster(law, facts, 'recommended'),
  tells: ['person', 'employer'],
})

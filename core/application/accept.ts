/** The department finds a nominated person fit and puts them on the list for public notice; where experts score files, in the order of the results. */
import { z } from 'zod'
import { dataIsNotRestricted } from '../inquiry/restricted.ts'
import { department } from '../roles.ts'
import { healthConsentStands } from './consents.ts'
import { action } from './dossier.ts'
import { changesOf, joinList } from './list.ts'
import { countsPanel, inOrderOfResults, passedPanel } from './panel.ts'
import { criteriaHold, unchangedSinceSeen, withinWindow } from './rules.ts'

export const accept = action({
  by: [department],
  from: ['nominated'],
  to: 'accepted',
  cites: ({ policy }) => policy.procedure.windows.review,
  input: z.strictObject({}),
  opens: 'form',
  rules: [
    withinWindow('review'),
    criteriaHold('eligibleToNominate'),
    passedPanel,
    inOrderOfResults,
    healthConsentStands,
    dataIsNotRestricted,
    unchangedSinceSeen,
  ],
  counts: (law, facts) => [changesOf(facts), ...countsPanel(law, facts)],
  decide: (_law, facts) => ({ listed: facts.balance(changesOf(facts)) }),
  apply: (_dossier, { fact: { listed } }) => ({ listed }),
  posts: joinList,
  tells: ['person', 'body'],
})

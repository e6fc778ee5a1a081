/** Where experts score files, the department puts somebody on the list before others with a better result: with a reason, which lies sealed and is shown to the leader and the audit. */
import { z } from 'zod'
import { dataIsNotRestricted } from '../inquiry/restricted.ts'
import { panelOf } from '../review/terms.ts'
import { department } from '../roles.ts'
import { healthConsentStands } from './consents.ts'
import { action } from './dossier.ts'
import { changesOf, joinList } from './list.ts'
import { countsPanel, panelIsForeseen, passedPanel } from './panel.ts'
import { criteriaHold, unchangedSinceSeen, withinWindow } from './rules.ts'

export const acceptAhead = action({
  by: [department],
  from: ['nominated'],
  to: 'accepted',
  cites: panelOf,
  input: z.strictObject({ explanation: z.string().trim().min(5).max(400) }),
  opens: 'form',
  rules: [
    panelIsForeseen,
    withinWindow('review'),
    criteriaHold('eligibleToNominate'),
    passedPanel,
    healthConsentStands,
    dataIsNotRestricted,
    unchangedSinceSeen,
  ],
  counts: (law, facts) => [changesOf(facts), ...countsPanel(law, facts)],
  decide: (_law, facts) => ({ listed: facts.balance(changesOf(facts)) }),
  keeps: ({ input: { explanation }, ahead }) => ({ kind: 'ahead', content: { explanation, ...ahead } }),
  apply: (_dossier, { fact: { listed } }) => ({ listed }),
  posts: joinList,
  tells: ['person', 'body', 'leader'],
})

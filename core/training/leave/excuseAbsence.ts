/** An absence turns out to have been leave: the host, who would have granted it, makes it leave of a kind. Kind, reason and proof are sealed. */
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { alsoAfterPass } from '../money/difference.ts'
import { absenceIsOnRecord, onAbsence, withoutAbsence } from './absences.ts'
import { asLeave, excuseOf, hostGrantsIt, wish } from './excusing.ts'
import { holidaysAreKnown, kindHasDaysLeft, kindIsListed, leaveOf, overlapsNoLeave, proofIsGiven, sealedLeave } from './leaves.ts'
import { moved } from './suspension.ts'

export const excuseAbsence = action(
  alsoAfterPass({
    by: [host],
    from: studying,
    cites: onAbsence,
    input: excuseOf,
    opens: 'leave',
    rules: [
      absenceIsOnRecord,
      ...[kindIsListed, overlapsNoLeave, holidaysAreKnown, kindHasDaysLeft, proofIsGiven].map(asLeave),
      hostGrantsIt,
    ],
    decide: (law, facts) => ({ ...moved(law, facts, leaveOf(law, facts, wish(facts))), absence: facts.input.absence }),
    keeps: facts => sealedLeave(facts, facts.dossier.awayNumber + 1, wish(facts), { ...wish(facts), ...facts.input }),
    answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
    apply: ({ leaves, absences, awayNumber: n, studyEnd }, { fact }) => ({
      leaves: [...leaves, { ...fact.leave, nth: n + 1 }],
      absences: withoutAbsence(absences, fact.absence),
      awayNumber: n + 1,
      studyEnd: fact.studyEnd ?? studyEnd,
    }),
    tells: ['person', 'employer', 'department'],
  }),
)

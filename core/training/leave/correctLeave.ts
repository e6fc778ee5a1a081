/** A leave was recorded wrongly: the right days or the right kind take its place, or it never was. The first entry stays; the months follow. Reason and kind are sealed. */
import { department, host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { alsoAfterPass } from '../money/difference.ts'
import type { Leave } from './away.ts'
import { correction, leaveIsOnRecord, meant, ofWhatItBecomes, wished } from './correcting.ts'
import { kindHasDaysLeft, kindIsListed, leaveOf, overlapsNoLeave, sealedLeave, withinStudy } from './leaves.ts'
import { moved } from './suspension.ts'

export const correctLeave = action(
  alsoAfterPass({
    by: [host, department],
    from: [...studying, 'failed'],
    cites: ({ policy }) => policy.training.leave.grantedBy,
    input: correction,
    opens: 'leave',
    rules: [leaveIsOnRecord, ...[kindIsListed, withinStudy, overlapsNoLeave, kindHasDaysLeft].map(ofWhatItBecomes)],
    decide: (law, facts): { readonly nth: number; readonly leave?: Leave; readonly studyEnd?: string } => {
      const { leave: nth, never } = facts.input
      const was = meant(facts)
      const { back, grantedBy } = was ?? {}
      const becomes = { ...leaveOf(law, facts, wished(facts), { instead: nth }), nth, ...(back && { back }), grantedBy }
      const gone = { ...becomes, countsAsTraining: true }
      const { leave, ...end } = moved(law, facts, never === true ? gone : becomes, was)
      return { nth, ...(never !== true && { leave }), ...end }
    },
    keeps: facts => sealedLeave(facts, facts.input.leave, wished(facts), facts.input),
    answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
    apply: ({ leaves, studyEnd }, { fact }) => ({
      leaves: leaves.flatMap(l => (l.nth !== fact.nth ? [l] : fact.leave ? [fact.leave] : [])),
      studyEnd: fact.studyEnd ?? studyEnd,
    }),
    tells: ['person', 'employer', 'host', 'department'],
  }),
)

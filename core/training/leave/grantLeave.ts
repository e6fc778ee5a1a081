/** The host, or whom the kind of leave names, grants it. From a number of days on the employer and the department are warned: a long leave often ends a study, and may suspend it. */
import { z } from 'zod'
import { mergeSpans, spanDays } from '../../calendar.ts'
import { department, employer, host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import type { Leave } from './away.ts'
import { grantedByTheNamed, leaveIsAsked, pendingIn } from './leaves.ts'
import { moved } from './suspension.ts'

const daysAway = (leaves: readonly Leave[]) =>
  mergeSpans(leaves.map(({ from, to }) => ({ from, to }))).reduce((sum, l) => sum + spanDays(l), 0)

export const grantLeave = action({
  by: [host, employer, department],
  from: studying,
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input: z.strictObject({ leave: z.int().positive().optional() }),
  rules: [leaveIsAsked, grantedByTheNamed],
  decide: (law, facts) => {
    const pending = pendingIn(facts)
    if (pending === undefined) throw new Error(`training ${facts.id} has no leave to grant`)
    const { answerBy: _answered, ...leave } = pending
    const days = daysAway([...facts.dossier.leaves, leave])
    return { ...moved(law, facts, leave), daysAway: days, warns: days > law.policy.training.leave.warnAfterDays.value }
  },
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ leaves, leavesAsked, studyEnd }, { fact }) => {
    // A request had no number once, and only one could wait.
    const nth = fact.leave.nth ?? leavesAsked.at(-1)?.nth
    return {
      leaves: [...leaves, { ...fact.leave, nth }],
      leavesAsked: leavesAsked.filter(l => l.nth !== nth),
      studyEnd: fact.studyEnd ?? studyEnd,
    }
  },
  tells: ['person', 'employer', 'host', 'department'],
})

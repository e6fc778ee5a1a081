/** The host, or whom the kind of leave names, grants it. From a number of days on the employer and the department are warned: a long leave often ends a study. */
import { z } from 'zod'
import { mergeSpans, spanDays } from '../calendar.ts'
import { department, employer, host } from '../roles.ts'
import { action, type Leave } from './dossier.ts'
import { nextDue } from './dues.ts'
import { grantedByTheNamed } from './leaves.ts'

const daysAway = (leaves: readonly Leave[]) =>
  mergeSpans(leaves.map(({ from, to }) => ({ from, to }))).reduce((sum, l) => sum + spanDays(l), 0)

export const grantLeave = action({
  by: [host, employer, department],
  from: ['leaveAsked'],
  to: 'onLeave',
  cites: ({ policy }) => policy.training.leave.grantedBy,
  rules: [grantedByTheNamed],
  input: z.strictObject({}),
  decide: ({ policy }, { id, dossier: { leaves, leaveAsked } }) => {
    if (leaveAsked === undefined) throw new Error(`training ${id} has no leave to grant`)
    const days = daysAway([...leaves, leaveAsked])
    return { leave: leaveAsked, daysAway: days, warns: days > policy.training.leave.warnAfterDays.value }
  },
  answerBy: (law, { dossier }) =>
    nextDue(law, dossier, { status: 'onLeave', leaves: dossier.leaveAsked ? [...dossier.leaves, dossier.leaveAsked] : dossier.leaves }),
  apply: ({ leaves }, { fact }) => ({ leaves: [...leaves, fact.leave], leaveAsked: undefined }),
  tells: ['person', 'employer', 'host', 'department'],
})

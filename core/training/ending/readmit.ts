/** Somebody whose sanction was corrected studies on. The days lost between are added to the end, so that the year stays a year. */
import { z } from 'zod'
import { addDays, daysBetween } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { department } from '../../roles.ts'
import { rule } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { studyOf } from '../rules.ts'

const hasStudied = rule(
  'hasStudied',
  ({ policy }) => ({ ...policy.training.discipline.appealDays, value: true }),
  (_wanted, { dossier }: Facts<Training>) => dossier.studyStart !== undefined,
  ({ dossier }) => dossier.studyStart !== undefined,
)

export const readmit = action({
  by: [department],
  from: ['restored'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.discipline.appealDays,
  input: z.strictObject({}),
  rules: [hasStudied],
  decide: (_law, facts) => {
    const from = facts.dossier.cancelledOn ?? facts.today
    const away = { from, to: addDays(facts.today, -1), countsAsTraining: false }
    return { away, studyEnd: addDays(studyOf(facts).to, daysBetween(from, facts.today)) }
  },
  answerBy: (law, { dossier }) => nextDue(law, dossier, { status: 'enrolled' }),
  apply: ({ leaves }, { fact: { away, studyEnd } }) => ({ leaves: away.to < away.from ? leaves : [...leaves, away], studyEnd }),
  tells: ['person', 'employer', 'host'],
})

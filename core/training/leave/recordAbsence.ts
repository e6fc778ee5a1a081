/** The host did not see the trainee: a day, half of one, or days on end, with or without cause. Who is there is not recorded. What the host remarks is sealed. */
import { z } from 'zod'
import { host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { absenceOf, daysOfStudyUntilNow, nothingElseOnThoseDays, onAbsence } from './absences.ts'
import { days, halfIsWrong, halfOfOneDay, inOrder, toIsWrong } from './leaves.ts'

const input = z
  .strictObject({ ...days, withCause: z.boolean(), remark: z.string().min(2).max(400).optional() })
  .refine(inOrder, toIsWrong)
  .refine(halfOfOneDay, halfIsWrong)

export const recordAbsence = action({
  by: [host],
  from: studying,
  cites: onAbsence,
  input,
  rules: [daysOfStudyUntilNow, nothingElseOnThoseDays],
  decide: (law, facts) => absenceOf(law, facts.input),
  keeps: ({ input: { remark } }) => (remark === undefined ? undefined : { kind: 'absence', content: { remark } }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ absences, awayNumber: n }, { fact }) => ({ absences: [...absences, { ...fact, nth: n + 1 }], awayNumber: n + 1 }),
  tells: ['person', 'employer', 'department'],
})

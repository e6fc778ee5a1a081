/** An absence was recorded wrongly: what was so takes its place, or it never was. The first entry stays; the months follow. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { department, host } from '../../roles.ts'
import type { Rule } from '../../rule.ts'
import { action, studying, type Training } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import { alsoAfterPass } from '../money/difference.ts'
import { absenceIsOnRecord, absenceOf, daysOfStudyUntilNow, nothingElseOnThoseDays, onAbsence, withoutAbsence } from './absences.ts'
import type { Absence } from './away.ts'
import { days, halfIsWrong, halfOfOneDay, inOrder, toIsWrong } from './leaves.ts'

const input = z
  .strictObject({
    absence: z.int().positive(),
    ...days,
    withCause: z.boolean(),
    /** It never was, whatever its days. */
    never: z.literal(true).optional(),
    reason: z.string().min(2).max(400),
  })
  .refine(inOrder, toIsWrong)
  .refine(halfOfOneDay, halfIsWrong)
type Given = Facts<Training> & { readonly input: z.output<typeof input> }

const unlessItNeverWas = (r: Rule<Given>): Rule<Given> => ({
  ...r,
  broken: (law, facts) => (facts.input.never === true ? [] : r.broken(law, facts)),
})

export const correctAbsence = action(
  alsoAfterPass({
    by: [host, department],
    from: [...studying, 'failed'],
    cites: onAbsence,
    input,
    rules: [absenceIsOnRecord, ...[daysOfStudyUntilNow, nothingElseOnThoseDays].map(unlessItNeverWas)],
    decide: (law, { input: given }): { readonly nth: number; readonly absence?: Absence } => {
      const { absence: nth, never } = given
      return { nth, ...(never !== true && { absence: { ...absenceOf(law, given), nth } }) }
    },
    keeps: ({ input: { reason } }) => ({ kind: 'absence', content: { reason } }),
    answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
    apply: ({ absences }, { fact }) => ({ absences: [...withoutAbsence(absences, fact.nth), ...(fact.absence ? [fact.absence] : [])] }),
    tells: ['person', 'employer', 'department'],
  }),
)

/** The department asks another expert for a file that lacks one. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { dataIsNotRestricted } from '../inquiry/restricted.ts'
import { department } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Review, sitting } from './dossier.ts'
import { fileStands, notAboutOneself, withoutConflict } from './rules.ts'
import { daysOf, panelOf } from './terms.ts'

const input = z.strictObject({ expert: z.string().min(1).max(64) })

type Given = Facts<Review> & { readonly input: z.output<typeof input> }

const expertIsMissing = rule(
  'expertIsMissing',
  law => ({ ...panelOf(law), value: panelOf(law).value?.experts ?? 0 }),
  (wanted, { dossier }: Facts<Review>) => sitting(dossier).length < wanted,
  ({ dossier }) => sitting(dossier).length,
)

/** Whoever was asked once has answered: with a score, or with why there is none. */
const neverAskedBefore = ruleOfInput(
  'neverAskedBefore',
  law => ({ ...panelOf(law), value: false }),
  (_before, { dossier, input: { expert: named } }: Given) => !dossier.asked.some(({ expert }) => expert === named),
  ({ input }) => input.expert,
)

export const ask = action({
  by: [department],
  from: ['convened'],
  cites: panelOf,
  input,
  rules: [notAboutOneself, dataIsNotRestricted, fileStands, expertIsMissing, neverAskedBefore, withoutConflict],
  answerBy: (law, { today }) => answerDay(today, daysOf(law)),
  apply: ({ asked }, { fact: { expert } }) => ({ asked: [...asked, { expert, answer: 'waiting' }] }),
})

/** The department puts a file before as many experts as the policy wants, none of whom has a conflict with it. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { dataIsNotRestricted } from '../inquiry/restricted.ts'
import { department } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, type Review } from './dossier.ts'
import { fileStands, notAboutOneself, withoutConflict } from './rules.ts'
import { daysOf, panelOf } from './terms.ts'

const input = z.strictObject({ round: z.string(), experts: z.array(z.string().min(1).max(64)).max(50) })
type Given = Facts<Review> & { readonly input: z.output<typeof input> }

const asManyAsWanted = ruleOfInput(
  'asManyAsWanted',
  law => ({ ...panelOf(law), value: panelOf(law).value?.experts ?? 0 }),
  (wanted, { input }: Given) => wanted > 0 && new Set(input.experts).size === wanted && input.experts.length === wanted,
  ({ input }) => new Set(input.experts).size,
)

const standsInRound = ruleOfInput(
  'standsInRound',
  law => ({ ...panelOf(law), value: 'sameRound' }),
  (_same, { input, about }: Given) => about !== undefined && about.round === input.round,
  ({ about }) => about?.round,
)

export const convene = action({
  by: [department],
  from: ['none'],
  to: 'convened',
  cites: panelOf,
  input,
  rules: [notAboutOneself, dataIsNotRestricted, fileStands, standsInRound, asManyAsWanted, withoutConflict],
  decide: (_law, { input: { round, experts }, about }) => {
    const { track, person, employer, body } = about ?? {}
    return {
      round,
      ...(track && { track }),
      about: { ...(person && { person }), ...(employer && { employer }), ...(body && { body }) },
      experts,
    }
  },
  answerBy: (law, { today }) => answerDay(today, daysOf(law)),
  apply: (_dossier, { fact: { experts, ...fact } }) => ({
    ...fact,
    wanted: experts.length,
    asked: experts.map(expert => ({ expert, answer: 'waiting' as const })),
  }),
})

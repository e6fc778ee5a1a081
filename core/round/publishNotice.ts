/** The list of accepted people is shown to the public, by number and digest, for as many working days as the policy says. Reserves who are called up later get a notice of their own. */
import { z } from 'zod'
import { addWorkingDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { workingDaysAreKnown } from '../known-days.ts'
import { department, leader } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Round } from './dossier.ts'

const input = z.strictObject({ count: z.int().positive(), list: z.string().regex(/^[0-9a-f]{64}$/) })

const noticeIsHeld = rule(
  'noticeIsHeld',
  ({ policy }) => policy.procedure.publicNotice,
  ({ held }, _facts: Facts<Round>) => held,
  ({ dossier }) => dossier.status,
)

const noMoreThanPlaces = ruleOfInput(
  'noMoreThanPlaces',
  ({ policy, places }) => ({ value: Object.values(policy.tracks).reduce((sum, t) => sum + t.places.value, 0), clause: places.clause }),
  (most, facts: Facts<Round> & { readonly input: z.output<typeof input> }) => facts.input.count <= most,
  facts => facts.input.count,
)

const noticeDaysAreKnown = workingDaysAreKnown<Facts<Round>>(({ policy: { procedure } }) => ({
  ...procedure.publicNotice,
  value: procedure.publicNotice.value.workingDays,
}))

export const publishNotice = action({
  by: [department, leader],
  from: ['closed', 'announced'],
  to: 'noticed',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input,
  rules: [noticeIsHeld, noMoreThanPlaces, noticeDaysAreKnown],
  decide: ({ policy }, { input, today }) => {
    const { workingDays } = policy.procedure.publicNotice.value
    return { ...input, from: today, to: addWorkingDays(today, workingDays) }
  },
  answerBy: ({ policy }, { today }) => addWorkingDays(today, policy.procedure.publicNotice.value.workingDays),
  apply: (_dossier, { fact }) => ({ notice: fact }),
  tells: ['body'],
})

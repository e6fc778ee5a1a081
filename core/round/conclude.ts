/** The round is over for good: the last follow-up that the policy asks for has had its day. */
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Round } from './dossier.ts'

/** Counted from the latest day on which a year of training of this round can end. */
const lastFollowUpHasCome = rule(
  'lastFollowUpHasCome',
  ({ policy: { tracks, training } }) => {
    const { value, ...note } = training.followUp
    const longest = Math.max(...Object.values(tracks).map(t => t.durationMonths.value))
    return { ...note, value: addMonths(training.enrolment.value.to, longest + Math.max(...value.afterMonths)) }
  },
  (day, { today }: Facts<Round>) => today >= day,
  ({ today }) => today,
)

export const conclude = action({
  by: [department, leader],
  from: ['announced'],
  to: 'concluded',
  cites: ({ policy }) => policy.training.followUp,
  input: z.strictObject({}),
  rules: [lastFollowUpHasCome],
})

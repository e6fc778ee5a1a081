/** The trainee goes on with a later cohort: from the day asked for, and for no longer than the policy says. What was declared stays. */
import { z } from 'zod'
import { addMonths } from '../../calendar.ts'
import { department, host } from '../../roles.ts'
import { action } from '../dossier.ts'
import { noCaseIsOpen } from '../rules.ts'
import { decidedByTheNamed, deferralIsAsked, deferralIsForeseen, deferralsAreLeft, nextWarning, onDeferral } from './deferral.ts'

export const defer = action({
  by: [department, host],
  from: ['notified', 'enrolled'],
  to: 'deferred',
  cites: onDeferral,
  input: z.strictObject({}),
  rules: [deferralIsForeseen, deferralIsAsked, decidedByTheNamed, deferralsAreLeft, noCaseIsOpen],
  decide: ({ policy }, { dossier, today }) => {
    const from = dossier.deferralAsked?.from ?? today
    return { on: today, from, lastDay: addMonths(from, policy.training.deferral?.value.mostMonths ?? 0) }
  },
  answerBy: (law, { dossier, today }) => {
    const from = dossier.deferralAsked?.from ?? today
    const lastDay = addMonths(from, law.policy.training.deferral?.value.mostMonths ?? 0)
    return nextWarning(law, { ...dossier, deferrals: [...dossier.deferrals, { from, lastDay }] }, today)
  },
  apply: ({ deferrals }, { fact: { from, lastDay } }) => ({
    deferrals: [...deferrals, { from, lastDay }],
    deferralAsked: undefined,
    enrolUntil: undefined,
  }),
  tells: ['person', 'employer', 'body', 'host', 'department'],
})

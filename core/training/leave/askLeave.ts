/** The trainee asks for leave, of the host or of whom the kind names: beforehand, afterwards, or for longer. Kind, reason and proof are sealed; the days, and whether they count as training, are on record. */
import { z } from 'zod'
import { answerDay } from '../../calendar.ts'
import { person } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { nextDue } from '../dues.ts'
import {
  askedInTime,
  days,
  halfIsWrong,
  halfOfOneDay,
  holidaysAreKnown,
  homeJourneysAreLeft,
  inOrder,
  kindHasDaysLeft,
  kindIsListed,
  leaveOf,
  overlapsNoLeave,
  proof,
  proofIsGiven,
  sealedLeave,
  toIsWrong,
  withinStudy,
} from './leaves.ts'

const input = z
  .strictObject({ kind: z.string(), ...days, reason: z.string().min(2).max(1000), proof })
  .refine(inOrder, toIsWrong)
  .refine(halfOfOneDay, halfIsWrong)

export const askLeave = action({
  by: [person],
  from: studying,
  cites: ({ policy }) => policy.training.leave.grantedBy,
  input,
  opens: 'leave',
  rules: [kindIsListed, withinStudy, askedInTime, overlapsNoLeave, holidaysAreKnown, kindHasDaysLeft, homeJourneysAreLeft, proofIsGiven],
  decide: (law, facts) => ({
    ...leaveOf(law, facts, facts.input),
    answerBy: answerDay(facts.today, law.policy.procedure.answerDays.correct.value),
  }),
  keeps: facts => sealedLeave(facts, facts.dossier.awayNumber + 1, facts.input, facts.input),
  apply: ({ leavesAsked, awayNumber: n }, { fact }) => ({ leavesAsked: [...leavesAsked, { ...fact, nth: n + 1 }], awayNumber: n + 1 }),
  answerBy: (law, facts) => nextDue(law, facts.dossier, {}),
  tells: ['host', 'employer', 'department'],
})

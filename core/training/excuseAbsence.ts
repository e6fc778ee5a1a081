/** An absence turns out to have been leave: the host, who would have granted it, makes it leave of a kind. Kind, reason and proof are sealed. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { host } from '../roles.ts'
import { type Rule, ruleOverMany } from '../rule.ts'
import { absenceIsOnRecord, onAbsence, withoutAbsence } from './absences.ts'
import type { Absence } from './away.ts'
import { action, studying, type Training } from './dossier.ts'
import { nextDue } from './dues.ts'
import { holidaysAreKnown, kindHasDaysLeft, kindIsListed, leaveOf, overlapsNoLeave, proof, proofIsGiven, sealedLeave, type Wish } from './leaves.ts'
import { moved } from './suspension.ts'

const input = z.strictObject({ absence: z.int().positive(), kind: z.string(), reason: z.string().min(2).max(400), proof })
type F = Facts<Training>
type Given = F & { readonly input: z.output<typeof input> }

const excused = ({ dossier, input: { absence } }: Given): Absence | undefined => dossier.absences.find(a => a.nth === absence)
const wish = (facts: Given): Wish => {
  const { from = facts.today, to = facts.today, half } = excused(facts) ?? {}
  return { from, to, half, kind: facts.input.kind, proof: facts.input.proof }
}
const asLeave = (r: Rule<F & { readonly input: Wish }>): Rule<Given> => ({
  ...r,
  broken: (law, facts) => r.broken(law, { ...facts, input: wish(facts) }),
})

/** What another than the host grants is asked for as leave, not excused. */
const hostGrantsIt = ruleOverMany<Given>(
  'hostGrantsIt',
  (law, facts) => {
    const { grantedBy = 'host' } = leaveOf(law, facts, wish(facts))
    return [{ clause: law.policy.training.leave.kinds.clause, holds: grantedBy === 'host', found: grantedBy, wants: 'host' }]
  },
  true,
)

export const excuseAbsence = action({
  by: [host],
  from: studying,
  cites: onAbsence,
  input,
  opens: 'leave',
  rules: [absenceIsOnRecord, ...[kindIsListed, overlapsNoLeave, holidaysAreKnown, kindHasDaysLeft, proofIsGiven].map(asLeave), hostGrantsIt],
  decide: (law, facts) => ({ ...moved(law, facts, leaveOf(law, facts, wish(facts))), absence: facts.input.absence }),
  keeps: facts => sealedLeave(facts, facts.dossier.awayNumber + 1, wish(facts), { ...wish(facts), ...facts.input }),
  answerBy: (law, { dossier }) => nextDue(law, dossier, {}),
  apply: ({ leaves, absences, awayNumber: n, studyEnd }, { fact }) => ({
    leaves: [...leaves, { ...fact.leave, nth: n + 1 }],
    absences: withoutAbsence(absences, fact.absence),
    awayNumber: n + 1,
    studyEnd: fact.studyEnd ?? studyEnd,
  }),
  tells: ['person', 'employer', 'department'],
})
